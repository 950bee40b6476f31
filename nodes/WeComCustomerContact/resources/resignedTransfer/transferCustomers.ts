import { resignedMemberLocator } from '../../fields/locators';
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

export const transferCustomers = operation({
	id: 'resignedTransfer.transferCustomers',
	name: 'Transfer Customers',
	action: 'Transfer customers of a resigned member',
	description:
		'Start transferring customers from a resigned member to another; takes effect after 24 hours (分配离职成员的客户)',
	doc: 94081,
	method: 'POST',
	path: '/cgi-bin/externalcontact/resigned/transfer_customer',
	repeat: 'once',
	fields: [
		resignedMemberLocator(),
		takeoverToStartField,
		customerMultiSelect('unassigned', {
			required: true,
			description:
				'Customers to hand over, by external_userid. More than 100 are sent in several requests',
		}),
		customerNamesOption,
	],
	body: {
		handover_userid: string({ required: true }),
		takeover_userid: string({ required: true }),
		external_userid: strings({ required: true, maxItems: 100 }),
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
