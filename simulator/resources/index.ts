/** Every simulated resource. A new one is added to this list and nowhere else. */
import type { Resource } from '../handler';
import { accessToken } from './accessToken';
import { contactWay } from './contactWay';
import { corpTag } from './corpTag';
import { customer } from './customer';
import { customerStrategy } from './customerStrategy';
import { followUser } from './followUser';
import { groupChat } from './groupChat';
import { groupMessage } from './groupMessage';
import { groupWelcomeTemplate } from './groupWelcomeTemplate';
import { interceptRule } from './interceptRule';
import { joinWay } from './joinWay';
import { media } from './media';
import { moment } from './moment';
import { momentStrategy } from './momentStrategy';
import { onJobTransfer } from './onJobTransfer';
import { productAlbum } from './productAlbum';
import { resignedTransfer } from './resignedTransfer';
import { strategyTag } from './strategyTag';
import { welcomeMessage } from './welcomeMessage';

export const RESOURCES: Resource[] = [
	accessToken,
	contactWay,
	corpTag,
	customer,
	customerStrategy,
	followUser,
	groupChat,
	groupMessage,
	groupWelcomeTemplate,
	interceptRule,
	joinWay,
	media,
	moment,
	momentStrategy,
	onJobTransfer,
	productAlbum,
	resignedTransfer,
	strategyTag,
	welcomeMessage,
];
