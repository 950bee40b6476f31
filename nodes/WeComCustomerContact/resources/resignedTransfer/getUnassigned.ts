import { customerNamesOption } from '../../fields/transfers';
import { customerNames } from '../../finishers/customerNames';
import { returnAllOrLimit } from '../../fields/paging';
import { NOT_CONNECTED, operation } from '../../declaration/operation';

export const getUnassigned = operation({
	id: 'resignedTransfer.getUnassigned',
	name: 'Get Many Unassigned Customers',
	action: 'Get many unassigned customers',
	description:
		'List customers of resigned members that have not been reassigned, one item per member and customer (获取待分配的离职成员列表)',
	doc: 92124,
	method: 'POST',
	path: '/cgi-bin/externalcontact/get_unassigned_list',
	repeat: 'safe',
	fields: [...returnAllOrLimit, customerNamesOption],
	body: {},
	paging: {
		cursor: 'cursor',
		next: 'next_cursor',
		limit: { param: 'page_size', max: 1000 },
		last: 'is_last',
	},
	// Where nobody has a customer.
	emptyCodes: [NOT_CONNECTED],
	result: { kind: 'records', field: 'info' },
	finish: customerNames,
});
