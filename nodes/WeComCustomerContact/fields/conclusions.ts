import type { INodeProperties } from 'n8n-workflow';

import { media, object, string, type ObjectParam } from '../params';
import { atLeastOne, atMostOne, type Rule } from '../rules';

/** The picture of a part: the binary property it comes from, or the id of an earlier upload. */
const pictureFields = (idField: string, description: string): INodeProperties[] => [
	{
		displayName: 'File Source',
		name: 'source',
		type: 'options',
		options: [
			{ name: 'Binary File of the Input', value: 'binary' },
			{ name: 'Media ID', value: 'media_id' },
		],
		default: 'binary',
		description,
	},
	{
		displayName: 'Input Data Field Name',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		displayOptions: { show: { source: ['binary'] } },
		hint: 'The name of the input field containing the binary file data to be uploaded',
	},
	{
		displayName: 'Media ID',
		name: idField,
		type: 'string',
		default: '',
		displayOptions: { show: { source: ['media_id'] } },
		description: 'ID from an earlier upload, valid for three days',
	},
];

/** doc 92228: the closing message of a temporary session, a text and one of the others at most. */
export const conclusionsField = (overrides: Partial<INodeProperties> = {}): INodeProperties => ({
	displayName: 'Closing Message',
	name: 'conclusions',
	type: 'fixedCollection',
	placeholder: 'Add Part',
	default: {},
	description:
		'What the customer is sent when the temporary session ends (结束语): a text, an image, link or mini program, or a text and one of these',
	options: [
		{
			displayName: 'Text',
			name: 'text',
			values: [
				{
					displayName: 'Content',
					name: 'content',
					type: 'string',
					typeOptions: { rows: 3 },
					default: '',
					description: 'Text of the message, at most 4000 bytes; a Chinese character has 3',
				},
			],
		},
		{
			displayName: 'Image',
			name: 'image',
			values: pictureFields(
				'media_id',
				'Where the image comes from. A binary file is uploaded first: JPG or PNG of at most 10 MB.',
			),
		},
		{
			displayName: 'Link',
			name: 'link',
			values: [
				{
					displayName: 'Title',
					name: 'title',
					type: 'string',
					default: '',
					description: 'Title of the card, at most 128 bytes',
				},
				{
					displayName: 'URL',
					name: 'url',
					type: 'string',
					default: '',
					placeholder: 'e.g. https://www.example.com',
					description: 'Address that the card opens',
				},
				{
					displayName: 'Description',
					name: 'desc',
					type: 'string',
					default: '',
					description: 'Text under the title, at most 512 bytes',
				},
				{
					displayName: 'Cover Picture URL',
					name: 'picurl',
					type: 'string',
					default: '',
					placeholder: 'e.g. https://www.example.com/cover.png',
					description: 'Address of the picture on the card',
				},
			],
		},
		{
			displayName: 'Mini Program',
			name: 'miniprogram',
			values: [
				{
					displayName: 'Title',
					name: 'title',
					type: 'string',
					default: '',
					description: 'Title of the card, at most 64 bytes',
				},
				{
					displayName: 'App ID',
					name: 'appid',
					type: 'string',
					default: '',
					placeholder: 'e.g. wx1234567890abcdef',
					description: 'App ID of the mini program, which has to be linked to the company',
				},
				{
					displayName: 'Page',
					name: 'page',
					type: 'string',
					default: '',
					placeholder: 'e.g. pages/index.html',
					description: 'Path of the page inside the mini program',
				},
				...pictureFields(
					'pic_media_id',
					'Where the cover picture comes from, 520 by 416 pixels at best. A binary file is uploaded first.',
				),
			],
		},
	],
	...overrides,
});

const picture = { target: 'temporary', mediaType: 'image', source: 'source' } as const;

/** The parameter that the form of `conclusionsField` fills. */
export const conclusionsParam = (overrides: Partial<ObjectParam> = {}): ObjectParam =>
	object(
		{
			text: object({ content: string({ maxBytes: 4000 }) }, { from: 'text' }),
			image: object({ media_id: media(picture) }, { from: 'image' }),
			link: object(
				{
					title: string({ maxBytes: 128 }),
					picurl: string(),
					desc: string({ maxBytes: 512 }),
					url: string(),
				},
				{ from: 'link' },
			),
			miniprogram: object(
				{
					title: string({ maxBytes: 64 }),
					pic_media_id: media(picture),
					appid: string(),
					page: string(),
				},
				{ from: 'miniprogram' },
			),
		},
		{ from: 'conclusions', ...overrides },
	);

const CARDS = ['conclusions.image', 'conclusions.link', 'conclusions.miniprogram'];

/** doc 92228: a closing message is not empty, and WeCom would send only the first of several cards. */
export const conclusionsRules: readonly Rule[] = [
	atMostOne(...CARDS),
	(request, label) =>
		request.conclusions === undefined
			? undefined
			: atLeastOne('conclusions.text', ...CARDS)(request, label),
];
