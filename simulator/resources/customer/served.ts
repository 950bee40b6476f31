import { WeComError } from '../../errors';
import type { AppOptions } from '../../options';
import type { JsonObject, UnixSeconds } from '../../types';
import type { Corp } from '../../corp/corp';
import { decodeCursor, encodeCursor } from '../../corp/cursor';
import { groupChats, type GroupChat } from '../groupChat/state';
import { nameOf, type Customer, type Follow } from '../../corp/people';
import { isServing } from '../../corp/visibility';

/** doc 99434: a traversal has to be over within 4 hours. */
const TRAVERSAL_SECONDS = 4 * 3600;
/** Places per customer in the cursor; more than a customer can have entries. */
const PLACES_PER_CUSTOMER = 100_000;

/** One traversal: its number makes the temporary ids, which no other traversal shares. */
interface Traversal {
	number: number;
	startedAt: UnixSeconds;
}

/** Splits `<number>.<start>.<cursor>`; a new traversal without one. */
function readTraversal(corp: Corp, cursor: string | undefined): Traversal & { place: number } {
	const now = corp.clock.now();
	if (!cursor) return { number: corp.ids.number('traversal'), startedAt: now, place: 0 };
	const [number, start, rest] = cursor.split('.');
	const startedAt = Number(start);
	if (!rest || now - startedAt > TRAVERSAL_SECONDS) throw new WeComError(60268, 'invalid cursor');
	return { number: Number(number), startedAt, place: decodeCursor(`served:${number}`, rest) };
}

/** `Customer 7` becomes `*********7`, as WeCom masks those who are not customers. */
function mask(name: string): string {
	return name.slice(0, -1).replace(/./gsu, '*') + name.slice(-1);
}

/** Who counts as a customer is named, everyone else is masked. */
function identity(customer: Customer, isCustomer: boolean): JsonObject {
	return isCustomer
		? { is_customer: true, external_userid: customer.id }
		: { is_customer: false, name: mask(nameOf(customer)) };
}

function followEntry(follow: Follow): JsonObject {
	const known = identity(follow.external, !follow.half);
	return { ...known, follow_userid: follow.userid, add_time: follow.createdAt };
}

function groupChatEntry(customer: Customer, chat: GroupChat): JsonObject {
	const isCustomer = customer.follows.some((follow) => !follow.half);
	return {
		...identity(customer, isCustomer),
		follow_userid: chat.owner,
		...(chat.isCustomerGroup ? { chat_id: chat.id } : { chat_name: chat.name }),
		add_time: chat.members.get(customer.id)?.joinedAt ?? chat.createdAt,
	};
}

/** The group chats of each customer who is in one. */
function chatsByCustomer(corp: Corp): Map<string, GroupChat[]> {
	const found = new Map<string, GroupChat[]>();
	for (const chat of groupChats(corp).values()) {
		if (chat.dismissed) continue;
		for (const { id, type } of chat.members.values()) {
			if (type === 2) found.set(id, [...(found.get(id) ?? []), chat]);
		}
	}
	return found;
}

/**
 * Everyone whom the corp has served, one entry for each member who knows them and one for each
 * group chat (doc 99434). Who came without verification and was not added back is no customer.
 * @throws WeComError 60268 for a cursor that is unknown or older than 4 hours
 */
export function servedContacts(
	corp: Corp,
	app: AppOptions,
	cursor: string | undefined,
	limit: number,
): JsonObject {
	const { number, startedAt, place: start } = readTraversal(corp, cursor);
	const { customers } = corp.people;
	const chats = chatsByCustomer(corp);
	const info_list: JsonObject[] = [];
	const cursorAt = (index: number, inner: number) =>
		`${number}.${startedAt}.${encodeCursor(`served:${number}`, index * PLACES_PER_CUSTOMER + inner)}`;
	let inner = start % PLACES_PER_CUSTOMER;
	for (let index = Math.floor(start / PLACES_PER_CUSTOMER); index < customers.placeCount; index++) {
		const customer = customers.at(index);
		if (!customer) continue;
		const follows = customer.follows.filter((follow) => isServing(corp, app, follow.userid));
		const entries = [
			...follows.map(followEntry),
			...(chats.get(customer.id) ?? []).map((chat) => groupChatEntry(customer, chat)),
		];
		const tmp_openid = `TMPSIM${String(number).padStart(6, '0')}${String(index).padStart(10, '0')}`;
		for (; inner < entries.length; inner++) {
			if (info_list.length === limit) return { info_list, next_cursor: cursorAt(index, inner) };
			info_list.push({ tmp_openid, ...entries[inner] });
		}
		inner = 0;
	}
	return { info_list, next_cursor: '' };
}
