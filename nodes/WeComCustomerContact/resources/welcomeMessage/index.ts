import type { Resource } from '../../declaration/operation';
import { send } from './send';

export const welcomeMessage: Resource = {
	value: 'welcomeMessage',
	name: 'Welcome Message (新客户欢迎语)',
	operations: [send],
};
