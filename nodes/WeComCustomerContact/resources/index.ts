import type { Resource } from '../operation';
import { acquisitionLink } from './acquisitionLink';
import { customer } from './customer';
import { customerStrategy } from './customerStrategy';
import { followUser } from './followUser';
import { groupMessage } from './groupMessage';
import { groupWelcomeTemplate } from './groupWelcomeTemplate';
import { idConversion } from './idConversion';
import { interceptRule } from './interceptRule';
import { moment } from './moment';
import { momentStrategy } from './momentStrategy';
import { onJobTransfer } from './onJobTransfer';
import { productAlbum } from './productAlbum';
import { resignedTransfer } from './resignedTransfer';
import { statistics } from './statistics';
import { welcomeMessage } from './welcomeMessage';

/** Every resource of the action node, in the order of the dropdown. */
export const resources: readonly Resource[] = [
	customer,
	followUser,
	welcomeMessage,
	groupMessage,
	moment,
	momentStrategy,
	groupWelcomeTemplate,
	productAlbum,
	onJobTransfer,
	resignedTransfer,
	acquisitionLink,
	customerStrategy,
	interceptRule,
	statistics,
	idConversion,
];
