import {
	groupChatDaysFields,
	groupChatDaysParams,
	groupChatDaysRules,
	groupChatLastDayField,
	rowOfOwner,
} from './shared';
import { returnAllOrLimit } from '../../fields/paging';
import { operation } from '../../declaration/operation';
import { flag, integer } from '../../declaration/params';

export const getGroupChatByOwner = operation({
	id: 'statistics.getGroupChatByOwner',
	name: 'Get Group Chat Statistics by Owner',
	action: 'Get group chat statistics by owner',
	description:
		'List the total and new group chats, members and messages of each owner over a span of days (按群主聚合)',
	doc: 92133,
	method: 'POST',
	path: '/cgi-bin/externalcontact/groupchat/statistic',
	repeat: 'safe',
	fields: [
		...groupChatDaysFields('Owners of the group chats (群主), at most 100'),
		...returnAllOrLimit,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [groupChatLastDayField],
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Sort Ascending',
					name: 'order_asc',
					type: 'boolean',
					default: false,
					description: 'Whether to sort from smallest to largest (升序)',
				},
				{
					displayName: 'Sort By',
					name: 'order_by',
					type: 'options',
					options: [
						{ name: 'Group Chats (群总数)', value: 2 },
						{ name: 'Members (群总人数)', value: 4 },
						{ name: 'New Group Chats (新增群的数量)', value: 1 },
						{ name: 'New Members (新增群人数)', value: 3 },
					],
					default: 1,
					description: 'Figure to sort the owners by (排序方式)',
				},
			],
		},
	],
	body: {
		...groupChatDaysParams,
		order_by: integer({ narrows: false, oneOf: [1, 2, 3, 4] }),
		order_asc: flag({ narrows: false }),
	},
	rules: groupChatDaysRules,
	paging: {
		cursor: 'offset',
		next: 'next_offset',
		limit: { param: 'limit', max: 1000 },
		total: 'total',
	},
	result: { kind: 'records', field: 'items' },
	map: rowOfOwner,
});
