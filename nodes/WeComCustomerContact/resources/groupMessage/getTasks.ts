import { translate } from '../../../../i18n/translate';
import { groupMessageLocator } from '../../fields/locators';
import { returnAllOrLimit } from '../../fields/paging';
import { inWords } from '../../declaration/inWords';
import { operation } from '../../declaration/operation';
import { string } from '../../declaration/params';

/** doc 93338: there is no 1, and 2 means something else in the send results. */
const STATES = {
	0: translate('message.taskNotSent', 'Not sent'),
	2: translate('message.taskSent', 'Sent'),
};

export const getTasks = operation({
	id: 'groupMessage.getTasks',
	name: 'Get Many Member Tasks',
	action: 'Get many tasks of a group message',
	description:
		'List the members who were asked to send a group message and whether they did (获取群发成员发送任务列表)',
	doc: 93338,
	method: 'POST',
	path: '/cgi-bin/externalcontact/get_groupmsg_task',
	repeat: 'safe',
	fields: [groupMessageLocator(), ...returnAllOrLimit],
	body: { msgid: string({ required: true }) },
	paging: { cursor: 'cursor', next: 'next_cursor', limit: { param: 'limit', max: 1000 } },
	result: { kind: 'records', field: 'task_list', about: ['msgid'] },
	map: inWords('status', STATES),
});
