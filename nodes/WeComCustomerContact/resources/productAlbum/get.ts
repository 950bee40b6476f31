import { productLocator } from '../../fields/locators';
import { operation } from '../../declaration/operation';
import { string } from '../../declaration/params';

export const get = operation({
	id: 'productAlbum.get',
	name: 'Get',
	action: 'Get a product',
	description: 'Retrieve a product (获取商品图册)',
	doc: 95096,
	method: 'POST',
	path: '/cgi-bin/externalcontact/get_product_album',
	repeat: 'safe',
	fields: [productLocator()],
	body: { product_id: string({ required: true, names: 'product' }) },
	result: { kind: 'record', field: 'product' },
});
