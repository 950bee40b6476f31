import type { ExternalUserId, UnixSeconds } from '../../types';
import { activity, type ContactDeed } from './activity';
import type { Corp } from '../../corp/corp';
import { dayOf } from '../../corp/days';
import type { Member } from '../../corp/people';

/** A day of some members with their customers (doc 92132). */
export interface BehaviorRow {
	stat_time: UnixSeconds;
	chat_cnt: number;
	message_cnt: number;
	/** Left out on a day without chats that customers began. */
	reply_percentage?: number;
	/** In minutes; left out on a day without such chats that were answered. */
	avg_reply_time?: number;
	negative_feedback_cnt: number;
	new_apply_cnt: number;
	new_contact_cnt: number;
}

/** What is counted of one member on one day. */
interface MemberDay {
	deeds: ContactDeed[];
	/** Customers from before the activity was kept. */
	earlier: ExternalUserId[];
}

/** What a member did and met on each day. */
function daysOfMember(corp: Corp, member: Member): Map<UnixSeconds, MemberDay> {
	const { contacts, since } = activity(corp);
	const days = new Map<UnixSeconds, MemberDay>();
	const at = (time: UnixSeconds) => {
		const key = dayOf(time);
		let day = days.get(key);
		if (!day) days.set(key, (day = { deeds: [], earlier: [] }));
		return day;
	};
	for (const deed of contacts.get(member.userid) ?? []) at(deed.at).deeds.push(deed);
	for (const { createdAt, half, external } of member.follows.values()) {
		if (createdAt < since && !half) at(createdAt).earlier.push(external.id);
	}
	return days;
}

/** How the chats of a day went that customers began. */
function replies(deeds: readonly ContactDeed[]): { begun: number; waits: UnixSeconds[] } {
	const byCustomer = new Map<ExternalUserId, ContactDeed[]>();
	for (const deed of deeds) {
		if (deed.kind !== 'customerWrote' && deed.kind !== 'memberWrote') continue;
		const chat = byCustomer.get(deed.external_userid);
		if (chat) chat.push(deed);
		else byCustomer.set(deed.external_userid, [deed]);
	}
	let begun = 0;
	const waits: UnixSeconds[] = [];
	for (const [first, ...rest] of byCustomer.values()) {
		if (first?.kind !== 'customerWrote') continue;
		begun++;
		const answer = rest.find(({ kind }) => kind === 'memberWrote');
		if (answer) waits.push(answer.at - first.at);
	}
	return { begun, waits };
}

function rowOf(stat_time: UnixSeconds, memberDays: readonly MemberDay[]): BehaviorRow {
	const row: BehaviorRow = {
		stat_time,
		chat_cnt: 0,
		message_cnt: 0,
		negative_feedback_cnt: 0,
		new_apply_cnt: 0,
		new_contact_cnt: 0,
	};
	let begun = 0;
	const waits: UnixSeconds[] = [];
	for (const { deeds, earlier } of memberDays) {
		const of = (kind: ContactDeed['kind']) => deeds.filter((deed) => deed.kind === kind);
		const customers = (some: readonly ContactDeed[]) =>
			new Set(some.map(({ external_userid }) => external_userid)).size;
		const written = of('memberWrote');
		row.chat_cnt += customers(written);
		row.message_cnt += written.length;
		row.negative_feedback_cnt += customers(of('deletedByCustomer'));
		row.new_apply_cnt += of('requested').length;
		row.new_contact_cnt += customers(of('added')) + earlier.length;
		const chats = replies(deeds);
		begun += chats.begun;
		waits.push(...chats.waits);
	}
	if (begun > 0) row.reply_percentage = Math.round((waits.length / begun) * 10_000) / 100;
	if (waits.length > 0) {
		const sum = waits.reduce((total, wait) => total + wait, 0);
		row.avg_reply_time = Math.round(sum / waits.length / 60);
	}
	return row;
}

/**
 * The numbers of some members together, day by day (doc 92132).
 * @param days each as its 0:00
 */
export function behaviorRows(
	corp: Corp,
	members: readonly Member[],
	days: readonly UnixSeconds[],
): BehaviorRow[] {
	const ofMembers = members.map((member) => daysOfMember(corp, member));
	return days.map((day) =>
		rowOf(
			day,
			ofMembers.map((memberDays) => memberDays.get(day)).filter((entry) => entry !== undefined),
		),
	);
}
