import type { INodeProperties } from 'n8n-workflow';

import { translate } from '../../../../i18n/translate';
import { fieldsOfKind, objectsByKind, type AttachmentPlace } from '../../fields/attachments';
import {
	constant,
	integer,
	objects,
	string,
	type ObjectsOptions,
	type ObjectsParam,
} from '../../declaration/params';

/** doc 95096 */
export const descriptionField: INodeProperties = {
	displayName: 'Description',
	name: 'description',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	description: 'Product name, features and other details (商品描述), at most 300 characters',
};

/** In fen as in the answers, so that a price that was read can be written back. */
export const priceField: INodeProperties = {
	displayName: 'Price in Fen',
	name: 'price',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 5_000_000, numberPrecision: 0 },
	default: 0,
	description:
		'Price in hundredths of a yuan (价格, 分): 12900 is 129.00 yuan. At most 5000000, which is 50000 yuan.',
};

const place: AttachmentPlace = { kinds: ['image'], target: 'productAlbum', maxItems: 9 };

export const picturesField: INodeProperties = {
	displayName: 'Pictures',
	name: 'attachments',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Picture',
	default: {},
	description: 'Pictures of the product (图片), at most 9: JPG or PNG of at most 10 MB',
	options: [
		{
			displayName: 'Picture',
			name: 'values',
			values: fieldsOfKind(place, 'image'),
		},
	],
};

export const productCodeField: INodeProperties = {
	displayName: 'Product Code',
	name: 'product_sn',
	type: 'string',
	default: '',
	placeholder: 'e.g. CUP180A',
	description: 'Code of the product (商品编码): letters and digits, at most 128',
};

/** doc 95096 */
export const description = string({ narrows: false, maxChars: 300 });
export const price = integer({ narrows: false, max: 5_000_000 });
export const product_sn = string({
	narrows: false,
	maxBytes: 128,
	format: {
		pattern: /^[0-9A-Za-z]*$/,
		description: translate('message.lettersAndDigits', 'letters and digits only'),
	},
});

/** doc 95096: the only kind is an image, uploaded for product albums. */
export const pictures = (options: ObjectsOptions): ObjectsParam =>
	objects(
		{ type: constant('image'), image: { ...objectsByKind(place).image, required: true } },
		{ from: 'attachments.values', ...options },
	);
