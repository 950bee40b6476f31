import { returnAllOrLimit } from '../../fields/paging';
import { returnDetails } from '../../fields/returnDetails';
import { fetchDetails } from '../../finishers/fetchDetails';
import { operation } from '../../declaration/operation';

export const getAll = operation({
	id: 'productAlbum.getAll',
	name: 'Get Many',
	action: 'Get many products',
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
					'Whether to fetch each product individually to include its creation time (create_time). Makes one more request per product.',
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
