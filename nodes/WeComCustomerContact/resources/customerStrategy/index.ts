import type { Resource } from '../../declaration/operation';
import { create } from './create';
import { remove } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { getRange } from './getRange';
import { update } from './update';

export const customerStrategy: Resource = {
	value: 'customerStrategy',
	name: 'Customer Rule Group (客户联系规则组)',
	operations: [create, get, getAll, getRange, update, remove],
};
