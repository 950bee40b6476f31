import { operation } from '../../declaration/operation';
import { string } from '../../declaration/params';

export const getChatInfo = operation({
	id: 'acquisitionLink.getChatInfo',
	name: 'Get Chat Info',
	action: 'Get the chat info of an acquisition event',
	description:
		'Get the customer, member and link behind a "Several Messages" event; available for 30 minutes (成员多次收消息详情)',
	doc: 100130,
	method: 'POST',
	path: '/cgi-bin/externalcontact/customer_acquisition/get_chat_info',
	repeat: 'safe',
	fields: [
		{
			displayName: 'Chat Key',
			name: 'chat_key',
			type: 'string',
			required: true,
			default: '={{ $json.ChatKey }}',
			description: 'ChatKey of the trigger event, valid for 30 minutes (成员多次收消息事件)',
		},
	],
	body: { chat_key: string({ required: true }) },
	result: { kind: 'record', about: ['chat_key'] },
});
