import { customerMultiSelect } from '../../../shared/fields/multiSelects';
import { operation } from '../../declaration/operation';
import { string, strings } from '../../declaration/params';
import {
	customerNamesOption,
	customerOutcome,
	customerOutcomes,
	takeoverToStartField,
} from '../../fields/transfers';
import { customerNames } from '../../finishers/customerNames';
import { handoverField } from './shared';

export const transferCustomers = operation({
	id: 'onJobTransfer.transferCustomers',
	name: 'Transfer Customers',
	action: 'Transfer customers of a current member',
	description:
		'Start transferring customers from a current member to another; takes effect after 24 hours (分配在职成员的客户)',
	doc: 92125,
	method: 'POST',
	path: '/cgi-bin/externalcontact/transfer_customer',
	repeat: 'once',
	fields: [
		handoverField,
		takeoverToStartField,
		customerMultiSelect('handover', {
			required: true,
			description:
				'Customers to hand over, by external_userid, each at most twice in 90 days. More than 100 are sent in several requests',
		}),
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'Message to the Customer',
					name: 'transfer_success_msg',
					type: 'string',
					typeOptions: { rows: 3 },
					default: '',
					description:
						"Message to the customer after the transfer, at most 200 characters. Leave out to use WeCom's own text.",
				},
			],
		},
		customerNamesOption,
	],
	body: {
		handover_userid: string({ required: true }),
		takeover_userid: string({ required: true }),
		external_userid: strings({ required: true, maxItems: 100 }),
		transfer_success_msg: string({ narrows: false, maxChars: 200 }),
	},
	split: { param: 'external_userid', size: 100 },
	serial: ['handover_userid'],
	result: {
		kind: 'records',
		field: 'customer',
		outcomes: customerOutcomes,
		about: ['handover_userid', 'takeover_userid'],
	},
	map: customerOutcome,
	finish: customerNames,
});
