import type { Resource } from '../../declaration/operation';
import { getAll } from './getAll';

export const followUser: Resource = {
	value: 'followUser',
	name: 'Member (企业服务人员)',
	operations: [getAll],
};
