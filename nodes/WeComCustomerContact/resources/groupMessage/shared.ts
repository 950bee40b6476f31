import type { INodeProperties } from 'n8n-workflow';

import { attachmentsField, attachmentsParam, type AttachmentPlace } from '../../fields/attachments';
import { boolean, object, string, type Params } from '../../declaration/params';
import { atLeastOne, type Rule } from '../../declaration/rules';

/** doc 92135 */
const place: AttachmentPlace = {
	kinds: ['image', 'link', 'miniprogram', 'video', 'file'],
	target: 'temporary',
	maxItems: 9,
	imageByUrl: true,
	maxUrlBytes: 2048,
};

// doc 92135: no more reach a customer, and an admin can allow even fewer.
/** What to know about every group message. */
export const CONFIRMATION_HINT =
	'The members have to confirm before anything is sent, which Group Message > Get Many Member Tasks shows. A customer or group chat can receive one group message per day of the month (30 in June).';

/** What a group message says. */
export const contentFields: readonly INodeProperties[] = [
	{
		displayName: 'Text',
		name: 'content',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		description: 'Text of the message (文本), at most 4000 bytes; a Chinese character counts as 3',
	},
	attachmentsField(place),
];

/** The parameters that these fields fill. */
export const contentParams = {
	text: object({ content: string({ narrows: false, maxBytes: 4000 }) }, { narrows: false }),
	attachments: attachmentsParam(place),
} satisfies Params;

/** doc 92135: a message says something. */
export const saysSomething: Rule = atLeastOne('text.content', 'attachments');

export const allowSelectField: INodeProperties = {
	displayName: 'Let Sender Change Recipients',
	name: 'allow_select',
	type: 'boolean',
	default: false,
	description: 'Whether the sender may remove customers from the list before sending',
};

export const allowSelect = boolean({ narrows: false });
