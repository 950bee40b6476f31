import type { Resource } from '../../declaration/operation';
import { create } from './create';
import { getAll } from './getAll';
import { remove } from './delete';
import { update } from './update';

export const corpTag: Resource = {
	value: 'corpTag',
	name: 'Corp Tag (企业标签)',
	operations: [create, getAll, update, remove],
};
