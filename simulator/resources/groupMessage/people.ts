import { chatsOwnedBy } from '../groupChat/state';
import { groupMessages, sendTask, type GroupMessage, type SendTask } from './state';
import { action, ControlError } from '../../control/action';
import { memberOf } from '../customer/people';

/** What members do with group messages. */
export const groupMessageActions = {
	memberConfirmsGroupMessage: action({
		summary: 'A member sends a group message (chat_ids: the groups picked, where none were given).',
		input: { msgid: 'string', userid: 'string', chat_ids: 'string[]?' },
		run: (corp, { msgid, userid, chat_ids }) => {
			const message = groupMessages(corp).messages.get(msgid);
			if (!message || message.cancelled) throw new ControlError(`no group message ${msgid}`);
			const task = message.tasks.find((candidate) => candidate.userid === userid);
			if (!task) throw new ControlError(`${userid} has nothing to send of ${msgid}`);
			if (task.sentAt !== undefined) throw new ControlError(`${userid} has sent ${msgid} already`);
			sendTask(corp, message, task, chat_ids);
			return { msgid, userid, sent: task.targets.filter(({ status }) => status === 1).length };
		},
	}),
	memberSendsGroupMessage: action({
		summary: 'A member sends a group message of their own to all customers, or to all own groups.',
		input: { userid: 'string', content: 'string', to_groups: 'boolean?' },
		run: (corp, { userid, content, to_groups = false }) => {
			const member = memberOf(corp, userid);
			const ids = to_groups
				? chatsOwnedBy(corp, userid).map((chat) => chat.id)
				: [...member.follows.keys()];
			const task: SendTask = {
				userid,
				targets: ids.map((id) => ({ id, status: 0 })),
				picksChats: false,
			};
			const message: GroupMessage = {
				msgid: corp.ids.next('message'),
				chatType: to_groups ? 'group' : 'single',
				createType: 1,
				creator: userid,
				createdAt: corp.clock.now(),
				text: { content },
				cancelled: false,
				reminders: [],
				tasks: [task],
			};
			groupMessages(corp).messages.set(message.msgid, message);
			sendTask(corp, message, task);
			return { msgid: message.msgid };
		},
	}),
};
