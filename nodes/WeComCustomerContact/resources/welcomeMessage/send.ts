import { attachmentsField, attachmentsParam, type AttachmentPlace } from '../../fields/attachments';
import { operation } from '../../declaration/operation';
import { object, string } from '../../declaration/params';
import { atLeastOne } from '../../declaration/rules';

/** doc 92137 */
const place: AttachmentPlace = {
	kinds: ['image', 'link', 'miniprogram', 'video', 'file'],
	target: 'temporary',
	maxItems: 9,
	imageByUrl: true,
};

export const send = operation({
	id: 'welcomeMessage.send',
	name: 'Send',
	action: 'Send a welcome message',
	description:
		'Greet a newly added customer, within 20 seconds of the event and only once (发送新客户欢迎语)',
	doc: 92137,
	method: 'POST',
	path: '/cgi-bin/externalcontact/send_welcome_msg',
	repeat: 'once',
	fields: [
		{
			displayName: 'Welcome Code',
			name: 'welcome_code',
			type: 'string',
			required: true,
			default: '={{ $json.WelcomeCode }}',
			description: 'WelcomeCode of the trigger event, valid for 20 seconds',
			hint: 'Valid for 20 seconds and one message; if several apps send, only the first succeeds',
		},
		{
			displayName: 'Text',
			name: 'content',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			description:
				'Text of the message (文本), at most 4000 bytes; a Chinese character counts as 3',
		},
		attachmentsField(place),
	],
	body: {
		welcome_code: string({ required: true }),
		text: object({ content: string({ narrows: false, maxBytes: 4000 }) }, { narrows: false }),
		attachments: attachmentsParam(place),
	},
	rules: [atLeastOne('text.content', 'attachments')],
	result: { kind: 'done', as: 'success', about: ['welcome_code'] },
});
