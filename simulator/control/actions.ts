/** Every action of the control API. A new group of actions is added to this list and nowhere else. */
import { contactWayActions } from './contactWayActions';
import { customerActions } from './customerActions';
import { memberActions } from './memberActions';
import { strategyActions } from './strategyActions';
import { tagActions } from './tagActions';

export const ACTIONS = {
	...contactWayActions,
	...customerActions,
	...memberActions,
	...strategyActions,
	...tagActions,
};

export type ActionName = keyof typeof ACTIONS;
