import { operation } from '../../declaration/operation';
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

export const create = operation({
	id: 'productAlbum.create',
	name: 'Create',
	action: 'Create a product',
	description: 'Add a product with its description, price and pictures (创建商品图册)',
	doc: 95096,
	method: 'POST',
	path: '/cgi-bin/externalcontact/add_product_album',
	repeat: 'once',
	fields: [
		{ ...descriptionField, required: true },
		{ ...priceField, required: true },
		{ ...picturesField, required: true },
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [productCodeField],
		},
	],
	body: {
		description: { ...description, required: true },
		price: { ...price, required: true },
		product_sn,
		// Only this endpoint names a limit.
		attachments: pictures({ required: true, maxItems: 9 }),
	},
	result: { kind: 'record' },
});
