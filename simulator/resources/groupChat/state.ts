import type { UnixSeconds, UserId } from '../../types';
import { noteChat } from '../statistics/activity';
import { slice, type Corp } from '../../corp/corp';
import { nameOf } from '../../corp/people';
import { StableList } from '../../corp/stableList';

/** How someone came into a group: invited directly, by a link, or through the QR code (doc 92122). */
type JoinScene = 1 | 2 | 3;

export interface ChatMember {
	/** A userid, or an external_userid. */
	id: string;
	/** 1 a member of the corp, 2 an external contact. */
	type: 1 | 2;
	joinedAt: UnixSeconds;
	joinScene: JoinScene;
	invitor?: UserId;
	nickname: string;
	/** The state of the join way. */
	state?: string;
}

/** Where the handover of a group stands; 0 when there is none (doc 92120). */
type HandoverStatus = 0 | 2 | 3;

export interface GroupChat {
	id: string;
	opengid: string;
	name: string;
	owner: UserId;
	createdAt: UnixSeconds;
	notice: string;
	members: Map<string, ChatMember>;
	admins: UserId[];
	/** Changes with the list of members. */
	version: string;
	/** False for a group that no member has marked as a customer group chat. */
	isCustomerGroup: boolean;
	dismissed: boolean;
	handover: HandoverStatus;
	/** When it was handed over while its owner was employed. */
	transfers: UnixSeconds[];
}

/** How many people fit into a group before a join way makes a new one. */
export const MOST_CHAT_MEMBERS = 200;

export const groupChats = slice('groupChat', () => new StableList<string, GroupChat>());

/** Makes a group with its owner in it. */
export function addGroupChat(
	corp: Corp,
	given: Pick<GroupChat, 'owner' | 'name'> & Partial<Pick<GroupChat, 'isCustomerGroup'>>,
): GroupChat {
	const chat: GroupChat = {
		id: corp.ids.next('groupChat'),
		opengid: corp.ids.next('openGroup'),
		createdAt: corp.clock.now(),
		notice: '',
		members: new Map(),
		admins: [],
		version: '',
		isCustomerGroup: true,
		dismissed: false,
		handover: 0,
		transfers: [],
		...given,
	};
	addChatMember(corp, chat, given.owner, { joinScene: 1 });
	groupChats(corp).set(chat.id, chat);
	return chat;
}

/** Lets someone into a group; the version of the list changes. */
export function addChatMember(
	corp: Corp,
	chat: GroupChat,
	id: string,
	how: Pick<ChatMember, 'joinScene'> & Partial<Pick<ChatMember, 'invitor' | 'state'>>,
): void {
	const type = corp.people.members.has(id) ? 1 : 2;
	chat.members.set(id, { id, type, joinedAt: corp.clock.now(), nickname: '', ...how });
	chat.version = corp.ids.next('memberVersion');
}

export function removeChatMember(corp: Corp, chat: GroupChat, id: string): void {
	const member = chat.members.get(id);
	if (!member) return;
	chat.members.delete(id);
	noteChat(corp, chat.id, { kind: 'left', id, joinedAt: member.joinedAt });
	chat.version = corp.ids.next('memberVersion');
}

/** The state that groupchat/list shows: 1 while the owner has left and nobody took over. */
export function statusOf(corp: Corp, chat: GroupChat): 0 | 1 | 2 | 3 {
	if (chat.handover !== 0) return chat.handover;
	return corp.people.members.get(chat.owner)?.resignedAt === undefined ? 0 : 1;
}

/** The name of someone in a group. */
export function chatMemberName(corp: Corp, { id, type }: ChatMember): string {
	if (type === 1) return corp.people.members.get(id)?.name ?? id;
	const customer = corp.people.customers.get(id);
	return customer ? nameOf(customer) : '';
}

/** The groups that an owner has, dissolved ones left out. */
export function chatsOwnedBy(corp: Corp, owner: UserId): GroupChat[] {
	return [...groupChats(corp).values()].filter((chat) => chat.owner === owner && !chat.dismissed);
}
