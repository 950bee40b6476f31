import { acquisitionLinkLocator } from './shared';
import { returnAllOrLimit } from '../../fields/paging';
import { NOT_CONNECTED, operation } from '../../declaration/operation';
import { string } from '../../declaration/params';

export const getCustomers = operation({
	id: 'acquisitionLink.getCustomers',
	name: 'Get Many Customers',
	action: 'Get many customers of an acquisition link',
	description:
		'List customers added through a link, with their member, whether they sent a message, and the customer_channel as state (由获客链接添加的客户)',
	doc: 97298,
	method: 'POST',
	path: '/cgi-bin/externalcontact/customer_acquisition/customer',
	repeat: 'safe',
	fields: [acquisitionLinkLocator(), ...returnAllOrLimit],
	body: { link_id: string({ required: true, names: 'acquisitionLink' }) },
	paging: { cursor: 'cursor', next: 'next_cursor', limit: { param: 'limit', max: 1000 } },
	// Where nobody has a customer.
	emptyCodes: [NOT_CONNECTED],
	result: { kind: 'records', field: 'customer_list', about: ['link_id'] },
});
