import { groupMessageLocator } from '../../fields/locators';
import { operation } from '../../declaration/operation';
import { string } from '../../declaration/params';

export const remind = operation({
	id: 'groupMessage.remind',
	name: 'Remind Members',
	action: 'Remind members of a group message',
	description:
		'Notify the members who have not sent a group message yet, at most 3 times in 24 hours (提醒成员群发)',
	doc: 97610,
	method: 'POST',
	path: '/cgi-bin/externalcontact/remind_groupmsg_send',
	repeat: 'once',
	fields: [groupMessageLocator()],
	body: { msgid: string({ required: true }) },
	serial: ['msgid'],
	result: { kind: 'done', as: 'success', about: ['msgid'] },
});
