import type { Resource } from '../../declaration/operation';
import { create } from './create';
import { get } from './get';
import { remove } from './delete';
import { update } from './update';

export const joinWay: Resource = {
	value: 'joinWay',
	name: 'Group Join Way (加入群聊)',
	operations: [create, get, update, remove],
};
