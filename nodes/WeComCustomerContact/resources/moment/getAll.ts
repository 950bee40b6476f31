import { memberLocator } from '../../fields/locators';
import { returnAllOrLimit } from '../../fields/paging';
import { timeSpan } from '../../fields/timeSpan';
import { NOT_CONNECTED, operation } from '../../declaration/operation';
import { integer, string, time } from '../../declaration/params';
import { spanOfDays } from '../../declaration/rules';

export const getAll = operation({
	id: 'moment.getAll',
	name: 'Get Many',
	action: 'Get many Moments',
	description:
		'List the Moments that the company and its members published in a time span (获取企业全部的发表列表)',
	doc: 93333,
	method: 'POST',
	path: '/cgi-bin/externalcontact/get_moment_list',
	repeat: 'safe',
	fields: [
		...timeSpan('30 days'),
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
						'Member who created the Moment (创建人). Moments created through the API have none.',
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
					description: 'Who issued the Moment',
				},
			],
		},
	],
	body: {
		start_time: time({ required: true }),
		end_time: time({ required: true }),
		creator: string({ narrows: true, filter: true }),
		filter_type: integer({ narrows: true, filter: true, oneOf: [0, 1, 2] }),
	},
	rules: [spanOfDays('start_time', 'end_time', 30)],
	paging: { cursor: 'cursor', next: 'next_cursor', limit: { param: 'limit', max: 20 } },
	sideBySide: { from: 'start_time', to: 'end_time', at: 'create_time', id: 'moment_id' },
	// Where nobody has a customer.
	emptyCodes: [NOT_CONNECTED],
	result: { kind: 'records', field: 'moment_list' },
});
