import { momentLocator } from '../../fields/locators';
import { returnAllOrLimit } from '../../fields/paging';
import { NOT_CONNECTED, operation } from '../../declaration/operation';
import { string } from '../../declaration/params';
import { publisher } from './shared';

export const getVisibleCustomers = operation({
	id: 'moment.getVisibleCustomers',
	name: 'Get Many Chosen Customers',
	action: 'Get many chosen customers of a Moment',
	description:
		'List the customers whom a member chose when publishing a Moment (获取客户朋友圈发表时选择的可见范围)',
	doc: 93333,
	method: 'POST',
	path: '/cgi-bin/externalcontact/get_moment_customer_list',
	repeat: 'safe',
	fields: [momentLocator(), publisher, ...returnAllOrLimit],
	body: { moment_id: string({ required: true }), userid: string({ required: true }) },
	paging: { cursor: 'cursor', next: 'next_cursor', limit: { param: 'limit', max: 1000 } },
	// Where nobody has a customer.
	emptyCodes: [NOT_CONNECTED],
	result: { kind: 'records', field: 'customer_list', about: ['moment_id', 'userid'] },
});
