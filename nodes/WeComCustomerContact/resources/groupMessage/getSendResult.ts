import { translate } from '../../../../i18n/translate';
import { groupMessageLocator, memberLocator } from '../../fields/locators';
import { returnAllOrLimit } from '../../fields/paging';
import { inWords } from '../../declaration/inWords';
import { NOT_CONNECTED, operation } from '../../declaration/operation';
import { string } from '../../declaration/params';

/** doc 93338 */
const STATES = {
	0: translate('message.sendPending', 'Not sent'),
	1: translate('message.sendDone', 'Sent'),
	2: translate('message.sendNoContact', 'Failed: the customer is not a contact of the member'),
	3: translate('message.sendTooMany', 'Failed: the customer already received other group messages'),
};

export const getSendResult = operation({
	id: 'groupMessage.getSendResult',
	name: 'Get Many Send Results',
	action: 'Get many send results of a group message',
	description:
		'List the delivery status of a group message for each customer or group chat of one sender (获取企业群发成员执行结果)',
	doc: 93338,
	method: 'POST',
	path: '/cgi-bin/externalcontact/get_groupmsg_send_result',
	repeat: 'safe',
	fields: [
		groupMessageLocator(),
		memberLocator({
			displayName: 'Sender',
			description: 'Member (成员) who was asked to send, by userid, as in Get Many Member Tasks',
		}),
		...returnAllOrLimit,
	],
	body: { msgid: string({ required: true }), userid: string({ required: true }) },
	paging: { cursor: 'cursor', next: 'next_cursor', limit: { param: 'limit', max: 1000 } },
	// Where nobody has a customer.
	emptyCodes: [NOT_CONNECTED],
	result: { kind: 'records', field: 'send_list', about: ['msgid', 'userid'] },
	map: inWords('status', STATES),
});
