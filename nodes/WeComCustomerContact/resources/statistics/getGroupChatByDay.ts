import {
	groupChatDaysFields,
	groupChatDaysParams,
	groupChatDaysRules,
	groupChatLastDayField,
	rowOfDay,
	totalsOption,
} from './shared';
import { operation } from '../../declaration/operation';

export const getGroupChatByDay = operation({
	id: 'statistics.getGroupChatByDay',
	name: 'Get Group Chat Statistics by Day',
	action: 'Get group chat statistics by day',
	description:
		'List for each owner and day the number of group chats, members and messages (按自然日聚合)',
	doc: 92133,
	method: 'POST',
	path: '/cgi-bin/externalcontact/groupchat/statistic_group_by_day',
	repeat: 'safe',
	fields: [
		...groupChatDaysFields(
			'Owners of the group chats (群主). One request each, unless Totals Only is on, which takes at most 100.',
		),
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [groupChatLastDayField],
		},
		totalsOption(
			'Whether to return one row per day for all owners together, in one request, instead of one row per day for each owner',
		),
	],
	body: groupChatDaysParams,
	rules: groupChatDaysRules,
	// doc 92133: the group chats of several owners are added up.
	split: { param: 'owner_filter.userid_list', size: 1, unless: 'totals' },
	result: { kind: 'records', field: 'items' },
	map: rowOfDay({ owner: 'owner_filter.userid_list' }),
});
