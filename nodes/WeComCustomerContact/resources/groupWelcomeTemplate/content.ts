import type { INodeProperties } from 'n8n-workflow';

import type { AttachmentPlace } from '../../fields/attachments';
import { contentField, contentParams } from './contents';
import { integer, object, string, type Params } from '../../declaration/params';
import { atLeastOne, atMostOne, type Rule } from '../../declaration/rules';

/** doc 92366 */
const place: AttachmentPlace = {
	kinds: ['image', 'link', 'miniprogram', 'file', 'video'],
	target: 'temporary',
	maxItems: 1,
	imageByUrl: true,
};

/** What a template says, with the limit that the operation has for the text. */
export function contentFields(maxTextBytes: number): INodeProperties[] {
	return [
		{
			displayName: 'Text',
			name: 'content',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			placeholder: 'e.g. Welcome, %NICKNAME%!',
			description: `Text of the message (文本), at most ${maxTextBytes} bytes; a Chinese character counts as 3. %NICKNAME% becomes the customer's nickname.`,
		},
		contentField(place, {
			description:
				'What to send as a second message, of one kind only. Use Media > Upload From URL for files and videos too large to upload here.',
		}),
	];
}

/** doc 92366: both together are two messages to the customer. */
export function content(maxTextBytes: number): Params {
	return {
		text: object(
			{ content: string({ narrows: false, maxBytes: maxTextBytes }) },
			{ narrows: false },
		),
		...contentParams(place),
	};
}

/** doc 92366: of several kinds beside the text WeCom would use one and drop the others in silence. */
export const contentRules: readonly Rule[] = [
	atLeastOne('text.content', ...place.kinds),
	atMostOne(...place.kinds),
];

/** doc 92366: only old third-party suites give it. */
export const agentIdField: INodeProperties = {
	displayName: 'Agent ID',
	name: 'agentid',
	type: 'number',
	default: 0,
	description: 'App ID, needed only by legacy third-party suites with several apps',
};

export const agentid = integer({ narrows: false });
