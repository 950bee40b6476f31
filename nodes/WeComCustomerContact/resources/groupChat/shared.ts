import type { INodeProperties } from 'n8n-workflow';

/** doc 92122: without it, group chats come without the names of their members. */
export const memberNamesField: INodeProperties = {
	displayName: 'Return Member Names',
	name: 'need_name',
	type: 'boolean',
	default: false,
	description: 'Whether to also return the names of the members (群成员名称)',
};
