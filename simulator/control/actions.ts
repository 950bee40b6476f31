/** Every action of the control API. A new group of actions is added to this list and nowhere else. */
import { acquisitionActions } from './acquisitionActions';
import { chatActions } from './chatActions';
import { contactWayActions } from './contactWayActions';
import { customerActions } from './customerActions';
import { groupChatActions } from './groupChatActions';
import { groupMessageActions } from './groupMessageActions';
import { idActions } from './idActions';
import { joinWayActions } from './joinWayActions';
import { memberActions } from './memberActions';
import { momentActions } from './momentActions';
import { strategyActions } from './strategyActions';
import { tagActions } from './tagActions';
import { transferActions } from './transferActions';

export const ACTIONS = {
	...acquisitionActions,
	...chatActions,
	...contactWayActions,
	...customerActions,
	...groupChatActions,
	...groupMessageActions,
	...idActions,
	...joinWayActions,
	...memberActions,
	...momentActions,
	...strategyActions,
	...tagActions,
	...transferActions,
};

export type ActionName = keyof typeof ACTIONS;
