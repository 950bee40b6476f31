import { groupChatMultiSelect } from '../../../shared/fields/multiSelects';
import { operation } from '../../declaration/operation';
import { string, strings } from '../../declaration/params';
import { groupChatOutcomes, newOwnerField } from '../../fields/transfers';

export const transferGroupChats = operation({
	id: 'onJobTransfer.transferGroupChats',
	name: 'Transfer Group Chats',
	action: 'Transfer group chats of a current member',
	description: 'Assign a new owner to group chats of current members (分配在职成员的客户群)',
	doc: 95703,
	method: 'POST',
	path: '/cgi-bin/externalcontact/groupchat/onjob_transfer',
	repeat: 'once',
	fields: [
		groupChatMultiSelect({
			required: true,
			description:
				'Group chats to hand over, by name or chat_id, each at most twice in 90 days and 300 of one owner a day. More than 100 are sent in several requests',
		}),
		newOwnerField,
	],
	body: {
		chat_id_list: strings({ required: true, minItems: 1, maxItems: 100, names: 'groupChat' }),
		new_owner: string({ required: true }),
	},
	split: { param: 'chat_id_list', size: 100 },
	serial: ['new_owner'],
	result: { kind: 'record', about: ['new_owner'] },
	map: groupChatOutcomes,
});
