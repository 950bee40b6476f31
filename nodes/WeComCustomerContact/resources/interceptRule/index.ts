import type { Resource } from '../../declaration/operation';
import { create } from './create';
import { remove } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { update } from './update';

export const interceptRule: Resource = {
	value: 'interceptRule',
	name: 'Sensitive Word Rule (敏感词)',
	operations: [create, get, getAll, update, remove],
};
