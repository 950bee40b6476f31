import { operation } from '../../declaration/operation';
import { string } from '../../declaration/params';

export const convertOpengid = operation({
	id: 'groupChat.convertOpengid',
	name: 'Convert Open Group ID',
	action: 'Convert an open group ID',
	description:
		'Turn the opengid that a mini program got in WeChat into the chat_id of a customer group chat (客户群opengid转换)',
	doc: 94822,
	method: 'POST',
	path: '/cgi-bin/externalcontact/opengid_to_chatid',
	repeat: 'safe',
	fields: [
		{
			displayName: 'Open Group ID',
			name: 'opengid',
			type: 'string',
			required: true,
			default: '',
			description:
				'Opengid that wx.getGroupEnterInfo gave the mini program. Only group chats that members of this company created can be converted.',
		},
	],
	body: { opengid: string({ required: true }) },
	result: { kind: 'record' },
});
