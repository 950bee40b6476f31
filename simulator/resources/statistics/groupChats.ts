import type { UnixSeconds, UserId } from '../../types';
import { activity } from './activity';
import type { Corp } from '../../corp/corp';
import { DAY_SECONDS } from '../../corp/days';
import { groupChats, type GroupChat } from '../groupChat/state';

/** Numbers of customer group chats; names as in doc 92133. */
export interface GroupChatNumbers {
	new_chat_cnt: number;
	chat_total: number;
	chat_has_msg: number;
	new_member_cnt: number;
	member_total: number;
	member_has_msg: number;
	msg_total: number;
}

/** A time in a group: from joining to leaving. */
interface Stay {
	id: string;
	from: UnixSeconds;
	until: UnixSeconds;
}

/** The moments that a day or a span of days lies between: the first counts, the last does not. */
interface Span {
	from: UnixSeconds;
	until: UnixSeconds;
}

const isIn = (at: UnixSeconds, { from, until }: Span) => at >= from && at < until;

/** Who was in a group, and when. */
function staysIn(corp: Corp, chat: GroupChat): Stay[] {
	const deeds = activity(corp).chats.get(chat.id) ?? [];
	const stays: Stay[] = [];
	for (const deed of deeds) {
		if (deed.kind === 'left') stays.push({ id: deed.id, from: deed.joinedAt, until: deed.at });
	}
	for (const { id, joinedAt } of chat.members.values()) {
		stays.push({ id, from: joinedAt, until: Infinity });
	}
	return stays;
}

function numbersOf(corp: Corp, chat: GroupChat, span: Span): GroupChatNumbers {
	const deeds = activity(corp).chats.get(chat.id) ?? [];
	const dismissed = deeds.find(({ kind }) => kind === 'dismissed');
	const isThere =
		chat.createdAt < span.until && (dismissed === undefined || dismissed.at >= span.until);
	const stays = staysIn(corp, chat);
	const present = new Set(
		stays.filter(({ from, until }) => from < span.until && until >= span.until).map(({ id }) => id),
	);
	const written: string[] = [];
	for (const deed of deeds) {
		if (deed.kind === 'wrote' && deed.at < span.until) written.push(deed.id);
	}
	const writers = new Set(written);
	const joined = new Set(stays.filter(({ from }) => isIn(from, span)).map(({ id }) => id));
	const when = (count: number) => (isThere ? count : 0);
	return {
		new_chat_cnt: isIn(chat.createdAt, span) ? 1 : 0,
		chat_total: when(1),
		chat_has_msg: when(written.length > 0 ? 1 : 0),
		new_member_cnt: joined.size,
		member_total: when(present.size),
		member_has_msg: when([...writers].filter((id) => present.has(id)).length),
		msg_total: when(written.length),
	};
}

/**
 * The numbers of the customer group chats of some owners together. What is new counts from the first to
 * the last day, the totals are those at the end of the last day; dissolved groups are not in them.
 * @param last 0:00 of the last day
 */
export function groupChatNumbers(
	corp: Corp,
	owners: ReadonlySet<UserId>,
	first: UnixSeconds,
	last: UnixSeconds,
): GroupChatNumbers {
	const span = { from: first, until: last + DAY_SECONDS };
	const sum: GroupChatNumbers = {
		new_chat_cnt: 0,
		chat_total: 0,
		chat_has_msg: 0,
		new_member_cnt: 0,
		member_total: 0,
		member_has_msg: 0,
		msg_total: 0,
	};
	for (const chat of groupChats(corp).values()) {
		if (!chat.isCustomerGroup || !owners.has(chat.owner)) continue;
		const numbers = numbersOf(corp, chat, span);
		for (const name of Object.keys(sum) as Array<keyof GroupChatNumbers>)
			sum[name] += numbers[name];
	}
	return sum;
}

/** Whether a member owns a customer group chat, or owned one until it was dissolved. */
export function isGroupOwner(corp: Corp, userid: UserId): boolean {
	for (const chat of groupChats(corp).values()) {
		if (chat.isCustomerGroup && chat.owner === userid) return true;
	}
	return false;
}
