/** Every action of the control API. A new group of actions is added to this list and nowhere else. */
import { contactWayActions } from './contactWayActions';
import { customerActions } from './customerActions';
import { groupChatActions } from './groupChatActions';
import { groupMessageActions } from './groupMessageActions';
import { joinWayActions } from './joinWayActions';
import { memberActions } from './memberActions';
import { momentActions } from './momentActions';
import { strategyActions } from './strategyActions';
import { tagActions } from './tagActions';
import { transferActions } from './transferActions';

export const ACTIONS = {
	...contactWayActions,
	...customerActions,
	...groupChatActions,
	...groupMessageActions,
	...joinWayActions,
	...memberActions,
	...momentActions,
	...strategyActions,
	...tagActions,
	...transferActions,
};

export type ActionName = keyof typeof ACTIONS;
