import { returnAllOrLimit } from '../../fields/paging';
import { NOT_CONNECTED, operation } from '../../declaration/operation';

export const getServed = operation({
	id: 'customer.getServed',
	name: 'Get Many Served Contacts',
	action: 'Get many served contacts',
	description:
		'List every external contact that the company has served, customers and others (已服务的外部联系人)',
	doc: 99434,
	method: 'POST',
	path: '/cgi-bin/externalcontact/contact_list',
	repeat: 'safe',
	fields: [...returnAllOrLimit],
	body: {},
	// The page gives 1000 as the default and no maximum.
	paging: { cursor: 'cursor', next: 'next_cursor', limit: { param: 'limit', max: 1000 } },
	// Where nobody has a customer.
	emptyCodes: [NOT_CONNECTED],
	result: { kind: 'records', field: 'info_list' },
});
