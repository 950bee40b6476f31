import type { Resource } from '../../declaration/operation';
import { create } from './create';
import { remove } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { getChatInfo } from './getChatInfo';
import { getCustomers } from './getCustomers';
import { getQuota } from './getQuota';
import { getStatistics } from './getStatistics';
import { update } from './update';

export const acquisitionLink: Resource = {
	value: 'acquisitionLink',
	name: 'Acquisition Link (获客链接)',
	operations: [
		create,
		get,
		getAll,
		update,
		remove,
		getCustomers,
		getStatistics,
		getQuota,
		getChatInfo,
	],
};
