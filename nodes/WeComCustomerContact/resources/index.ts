import type { Resource } from '../declaration/operation';
import { acquisitionLink } from './acquisitionLink';
import { connection } from './connection';
import { contactWay } from './contactWay';
import { corpTag } from './corpTag';
import { customer } from './customer';
import { customerStrategy } from './customerStrategy';
import { followUser } from './followUser';
import { groupChat } from './groupChat';
import { groupMessage } from './groupMessage';
import { groupWelcomeTemplate } from './groupWelcomeTemplate';
import { idConversion } from './idConversion';
import { interceptRule } from './interceptRule';
import { joinWay } from './joinWay';
import { media } from './media';
import { moment } from './moment';
import { momentStrategy } from './momentStrategy';
import { onJobTransfer } from './onJobTransfer';
import { productAlbum } from './productAlbum';
import { resignedTransfer } from './resignedTransfer';
import { statistics } from './statistics';
import { strategyTag } from './strategyTag';
import { welcomeMessage } from './welcomeMessage';

/** Every resource of the action node, in the order of the dropdown. */
export const resources: readonly Resource[] = [
	customer,
	followUser,
	corpTag,
	contactWay,
	groupChat,
	joinWay,
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
	strategyTag,
	interceptRule,
	statistics,
	idConversion,
	media,
	connection,
];
