import { operation } from '../../../WeComCustomerContact/declaration/operation';
import { string } from '../../../WeComCustomerContact/declaration/params';

export const recall = operation({
	id: 'memberMessage.recall',
	name: 'Take Back',
	action: 'Take back a message to members',
	description: 'Take back a message that the app sent within the last 24 hours (撤回应用消息)',
	doc: 94867,
	method: 'POST',
	path: '/cgi-bin/message/recall',
	repeat: 'safe',
	fields: [
		{
			displayName: 'Message ID',
			name: 'msgid',
			type: 'string',
			required: true,
			default: '={{ $json.msgid }}',
			description: 'The msgid that Send gives',
		},
	],
	body: { msgid: string({ required: true }) },
	serial: ['msgid'],
	result: { kind: 'done', as: 'success', about: ['msgid'] },
});
