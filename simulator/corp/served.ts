import { WeComError } from '../errors';
import type { AppOptions } from '../options';
import type { JsonObject, UnixSeconds } from '../types';
import type { Corp } from './corp';
import { decodeCursor, encodeCursor } from './cursor';
import { nameOf, type Follow } from './people';
import { isServing } from './visibility';

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

function followEntry(follow: Follow, openid: string): JsonObject {
	const known: JsonObject = follow.half
		? { is_customer: false, name: mask(nameOf(follow.external)) }
		: { is_customer: true, external_userid: follow.external.id };
	return { ...known, tmp_openid: openid, follow_userid: follow.userid, add_time: follow.createdAt };
}

/**
 * Everyone whom the corp has served, one entry for each member who knows them (doc 99434). Who came
 * without verification and was not added back counts as no customer.
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
	const info_list: JsonObject[] = [];
	const at = (index: number, inner: number) =>
		`${number}.${startedAt}.${encodeCursor(`served:${number}`, index * PLACES_PER_CUSTOMER + inner)}`;
	let inner = start % PLACES_PER_CUSTOMER;
	for (let index = Math.floor(start / PLACES_PER_CUSTOMER); index < customers.placeCount; index++) {
		const customer = customers.at(index);
		const follows = customer?.follows.filter((follow) => isServing(corp, app, follow.userid)) ?? [];
		const openid = `TMPSIM${String(number).padStart(6, '0')}${String(index).padStart(10, '0')}`;
		for (; inner < follows.length; inner++) {
			if (info_list.length === limit) return { info_list, next_cursor: at(index, inner) };
			info_list.push(followEntry(follows[inner]!, openid));
		}
		inner = 0;
	}
	return { info_list, next_cursor: '' };
}
