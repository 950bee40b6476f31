import type { INodeProperties } from 'n8n-workflow';

import { constant, integer, media, object, objects, string, type ObjectsParam } from '../../params';

/** doc 95096 */
export const descriptionField: INodeProperties = {
	displayName: 'Description',
	name: 'description',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	description: 'Name, special points and so on of the product (商品描述), at most 300 characters',
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
			values: [
				{
					displayName: 'File Source',
					name: 'source',
					type: 'options',
					options: [
						{ name: 'Binary File of the Input', value: 'binary' },
						{ name: 'Media ID', value: 'media_id' },
					],
					default: 'binary',
					description: 'Where the picture comes from. A binary file is uploaded first.',
				},
				{
					displayName: 'Input Data Field Name',
					name: 'binaryPropertyName',
					type: 'string',
					default: 'data',
					hint: 'The name of the input field containing the binary file data to be uploaded',
					displayOptions: { show: { source: ['binary'] } },
				},
				{
					displayName: 'Media ID',
					name: 'media_id',
					type: 'string',
					default: '',
					description:
						'ID from Media > Upload Attachment for a product album, valid for three days; those of other uploads are refused',
					displayOptions: { show: { source: ['media_id'] } },
				},
			],
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
export const description = string({ maxChars: 300 });
export const price = integer({ max: 5_000_000 });
export const product_sn = string({
	maxBytes: 128,
	format: { pattern: /^[0-9A-Za-z]*$/, description: 'letters and digits only' },
});

/** doc 95096: the only kind is an image, uploaded for product albums. */
export const pictures = (options: Partial<ObjectsParam>): ObjectsParam =>
	objects(
		{
			type: constant('image'),
			image: object(
				{
					media_id: media({
						target: 'productAlbum',
						mediaType: 'image',
						source: 'source',
						required: true,
					}),
				},
				{ required: true },
			),
		},
		{ from: 'attachments.values', ...options },
	);
