import { groupMessageLocator } from '../../fields/locators';
import { operation } from '../../declaration/operation';
import { string } from '../../declaration/params';

export const cancel = operation({
	id: 'groupMessage.cancel',
	name: 'Stop',
	action: 'Stop a group message',
	description:
		'Permanently stop a group message; customers keep what they have received (停止企业群发)',
	doc: 97611,
	method: 'POST',
	path: '/cgi-bin/externalcontact/cancel_groupmsg_send',
	repeat: 'safe',
	fields: [groupMessageLocator()],
	body: { msgid: string({ required: true }) },
	serial: ['msgid'],
	result: { kind: 'done', as: 'success', about: ['msgid'] },
});
