import type { Resource } from '../../declaration/operation';
import { check } from './check';

export const connection: Resource = {
	value: 'connection',
	name: 'Connection (连接)',
	operations: [check],
};
