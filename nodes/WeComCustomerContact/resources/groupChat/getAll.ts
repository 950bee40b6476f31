import { memberMultiSelect } from '../../../shared/fields/multiSelects';
import { returnAllOrLimit } from '../../fields/paging';
import { returnDetails } from '../../fields/returnDetails';
import { fetchDetails } from '../../finishers/fetchDetails';
import { operation } from '../../declaration/operation';
import { integer, object, strings } from '../../declaration/params';
import { memberNamesField } from './shared';

export const getAll = operation({
	id: 'groupChat.getAll',
	name: 'Get Many',
	action: 'Get many group chats',
	description: 'List customer group chats by ID and follow-up state (获取客户群列表)',
	doc: 92120,
	method: 'POST',
	path: '/cgi-bin/externalcontact/groupchat/list',
	repeat: 'safe',
	fields: [
		...returnAllOrLimit,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					displayName: 'Follow-up State',
					name: 'status_filter',
					type: 'options',
					options: [
						{ name: 'All', value: 0 },
						{ name: 'Handover After Resignation Completed (离职继承完成)', value: 3 },
						{ name: 'Handover After Resignation Under Way (离职继承中)', value: 2 },
						{ name: 'Owner Resigned, Waiting for Handover (离职待继承)', value: 1 },
					],
					default: 0,
					description: 'State of the group chats to list (跟进状态)',
				},
				memberMultiSelect({
					displayName: 'Owner Names or IDs',
					description:
						'Owners (群主) of the group chats to list. Required for owners who have resigned and for apps that see more than 1000 members.',
				}),
			],
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				returnDetails(
					'Whether to return the name, owner, notice and members of each group chat instead of only its ID and state. Makes one more request per group chat.',
				),
				{
					...memberNamesField,
					displayOptions: { show: { fetchDetails: [true] } },
				},
			],
		},
	],
	body: {
		status_filter: integer({ narrows: true, filter: true, oneOf: [0, 1, 2, 3] }),
		owner_filter: object(
			{ userid_list: strings({ narrows: true, filter: true, maxItems: 100 }) },
			{ narrows: true },
		),
	},
	paging: { cursor: 'cursor', next: 'next_cursor', limit: { param: 'limit', max: 1000 } },
	split: { param: 'owner_filter.userid_list', size: 100 },
	sideBySide: 'owner_filter.userid_list',
	result: { kind: 'records', field: 'group_chat_list' },
	finish: fetchDetails({
		options: ['fetchDetails'],
		path: '/cgi-bin/externalcontact/groupchat/get',
		id: 'chat_id',
		field: 'group_chat',
		switches: [memberNamesField.name],
	}),
});
