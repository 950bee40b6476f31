import { returnAllOrLimit } from '../../fields/paging';
import { returnDetails } from '../../fields/returnDetails';
import { fetchDetails } from '../../finishers/fetchDetails';
import { operation } from '../../declaration/operation';

export const getAll = operation({
	id: 'acquisitionLink.getAll',
	name: 'Get Many',
	action: 'Get many acquisition links',
	description: 'List the valid acquisition links that this app created (获取获客链接列表)',
	doc: 97297,
	method: 'POST',
	path: '/cgi-bin/externalcontact/customer_acquisition/list_link',
	repeat: 'safe',
	fields: [
		...returnAllOrLimit,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				returnDetails(
					'Whether to return the name, URL, range and settings of each link instead of only its ID. Makes one more request per link.',
				),
			],
		},
	],
	body: {},
	paging: { cursor: 'cursor', next: 'next_cursor', limit: { param: 'limit', max: 100 } },
	result: { kind: 'values', field: 'link_id_list', as: 'link_id' },
	finish: fetchDetails({
		options: ['fetchDetails'],
		path: '/cgi-bin/externalcontact/customer_acquisition/get',
		id: 'link_id',
	}),
});
