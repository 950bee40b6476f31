import type { Resource } from '../../declaration/operation';
import { convertOpengid } from './convertOpengid';
import { get } from './get';
import { getAll } from './getAll';

export const groupChat: Resource = {
	value: 'groupChat',
	name: 'Group Chat (客户群)',
	operations: [get, getAll, convertOpengid],
};
