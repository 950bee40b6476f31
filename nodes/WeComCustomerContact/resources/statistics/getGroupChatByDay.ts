import {
	groupChatDaysFields,
	groupChatDaysParams,
	groupChatDaysRules,
	groupChatLastDayField,
} from './shared';
import { operation } from '../../declaration/operation';

export const getGroupChatByDay = operation({
	id: 'statistics.getGroupChatByDay',
	name: 'Get Group Chat Statistics by Day',
	action: 'Get group chat statistics by day',
	description:
		'List the total number of group chats, members and messages of all given owners for each day (按自然日聚合)',
	doc: 92133,
	method: 'POST',
	path: '/cgi-bin/externalcontact/groupchat/statistic_group_by_day',
	repeat: 'safe',
	fields: [
		...groupChatDaysFields,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [groupChatLastDayField],
		},
	],
	body: groupChatDaysParams,
	rules: groupChatDaysRules,
	result: { kind: 'records', field: 'items' },
});
