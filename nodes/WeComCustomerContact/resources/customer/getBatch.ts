import { memberMultiSelect } from '../../../shared/fields/multiSelects';
import { returnAllOrLimit } from '../../fields/paging';
import { NOT_CONNECTED, operation } from '../../declaration/operation';
import { strings } from '../../declaration/params';

export const getBatch = operation({
	id: 'customer.getBatch',
	name: 'Get Many',
	action: 'Get many customers',
	description: 'List the customers of one or more members with full details',
	doc: 92994,
	method: 'POST',
	path: '/cgi-bin/externalcontact/batch/get_by_user',
	repeat: 'safe',
	fields: [memberMultiSelect({ required: true }), ...returnAllOrLimit],
	body: { userid_list: strings({ required: true, maxItems: 100 }) },
	paging: { cursor: 'cursor', next: 'next_cursor', limit: { param: 'limit', max: 100 } },
	split: { param: 'userid_list', size: 100 },
	sideBySide: 'userid_list',
	// Of several members, one without any customer.
	emptyCodes: [NOT_CONNECTED],
	result: { kind: 'records', field: 'external_contact_list', also: ['fail_info'] },
});
