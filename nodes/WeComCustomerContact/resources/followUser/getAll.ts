import { operation } from '../../declaration/operation';

export const getAll = operation({
	id: 'followUser.getAll',
	name: 'Get Many',
	action: 'Get many members',
	description: 'List the members who may use Customer Contact',
	doc: 92571,
	method: 'GET',
	path: '/cgi-bin/externalcontact/get_follow_user_list',
	repeat: 'safe',
	fields: [],
	result: { kind: 'values', field: 'follow_user', as: 'userid' },
});
