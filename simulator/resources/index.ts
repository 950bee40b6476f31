/** Every simulated resource. A new one is added to this list and nowhere else. */
import type { Resource } from '../handler';
import { accessToken } from './accessToken/api';
import { acquisitionLink } from './acquisitionLink/api';
import { contactWay } from './contactWay/api';
import { corpTag } from './corpTag/api';
import { customer } from './customer/api';
import { customerStrategy } from './customerStrategy/api';
import { followUser } from './followUser/api';
import { groupChat } from './groupChat/api';
import { groupMessage } from './groupMessage/api';
import { groupWelcomeTemplate } from './groupWelcomeTemplate/api';
import { idConversion } from './idConversion/api';
import { interceptRule } from './interceptRule/api';
import { joinWay } from './joinWay/api';
import { memberMessage } from './memberMessage/api';
import { media } from './media/api';
import { moment } from './moment/api';
import { momentStrategy } from './momentStrategy/api';
import { onJobTransfer } from './onJobTransfer/api';
import { productAlbum } from './productAlbum/api';
import { resignedTransfer } from './resignedTransfer/api';
import { statistics } from './statistics/api';
import { strategyTag } from './strategyTag/api';
import { welcomeMessage } from './welcomeMessage/api';

export const RESOURCES: Resource[] = [
	accessToken,
	acquisitionLink,
	contactWay,
	corpTag,
	customer,
	customerStrategy,
	followUser,
	groupChat,
	groupMessage,
	groupWelcomeTemplate,
	idConversion,
	interceptRule,
	joinWay,
	media,
	memberMessage,
	moment,
	momentStrategy,
	onJobTransfer,
	productAlbum,
	resignedTransfer,
	statistics,
	strategyTag,
	welcomeMessage,
];
