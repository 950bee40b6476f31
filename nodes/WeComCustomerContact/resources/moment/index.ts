import type { Resource } from '../../declaration/operation';
import { cancel } from './cancel';
import { create } from './create';
import { getAll } from './getAll';
import { getComments } from './getComments';
import { getSendResult } from './getSendResult';
import { getTaskResult } from './getTaskResult';
import { getTasks } from './getTasks';
import { getVisibleCustomers } from './getVisibleCustomers';

export const moment: Resource = {
	value: 'moment',
	name: 'Moment (客户朋友圈)',
	operations: [
		create,
		getAll,
		getTaskResult,
		getTasks,
		getVisibleCustomers,
		getSendResult,
		getComments,
		cancel,
	],
};
