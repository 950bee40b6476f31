import type { Resource } from '../../declaration/operation';
import { create } from './create';
import { remove } from './delete';
import { get } from './get';
import { update } from './update';

export const groupWelcomeTemplate: Resource = {
	value: 'groupWelcomeTemplate',
	name: 'Group Welcome Template (入群欢迎语素材)',
	operations: [create, get, update, remove],
};
