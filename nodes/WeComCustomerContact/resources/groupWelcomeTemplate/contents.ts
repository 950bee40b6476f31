import type { INodeProperties } from 'n8n-workflow';

import type { Params } from '../../declaration/params';
import {
	fieldsOfKind,
	KIND_NAMES,
	objectsByKind,
	type AttachmentPlace,
} from '../../fields/attachments';

/**
 * The form for places whose request holds each kind of content under a name of its own instead of in
 * a list; `contentParams` of the same place reads it.
 */
export function contentField(
	place: AttachmentPlace,
	overrides: Partial<INodeProperties> = {},
): INodeProperties {
	return {
		displayName: 'Content',
		name: 'contents',
		type: 'fixedCollection',
		placeholder: 'Add Content',
		default: {},
		description: 'What to send along with the text, of one kind only',
		options: [...place.kinds].sort().map((kind) => ({
			displayName: KIND_NAMES[kind],
			name: kind,
			values: fieldsOfKind(place, kind),
		})),
		...overrides,
	};
}

/** The parameters that the form of `contentField` fills, one for each kind, with the limits of the place. */
export function contentParams(place: AttachmentPlace, from = 'contents'): Params {
	const byKind = objectsByKind(place);
	return Object.fromEntries(
		place.kinds.map((kind) => [kind, { ...byKind[kind], from: `${from}.${kind}` }]),
	);
}
