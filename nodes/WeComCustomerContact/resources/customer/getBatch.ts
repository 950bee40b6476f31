import {
	allMembers,
	customersOfFields,
	customersOfParams,
	simplifyField,
	simplifyParams,
} from '../../customers/fields';
import {
	customerFilterFields,
	customerFilterParams,
	customerFilterRules,
} from '../../customers/filterFields';
import { SAMPLE_ROW } from '../../customers/row';
import { listShape } from '../../customers/shape';
import { returnAllOrLimit } from '../../fields/paging';
import { NOT_CONNECTED, operation } from '../../declaration/operation';
import { strings } from '../../declaration/params';

export const getBatch = operation({
	id: 'customer.getBatch',
	name: 'Get Many',
	action: 'Get many customers',
	description: 'List the customers of members, all or those that meet conditions, with details',
	doc: 92994,
	method: 'POST',
	path: '/cgi-bin/externalcontact/batch/get_by_user',
	repeat: 'safe',
	fields: [
		...customersOfFields,
		...returnAllOrLimit,
		simplifyField(
			'Whether to return one flat row for each member and customer, with the names of their tags, instead of the raw data',
		),
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [...customerFilterFields],
		},
	],
	own: { ...customersOfParams, ...simplifyParams, ...customerFilterParams('list') },
	rules: customerFilterRules,
	body: { userid_list: strings({ required: true, maxItems: 100 }) },
	everyone: allMembers,
	paging: { cursor: 'cursor', next: 'next_cursor', limit: { param: 'limit', max: 100 } },
	split: { param: 'userid_list', size: 100 },
	sideBySide: 'userid_list',
	// Of several members, one without any customer.
	emptyCodes: [NOT_CONNECTED],
	result: { kind: 'records', field: 'external_contact_list', also: ['fail_info'] },
	shape: listShape,
	sample: SAMPLE_ROW,
});
