import { momentLocator } from '../../fields/locators';
import { returnAllOrLimit } from '../../fields/paging';
import { NOT_CONNECTED, operation } from '../../declaration/operation';
import { string } from '../../declaration/params';
import { publisher } from './shared';

export const getSendResult = operation({
	id: 'moment.getSendResult',
	name: 'Get Many Reached Customers',
	action: 'Get many reached customers of a Moment',
	description:
		'List the customers who can see a Moment that a member published (获取客户朋友圈发表后的可见客户列表)',
	doc: 93333,
	method: 'POST',
	path: '/cgi-bin/externalcontact/get_moment_send_result',
	repeat: 'safe',
	fields: [momentLocator(), publisher, ...returnAllOrLimit],
	body: { moment_id: string({ required: true }), userid: string({ required: true }) },
	paging: { cursor: 'cursor', next: 'next_cursor', limit: { param: 'limit', max: 5000 } },
	// Where nobody has a customer.
	emptyCodes: [NOT_CONNECTED],
	result: { kind: 'records', field: 'customer_list', about: ['moment_id', 'userid'] },
});
