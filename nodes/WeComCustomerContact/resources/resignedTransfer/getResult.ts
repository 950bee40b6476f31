import { resignedMemberLocator } from '../../fields/locators';
import { returnAllOrLimit } from '../../fields/paging';
import { NOT_CONNECTED, operation } from '../../declaration/operation';
import { string } from '../../declaration/params';
import { customerNamesOption, takeoverField, takeoverStateInWords } from '../../fields/transfers';
import { customerNames } from '../../finishers/customerNames';

export const getResult = operation({
	id: 'resignedTransfer.getResult',
	name: 'Get Many Results',
	action: 'Get many transfer results of a resigned member',
	description:
		'List the transfer status of each customer handed from a resigned member to another (查询客户接替状态)',
	doc: 94082,
	method: 'POST',
	path: '/cgi-bin/externalcontact/resigned/transfer_result',
	repeat: 'safe',
	fields: [resignedMemberLocator(), takeoverField, ...returnAllOrLimit, customerNamesOption],
	body: {
		handover_userid: string({ required: true }),
		takeover_userid: string({ required: true }),
	},
	paging: { cursor: 'cursor', next: 'next_cursor' },
	// Where nobody has a customer.
	emptyCodes: [NOT_CONNECTED],
	result: { kind: 'records', field: 'customer', about: ['handover_userid', 'takeover_userid'] },
	map: takeoverStateInWords,
	finish: customerNames,
});
