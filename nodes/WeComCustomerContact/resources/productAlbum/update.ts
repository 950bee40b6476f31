import { productLocator } from '../../fields/locators';
import { operation } from '../../declaration/operation';
import { string } from '../../declaration/params';
import {
	description,
	descriptionField,
	pictures,
	picturesField,
	price,
	priceField,
	product_sn,
	productCodeField,
} from './shared';

export const update = operation({
	id: 'productAlbum.update',
	name: 'Update',
	action: 'Update a product',
	description:
		'Change a product that this app created; fields left out stay as they are (编辑商品图册)',
	doc: 95096,
	method: 'POST',
	path: '/cgi-bin/externalcontact/update_product_album',
	repeat: 'safe',
	fields: [
		productLocator(),
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [descriptionField, picturesField, priceField, productCodeField],
		},
	],
	body: {
		product_id: string({ required: true, names: 'product' }),
		description,
		price,
		product_sn,
		attachments: pictures({ narrows: false }),
	},
	serial: ['product_id'],
	result: { kind: 'done', as: 'success', about: ['product_id'] },
});
