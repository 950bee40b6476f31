import { memberLocator } from '../../fields/locators';
import { returnAllOrLimit } from '../../fields/paging';
import { timeSpan } from '../../fields/timeSpan';
import { operation } from '../../declaration/operation';
import { integer, string, time } from '../../declaration/params';
import { spanOfDays } from '../../declaration/rules';

export const getAll = operation({
	id: 'groupMessage.getAll',
	name: 'Get Many',
	action: 'Get many group messages',
	description: 'List the group messages of a time span with their content (获取群发记录列表)',
	doc: 93338,
	method: 'POST',
	path: '/cgi-bin/externalcontact/get_groupmsg_list_v2',
	repeat: 'safe',
	fields: [
		{
			displayName: 'Sent To',
			name: 'chat_type',
			type: 'options',
			required: true,
			options: [
				{ name: 'Customer Group Chats (客户群)', value: 'group' },
				{ name: 'Customers (客户)', value: 'single' },
			],
			default: 'single',
			description: 'Kind of group messages to list',
		},
		...timeSpan('one month'),
		...returnAllOrLimit,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				memberLocator({
					displayName: 'Creator',
					name: 'creator',
					required: false,
					description:
						'Member who created the message (创建人). Messages created through the API have none.',
				}),
				{
					displayName: 'Issued By',
					name: 'filter_type',
					type: 'options',
					options: [
						{ name: 'Company (企业发表)', value: 0 },
						{ name: 'Company or Member (所有)', value: 2 },
						{ name: 'Member (个人发表)', value: 1 },
					],
					default: 2,
					description: 'Who issued the message',
				},
			],
		},
	],
	body: {
		chat_type: string({ required: true, oneOf: ['single', 'group'] }),
		start_time: time({ required: true }),
		end_time: time({ required: true }),
		creator: string({ narrows: true, filter: true }),
		filter_type: integer({ narrows: true, filter: true, oneOf: [0, 1, 2] }),
	},
	// doc 93338 says one month and not how many days that is; no month has more.
	rules: [spanOfDays('start_time', 'end_time', 31)],
	paging: { cursor: 'cursor', next: 'next_cursor', limit: { param: 'limit', max: 100 } },
	sideBySide: { from: 'start_time', to: 'end_time', at: 'create_time', id: 'msgid' },
	result: { kind: 'records', field: 'group_msg_list' },
});
