/** Every action of the control API. A new group of actions is added to this list and nowhere else. */
import { acquisitionActions } from '../resources/acquisitionLink/people';
import { appActions } from '../resources/app/people';
import { conversationActions } from '../resources/conversation/people';
import { contactWayActions } from '../resources/contactWay/people';
import { customerActions } from '../resources/customer/people';
import { groupChatActions } from '../resources/groupChat/people';
import { groupMessageActions } from '../resources/groupMessage/people';
import { idActions } from '../resources/idConversion/people';
import { joinWayActions } from '../resources/joinWay/people';
import { addressBookActions } from '../resources/followUser/addressBook';
import { memberActions } from '../resources/followUser/people';
import { memberMessageActions } from '../resources/memberMessage/people';
import { momentActions } from '../resources/moment/people';
import { strategyActions } from '../resources/ruleGroups/people';
import { tagActions } from '../resources/corpTag/people';
import { transferActions } from '../resources/transfers/people';

export const ACTIONS = {
	...acquisitionActions,
	...addressBookActions,
	...appActions,
	...conversationActions,
	...contactWayActions,
	...customerActions,
	...groupChatActions,
	...groupMessageActions,
	...idActions,
	...joinWayActions,
	...memberActions,
	...memberMessageActions,
	...momentActions,
	...strategyActions,
	...tagActions,
	...transferActions,
};

export type ActionName = keyof typeof ACTIONS;
