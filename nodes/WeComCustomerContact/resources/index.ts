import type { Resource } from '../operation';
import { customer } from './customer';
import { followUser } from './followUser';
import { groupMessage } from './groupMessage';
import { groupWelcomeTemplate } from './groupWelcomeTemplate';
import { moment } from './moment';
import { onJobTransfer } from './onJobTransfer';
import { productAlbum } from './productAlbum';
import { resignedTransfer } from './resignedTransfer';
import { welcomeMessage } from './welcomeMessage';

/** Every resource of the action node, in the order of the dropdown. */
export const resources: readonly Resource[] = [
	customer,
	followUser,
	welcomeMessage,
	groupMessage,
	moment,
	groupWelcomeTemplate,
	productAlbum,
	onJobTransfer,
	resignedTransfer,
];
