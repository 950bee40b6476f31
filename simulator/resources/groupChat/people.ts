import { noteChat } from '../statistics/activity';
import type { Corp } from '../../corp/corp';
import {
	addChatMember,
	addGroupChat,
	groupChats,
	removeChatMember,
	type ChatMember,
	type GroupChat,
} from './state';
import { action, ControlError } from '../../control/action';
import { customerOf, memberOf } from '../customer/people';

/** A group that was not dissolved. @throws ControlError */
export function groupChatOf(corp: Corp, id: string): GroupChat {
	const chat = groupChats(corp).get(id);
	if (!chat || chat.dismissed) throw new ControlError(`no group chat ${id}`);
	return chat;
}

/** @throws ControlError for an id that neither a member nor a customer has */
function checkPerson(corp: Corp, id: string): void {
	if (!corp.people.members.has(id)) customerOf(corp, id);
}

/** Tells that a group changed; only customer group chats have events. */
function emitUpdate(corp: Corp, chat: GroupChat, detail: string, more = {}): void {
	if (!chat.isCustomerGroup) return;
	corp.emit('change_external_chat.update', { ChatId: chat.id, UpdateDetail: detail, ...more });
}

/** Lets people into a group and sends the event, with the versions of the list before and after. */
export function joinGroupChat(
	corp: Corp,
	chat: GroupChat,
	ids: readonly string[],
	how: Pick<ChatMember, 'joinScene'> & Partial<Pick<ChatMember, 'invitor' | 'state'>>,
): void {
	const before = chat.version;
	for (const id of ids) addChatMember(corp, chat, id, how);
	emitUpdate(corp, chat, 'add_member', {
		// doc 92130: 0 stands for both ways of inviting
		JoinScene: how.joinScene === 3 ? 3 : 0,
		MemChangeCnt: ids.length,
		MemChangeList: ids,
		LastMemVer: before,
		CurMemVer: chat.version,
	});
}

/** Makes a customer group chat and sends the event. */
export function createGroupChat(corp: Corp, owner: string, name: string): GroupChat {
	const chat = addGroupChat(corp, { owner, name });
	corp.emit('change_external_chat.create', { ChatId: chat.id });
	return chat;
}

/** What owners, members and customers do in group chats. */
export const groupChatActions = {
	groupChatCreated: action({
		summary: 'A member makes a group chat with others (members: userids and external_userids).',
		input: {
			owner: 'string',
			name: 'string',
			members: 'string[]?',
			customer_group: 'boolean?',
		},
		run: (corp, { owner, name, members = [], customer_group = true }) => {
			memberOf(corp, owner);
			for (const id of members) checkPerson(corp, id);
			const chat = customer_group
				? createGroupChat(corp, owner, name)
				: addGroupChat(corp, { owner, name, isCustomerGroup: false });
			for (const id of members) addChatMember(corp, chat, id, { joinScene: 1, invitor: owner });
			return { chat_id: chat.id, opengid: chat.opengid };
		},
	}),
	groupChatJoined: action({
		summary: 'People are invited into a group chat by a member, directly or by a link.',
		input: { chat_id: 'string', ids: 'string[]', invitor: 'string?', by_link: 'boolean?' },
		run: (corp, { chat_id, ids, invitor, by_link }) => {
			const chat = groupChatOf(corp, chat_id);
			for (const id of ids) checkPerson(corp, id);
			const joinScene = by_link ? 2 : 1;
			joinGroupChat(corp, chat, ids, { joinScene, invitor: invitor ?? chat.owner });
			return { chat_id, member_version: chat.version };
		},
	}),
	groupChatLeft: action({
		summary: 'Someone leaves a group chat, or is removed by the owner.',
		input: { chat_id: 'string', id: 'string', removed: 'boolean?' },
		run: (corp, { chat_id, id, removed = false }) => {
			const chat = groupChatOf(corp, chat_id);
			if (!chat.members.has(id)) throw new ControlError(`${id} is not in ${chat_id}`);
			const before = chat.version;
			removeChatMember(corp, chat, id);
			emitUpdate(corp, chat, 'del_member', {
				QuitScene: removed ? 1 : 0,
				MemChangeCnt: 1,
				MemChangeList: [id],
				LastMemVer: before,
				CurMemVer: chat.version,
			});
			return { chat_id, member_version: chat.version };
		},
	}),
	groupChatChanged: action({
		summary: 'The owner changes name, notice, administrators or owner of a group chat.',
		input: {
			chat_id: 'string',
			name: 'string?',
			notice: 'string?',
			owner: 'string?',
			admins: 'string[]?',
		},
		run: (corp, { chat_id, name, notice, owner, admins }) => {
			const chat = groupChatOf(corp, chat_id);
			if (owner !== undefined) chat.owner = memberOf(corp, owner).userid;
			if (name !== undefined) chat.name = name;
			if (notice !== undefined) chat.notice = notice;
			if (admins !== undefined) chat.admins = admins.map((id) => memberOf(corp, id).userid);
			if (owner !== undefined) emitUpdate(corp, chat, 'change_owner');
			if (name !== undefined) {
				// As a real one was seen: member fields although nobody came or left, and no list.
				const before = chat.version;
				chat.version = corp.ids.next('memberVersion');
				emitUpdate(corp, chat, 'change_name', {
					JoinScene: 0,
					MemChangeCnt: 2,
					LastMemVer: before,
					CurMemVer: chat.version,
				});
			}
			if (notice !== undefined) emitUpdate(corp, chat, 'change_notice');
			return { chat_id };
		},
	}),
	groupChatDismissed: action({
		summary: 'The owner dissolves a group chat.',
		input: { chat_id: 'string' },
		run: (corp, { chat_id }) => {
			const chat = groupChatOf(corp, chat_id);
			chat.dismissed = true;
			noteChat(corp, chat.id, { kind: 'dismissed' });
			if (chat.isCustomerGroup) corp.emit('change_external_chat.dismiss', { ChatId: chat_id });
			return { chat_id };
		},
	}),
};
