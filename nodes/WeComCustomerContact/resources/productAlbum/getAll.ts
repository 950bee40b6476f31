import { returnAllOrLimit } from '../../fields/paging';
import { returnDetails } from '../../fields/returnDetails';
import { fetchDetails } from '../../finishers/fetchDetails';
import { operation } from '../../declaration/operation';

export const getAll = operation({
	id: 'productAlbum.getAll',
	name: 'Get Many',
	action: 'Get many products of the album',
	description: 'List the products of the album (获取商品图册列表)',
	doc: 95096,
	method: 'POST',
	path: '/cgi-bin/externalcontact/get_product_album_list',
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
					'Whether to read each product by itself, which adds when it was created (create_time). Costs one more request for each product.',
				),
			],
		},
	],
	body: {},
	paging: { cursor: 'cursor', next: 'next_cursor', limit: { param: 'limit', max: 100 } },
	result: { kind: 'records', field: 'product_list' },
	finish: fetchDetails({
		options: ['fetchDetails'],
		path: '/cgi-bin/externalcontact/get_product_album',
		id: 'product_id',
		field: 'product',
	}),
});
