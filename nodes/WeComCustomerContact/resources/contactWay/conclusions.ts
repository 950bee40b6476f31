import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';

import { object, string, type ObjectParam } from '../../declaration/params';
import { atLeastOne, atMostOne, type Rule } from '../../declaration/rules';
import {
	fieldsOfKind,
	KIND_NAMES,
	objectsByKind,
	type AttachmentKind,
	type AttachmentPlace,
} from '../../fields/attachments';

/** doc 92228: what a closing message can hold beside its text. */
const place: AttachmentPlace = {
	kinds: ['image', 'link', 'miniprogram'],
	target: 'temporary',
	maxItems: 1,
	allOptional: true,
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

/** The parameter that the form of `conclusionsField` fills. */
export const conclusionsParam = (overrides: Pick<ObjectParam, 'onlyWhen'> = {}): ObjectParam => {
	const byKind = objectsByKind(place);
	return object(
		{
			text: object(
				{ content: string({ narrows: false, maxBytes: 4000 }) },
				{ narrows: false, from: 'text' },
			),
			...Object.fromEntries(place.kinds.map((kind) => [kind, { ...byKind[kind], from: kind }])),
		},
		{ from: 'conclusions', narrows: false, ...overrides },
	);
};

const CARDS = place.kinds.map((kind) => `conclusions.${kind}`);

/** doc 92228: a closing message is not empty, and WeCom would send only the first of several cards. */
export const conclusionsRules: readonly Rule[] = [
	atMostOne(...CARDS),
	(request, label) =>
		request.conclusions === undefined
			? undefined
			: atLeastOne('conclusions.text', ...CARDS)(request, label),
];
