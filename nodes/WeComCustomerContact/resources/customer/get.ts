import { simplifyField, simplifyParams } from '../../customers/fields';
import { SAMPLE_ROW } from '../../customers/row';
import { singleShape } from '../../customers/shape';
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
	fields: [
		customerLocator(),
		simplifyField(
			'Whether to return one flat row for each member who has added the customer, instead of the raw data',
		),
	],
	own: simplifyParams,
	query: { external_userid: string({ required: true }) },
	// doc 92114: beyond 500 followers the rest comes page by page.
	paging: { cursor: 'cursor', next: 'next_cursor', join: 'follow_user' },
	result: { kind: 'record' },
	shape: singleShape,
	sample: SAMPLE_ROW,
});
