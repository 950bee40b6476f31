import { multiSelect } from '../../../shared/fields/multiSelects';
import { operation } from '../../declaration/operation';
import { string, strings } from '../../declaration/params';
import { groupChatOutcomes, newOwnerField } from '../../fields/transfers';

export const transferGroupChats = operation({
	id: 'resignedTransfer.transferGroupChats',
	name: 'Transfer Group Chats',
	action: 'Transfer group chats of a resigned member',
	description: 'Assign a new owner to group chats whose owner has left (分配离职成员的客户群)',
	doc: 92127,
	method: 'POST',
	path: '/cgi-bin/externalcontact/groupchat/transfer',
	repeat: 'once',
	fields: [
		// The group chats of members who have left are in no list by their names.
		multiSelect('Group Chat Names or IDs', 'chat_id_list', 'getResignedGroupChats', {
			required: true,
			description:
				'Group chats to hand over, by chat_id, at most 300 of one owner a day. More than 100 are sent in several requests',
		}),
		newOwnerField,
	],
	body: {
		chat_id_list: strings({ required: true, minItems: 1, maxItems: 100 }),
		new_owner: string({ required: true }),
	},
	split: { param: 'chat_id_list', size: 100 },
	serial: ['new_owner'],
	result: { kind: 'record', about: ['new_owner'] },
	map: groupChatOutcomes,
});
