import type { Resource } from '../../declaration/operation';
import { create } from './create';
import { remove } from './delete';
import { getAll } from './getAll';
import { update } from './update';

export const strategyTag: Resource = {
	value: 'strategyTag',
	name: 'Rule Group Tag (规则组标签)',
	operations: [create, getAll, update, remove],
};
