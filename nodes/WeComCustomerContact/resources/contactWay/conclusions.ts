import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';

import { media, object, string, type ObjectParam } from '../../declaration/params';
import { atLeastOne, atMostOne, type Rule } from '../../declaration/rules';
import {
	fieldsOfKind,
	KIND_NAMES,
	type AttachmentKind,
	type AttachmentPlace,
} from '../../fields/attachments';

/** doc 92228: what a closing message can hold beside its text. */
const place: AttachmentPlace = {
	kinds: ['image', 'link', 'miniprogram'],
	target: 'temporary',
	maxItems: 1,
};

const cardOf = (kind: AttachmentKind): INodePropertyCollection => ({
	displayName: KIND_NAMES[kind],
	name: kind,
	values: fieldsOfKind(place, kind),
});

/** doc 92228: the closing message of a temporary session, a text and one of the others at most. */
export const conclusionsField = (overrides: Partial<INodeProperties> = {}): INodeProperties => ({
	displayName: 'Closing Message',
	name: 'conclusions',
	type: 'fixedCollection',
	placeholder: 'Add Part',
	default: {},
	description:
		'What the customer receives when the temporary session ends (结束语): text; an image, link or mini program; or text with one of these',
	options: [
		{
			displayName: 'Text (文本)',
			name: 'text',
			values: [
				{
					displayName: 'Content',
					name: 'content',
					type: 'string',
					typeOptions: { rows: 3 },
					default: '',
					description: 'Text of the message, at most 4000 bytes; a Chinese character counts as 3',
				},
			],
		},
		...place.kinds.map(cardOf),
	],
	...overrides,
});

const picture = {
	target: 'temporary',
	mediaType: 'image',
	source: 'source',
	from: 'media_id',
} as const;

/** The parameter that the form of `conclusionsField` fills. */
export const conclusionsParam = (overrides: Pick<ObjectParam, 'onlyWhen'> = {}): ObjectParam =>
	object(
		{
			text: object(
				{ content: string({ narrows: false, maxBytes: 4000 }) },
				{ narrows: false, from: 'text' },
			),
			image: object(
				{ media_id: media({ narrows: false, ...picture }) },
				{ narrows: false, from: 'image' },
			),
			link: object(
				{
					title: string({ narrows: false, maxBytes: 128 }),
					picurl: string({ narrows: false }),
					desc: string({ narrows: false, maxBytes: 512 }),
					url: string({ narrows: false }),
				},
				{ narrows: false, from: 'link' },
			),
			miniprogram: object(
				{
					title: string({ narrows: false, maxBytes: 64 }),
					pic_media_id: media({ narrows: false, ...picture }),
					appid: string({ narrows: false }),
					page: string({ narrows: false }),
				},
				{ narrows: false, from: 'miniprogram' },
			),
		},
		{ from: 'conclusions', narrows: false, ...overrides },
	);

const CARDS = place.kinds.map((kind) => `conclusions.${kind}`);

/** doc 92228: a closing message is not empty, and WeCom would send only the first of several cards. */
export const conclusionsRules: readonly Rule[] = [
	atMostOne(...CARDS),
	(request, label) =>
		request.conclusions === undefined
			? undefined
			: atLeastOne('conclusions.text', ...CARDS)(request, label),
];
