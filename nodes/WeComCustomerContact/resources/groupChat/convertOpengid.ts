import { operation } from '../../declaration/operation';
import { string } from '../../declaration/params';

export const convertOpengid = operation({
	id: 'groupChat.convertOpengid',
	name: 'Convert Open Group ID',
	action: 'Convert an open group ID',
	description:
		'Convert the opengid that a mini program got in WeChat to the chat_id of a customer group chat (客户群opengid转换)',
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
				'The opengid from wx.getGroupEnterInfo. Only group chats created by members of this company can be converted.',
		},
	],
	body: { opengid: string({ required: true }) },
	result: { kind: 'record', about: ['opengid'] },
});
