import { customerLocator, memberLocator } from '../../fields/locators';
import { operation } from '../../declaration/operation';
import { string } from '../../declaration/params';

export const closeTempChat = operation({
	id: 'contactWay.closeTempChat',
	name: 'End Temporary Session',
	action: 'End a temporary session',
	description:
		'End the temporary session of a member and a customer, and send the closing message (结束临时会话)',
	doc: 92228,
	method: 'POST',
	path: '/cgi-bin/externalcontact/close_temp_chat',
	repeat: 'once',
	fields: [memberLocator(), customerLocator()],
	body: {
		userid: string({ required: true }),
		external_userid: string({ required: true }),
	},
	serial: ['external_userid'],
	result: { kind: 'done', as: 'success', about: ['userid', 'external_userid'] },
});
