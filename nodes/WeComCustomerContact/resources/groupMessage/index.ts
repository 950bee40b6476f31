import type { Resource } from '../../declaration/operation';
import { cancel } from './cancel';
import { create } from './create';
import { createByFilter } from './createByFilter';
import { getAll } from './getAll';
import { getSendResult } from './getSendResult';
import { getTasks } from './getTasks';
import { remind } from './remind';

export const groupMessage: Resource = {
	value: 'groupMessage',
	name: 'Group Message (企业群发)',
	operations: [create, createByFilter, getAll, getSendResult, getTasks, remind, cancel],
};
