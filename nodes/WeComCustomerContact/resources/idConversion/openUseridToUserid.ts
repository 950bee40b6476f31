import { operation } from '../../declaration/operation';
import { integer, strings } from '../../declaration/params';
import { outcomesOf } from './outcomes';
import { sourceAgentField } from './shared';

export const openUseridToUserid = operation({
	id: 'idConversion.openUseridToUserid',
	name: 'Convert Open User IDs',
	action: 'Convert open user IDs to user IDs',
	description:
		"Convert the encrypted member IDs (open_userid) of a provider's app to the company's own user IDs",
	doc: 95884,
	method: 'POST',
	path: '/cgi-bin/batch/openuserid_to_userid',
	repeat: 'safe',
	fields: [
		{
			displayName: 'Open User IDs',
			name: 'open_userid_list',
			type: 'string',
			required: true,
			default: '',
			description:
				'Encrypted member IDs (open_userid) that the app received, separated by commas, or an expression that returns a list. Makes one request per 1000.',
		},
		sourceAgentField,
	],
	body: {
		open_userid_list: strings({ required: true, maxItems: 1000 }),
		source_agentid: integer({ required: true }),
	},
	split: { param: 'open_userid_list', size: 1000 },
	result: {
		kind: 'records',
		field: 'userid_list',
		also: ['invalid_open_userid_list'],
		outcomes: outcomesOf('open_userid_list', 'open_userid'),
	},
});
