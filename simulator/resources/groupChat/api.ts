import type { Corp } from '../../corp/corp';
import { decodeCursor, encodeCursor } from '../../corp/cursor';
import { unionidOf } from '../customer/view';
import { chatMemberName, groupChats, statusOf, type ChatMember, type GroupChat } from './state';
import { isVisible } from '../../corp/visibility';
import { WeComError } from '../../errors';
import { handler, type Call, type Resource } from '../../handler';
import type { AppOptions } from '../../options';
import type { JsonObject } from '../../types';

/** doc 92120: without a filter of owners, 81017 beyond this many members in the visible range. */
const MOST_MEMBERS_UNFILTERED = 1000;

interface ListInput {
	status_filter?: 0 | 1 | 2 | 3;
	owner_filter?: { userid_list?: string[] };
	cursor?: string;
	limit: number;
}

function getAll({ corp, app, input }: Call<ListInput>) {
	const owners = input.owner_filter?.userid_list ?? [];
	const inRange = app.visibleMembers?.length ?? corp.people.members.size;
	if (owners.length === 0 && inRange > MOST_MEMBERS_UNFILTERED) {
		throw new WeComError(81017, 'too many members in range, use owner_filter');
	}
	const wanted = (chat: GroupChat): boolean => {
		if (chat.dismissed || !chat.isCustomerGroup || !isVisible(app, chat.owner)) return false;
		const status = statusOf(corp, chat);
		if (input.status_filter && status !== input.status_filter) return false;
		// Groups of owners who have left come only to those who name the owner.
		return owners.length ? owners.includes(chat.owner) : status !== 1;
	};
	const list = `groupChat:${input.status_filter ?? 0}:${owners.join()}`;
	const from = decodeCursor(list, input.cursor);
	const { items, next } = groupChats(corp).page(from, input.limit, wanted);
	return {
		group_chat_list: items.map((chat) => ({ chat_id: chat.id, status: statusOf(corp, chat) })),
		next_cursor: next === undefined ? '' : encodeCursor(list, next),
	};
}

function memberView(corp: Corp, member: ChatMember, withName: boolean): JsonObject {
	const customer = member.type === 2 ? corp.people.customers.get(member.id) : undefined;
	return {
		userid: member.id,
		type: member.type,
		...(customer?.type === 1 && { unionid: unionidOf(customer) }),
		join_time: member.joinedAt,
		join_scene: member.joinScene,
		...(member.invitor !== undefined && { invitor: { userid: member.invitor } }),
		group_nickname: member.nickname,
		...(withName && { name: chatMemberName(corp, member) }),
		...(member.state !== undefined && { state: member.state }),
	};
}

/** @throws WeComError 40050 for an unknown group, 49008 for a dissolved one, 60011 out of range */
export function requireChat(corp: Corp, app: AppOptions, id: string): GroupChat {
	const chat = groupChats(corp).get(id);
	if (!chat) throw new WeComError(40050, 'chatid not exist');
	if (chat.dismissed) throw new WeComError(49008, 'chat is dismissed');
	if (!isVisible(app, chat.owner)) throw new WeComError(60011, 'no privilege to access');
	return chat;
}

function get({ corp, app, input }: Call<{ chat_id: string; need_name?: 0 | 1 }>) {
	const chat = requireChat(corp, app, input.chat_id);
	const members = [...chat.members.values()];
	return {
		group_chat: {
			chat_id: chat.id,
			name: chat.name,
			owner: chat.owner,
			create_time: chat.createdAt,
			notice: chat.notice,
			member_list: members.map((member) => memberView(corp, member, input.need_name === 1)),
			admin_list: chat.admins.map((userid) => ({ userid })),
			member_version: chat.version,
		},
	};
}

function convertOpengid({ corp, app, input }: Call<{ opengid: string }>) {
	for (const chat of groupChats(corp).values()) {
		if (chat.opengid !== input.opengid || !chat.isCustomerGroup || chat.dismissed) continue;
		return { chat_id: requireChat(corp, app, chat.id).id };
	}
	throw new WeComError(90511, 'invalid opengid');
}

/** doc 92120, 92122, 94822 */
export const groupChat: Resource = {
	name: 'groupChat',
	handlers: {
		'groupChat.getAll': handler(getAll),
		'groupChat.get': handler(get),
		'groupChat.convertOpengid': handler(convertOpengid),
	},
};
