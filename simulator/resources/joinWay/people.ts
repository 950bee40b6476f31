import type { Corp } from '../../corp/corp';
import { groupChats, MOST_CHAT_MEMBERS, type GroupChat } from '../groupChat/state';
import { joinWays, type JoinWay } from './state';
import { action, ControlError } from '../../control/action';
import { comerOf } from '../customer/people';
import { createGroupChat, joinGroupChat } from '../groupChat/people';

/** doc 92229 */
const MOST_CHATS = 5;

/** The join way behind an id or behind the address of its QR code. */
function wayOf(corp: Corp, idOrUrl: string): JoinWay {
	const id = /\/qr\/([\w-]+)\.png$/.exec(idOrUrl)?.[1] ?? idOrUrl;
	const way = joinWays(corp).get(id);
	if (!way) throw new ControlError(`no join way ${id}`);
	return way;
}

/** The next group chat in the row, named by prefix and number. */
function nextChat(corp: Corp, way: JoinWay, last: GroupChat): GroupChat {
	const number = (way.room_base_id ?? 1) + way.roomsMade++;
	const chat = createGroupChat(corp, last.owner, `${way.room_base_name ?? last.name}${number}`);
	way.chat_id_list = [...way.chat_id_list, chat.id].slice(-MOST_CHATS);
	return chat;
}

/** A group with room; a new one when all are full and the join way makes some. */
function chatWithRoom(corp: Corp, way: JoinWay): GroupChat {
	const chats = way.chat_id_list
		.map((id) => groupChats(corp).get(id))
		.filter((chat): chat is GroupChat => chat !== undefined && !chat.dismissed);
	const open = chats.find((chat) => chat.members.size < MOST_CHAT_MEMBERS);
	if (open) return open;
	const last = chats.at(-1);
	if (!last) throw new ControlError('all group chats of the join way are dissolved');
	if (way.auto_create_room === 0)
		throw new ControlError('all group chats of the join way are full');
	return nextChat(corp, way, last);
}

/** What customers do with join ways. */
export const joinWayActions = {
	customerJoinsThroughJoinWay: action({
		summary: 'Someone scans a join way (config_id or qr_code) and joins a group chat with room.',
		input: {
			join_way: 'string',
			external_userid: 'string?',
			name: 'string?',
			type: 'number?',
			unionid: 'string?',
		},
		run: (corp, { join_way, ...comer }) => {
			const way = wayOf(corp, join_way);
			const chat = chatWithRoom(corp, way);
			const customer = comerOf(corp, comer);
			const state = way.state ? { state: way.state } : {};
			joinGroupChat(corp, chat, [customer.id], { joinScene: 3, ...state });
			return { chat_id: chat.id, external_userid: customer.id };
		},
	}),
};
