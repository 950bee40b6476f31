import { memberMultiSelect } from '../../../shared/fields/multiSelects';
import { NOT_CONNECTED, operation } from '../../declaration/operation';
import { strings } from '../../declaration/params';

export const getAll = operation({
	id: 'customer.getAll',
	name: 'Get Many IDs',
	action: 'Get many customer IDs',
	description: 'List the IDs of the customers that one or more members have added',
	doc: 92113,
	method: 'GET',
	path: '/cgi-bin/externalcontact/list',
	repeat: 'safe',
	fields: [memberMultiSelect({ name: 'userid', required: true })],
	query: { userid: strings({ required: true }) },
	split: { param: 'userid', size: 1, single: true },
	// A member without any customer.
	emptyCodes: [NOT_CONNECTED],
	result: { kind: 'values', field: 'external_userid', as: 'external_userid', about: ['userid'] },
});
