import { productLocator } from '../../fields/locators';
import { operation } from '../../declaration/operation';
import { string } from '../../declaration/params';

export const remove = operation({
	id: 'productAlbum.delete',
	name: 'Delete',
	action: 'Delete a product',
	description: 'Delete a product that this app created (删除商品图册)',
	doc: 95096,
	method: 'POST',
	path: '/cgi-bin/externalcontact/delete_product_album',
	repeat: 'safe',
	fields: [productLocator()],
	body: { product_id: string({ required: true, names: 'product' }) },
	serial: ['product_id'],
	result: { kind: 'done', as: 'deleted', about: ['product_id'] },
});
