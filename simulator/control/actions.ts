/** Every action of the control API. A new group of actions is added to this list and nowhere else. */
import { customerActions } from './customerActions';

export const ACTIONS = {
	...customerActions,
};

export type ActionName = keyof typeof ACTIONS;
