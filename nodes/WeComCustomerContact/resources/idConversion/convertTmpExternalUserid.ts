import { operation } from '../../declaration/operation';
import { integer, strings } from '../../declaration/params';
import { outcomesOf } from './outcomes';

export const convertTmpExternalUserid = operation({
	id: 'idConversion.convertTmpExternalUserid',
	name: 'Convert Temporary IDs',
	action: 'Convert temporary IDs of external users',
	description:
		'Convert temporary IDs from meetings, forms and smart sheets (tmp_external_userid) to customers or members of other companies',
	doc: 98729,
	method: 'POST',
	path: '/cgi-bin/idconvert/convert_tmp_external_userid',
	repeat: 'safe',
	fields: [
		{
			displayName: 'Temporary IDs',
			name: 'tmp_external_userid_list',
			type: 'string',
			required: true,
			default: '',
			description:
				'Temporary IDs that this app received, separated by commas, or an expression that returns a list. Makes one request per 100.',
		},
		{
			displayName: 'Source',
			name: 'business_type',
			type: 'options',
			required: true,
			options: [
				{ name: 'Collection Form (收集表)', value: 2 },
				{ name: 'Meeting (会议)', value: 1 },
				{ name: 'Smart Sheet (智能表)', value: 3 },
			],
			default: 1,
			description: 'Where the temporary IDs come from',
		},
		{
			displayName: 'Convert To',
			name: 'user_type',
			type: 'options',
			required: true,
			options: [
				{ name: 'Customer (客户)', value: 1 },
				{ name: 'Member in Inter-Corp Collaboration (企业互联)', value: 2 },
				{ name: 'Member of a Linked Corp (互联企业)', value: 4 },
				{ name: 'Member Upstream or Downstream (上下游)', value: 3 },
			],
			default: 1,
			description: 'Kind of user to convert the IDs to',
		},
	],
	body: {
		business_type: integer({ required: true, oneOf: [1, 2, 3] }),
		user_type: integer({ required: true, oneOf: [1, 2, 3, 4] }),
		tmp_external_userid_list: strings({ required: true, maxItems: 100 }),
	},
	split: { param: 'tmp_external_userid_list', size: 100 },
	result: {
		kind: 'records',
		field: 'results',
		also: ['invalid_tmp_external_userid_list'],
		outcomes: outcomesOf('tmp_external_userid_list', 'tmp_external_userid'),
	},
});
