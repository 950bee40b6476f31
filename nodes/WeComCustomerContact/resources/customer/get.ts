import { customerLocator } from '../../fields/locators';
import { operation } from '../../declaration/operation';
import { string } from '../../declaration/params';

export const get = operation({
	id: 'customer.get',
	name: 'Get',
	action: 'Get a customer',
	description: 'Get a customer and every member who has added them',
	doc: 92114,
	method: 'GET',
	path: '/cgi-bin/externalcontact/get',
	repeat: 'safe',
	fields: [customerLocator()],
	query: { external_userid: string({ required: true }) },
	// doc 92114: beyond 500 followers the rest comes page by page.
	paging: { cursor: 'cursor', next: 'next_cursor', join: 'follow_user' },
	result: { kind: 'record' },
});
