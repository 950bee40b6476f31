import { isJsonObject } from './json';
import type { Json, JsonObject } from './types';

/** Fields that hold ids or what leads on to more records although their names do not end so. */
const NAMED_OTHERWISE: ReadonlySet<string> = new Set([
	'access_token',
	'admin_list',
	'creator',
	'fail_list',
	'follow_user',
	'owner',
	'tag_list',
	'user',
	'user_list',
]);

const NAMED_SO = /(?:id|cursor)(?:_list|s)?$/i;

/**
 * Whether a field of an answer holds ids, as its name says: `external_userid`, `chat_id_list`,
 * `next_cursor`. Everything else is text for people, in which an odd character does no harm.
 */
export function isIdField(name: string): boolean {
	return NAMED_SO.test(name) || NAMED_OTHERWISE.has(name);
}

const ODD = /[\p{Cc}\uFFFD]/u;

/** Whether a text holds what no id has: a control character, or the sign for a byte that is no text. */
export function isOdd(text: string): boolean {
	return ODD.test(text);
}

/** An id of an answer that cannot be used. */
export interface OddId {
	/** Where it stands, e.g. `member_list.userid`. */
	path: string;
	/** Whether it stands in an entry of a list, so that it says nothing about the rest of the answer. */
	inList: boolean;
}

/** The ids of a value that hold an odd character; `name` is the field that holds the value. */
export function oddIdsIn(value: Json, name = '', inList = false): OddId[] {
	const found: OddId[] = [];
	collect(value, name, name, inList, found);
	return found;
}

function collect(value: Json, name: string, path: string, inList: boolean, found: OddId[]): void {
	if (typeof value === 'string') {
		if (isOdd(value) && isIdField(name)) found.push({ path, inList });
	} else if (Array.isArray(value)) {
		for (const entry of value) collect(entry, name, path, true, found);
	} else if (isJsonObject(value)) {
		for (const [inner, held] of Object.entries(value)) {
			collect(held, inner, path === '' ? inner : `${path}.${inner}`, inList, found);
		}
	}
}

/** A record with null in place of each id that holds an odd character: another id would be another record. */
export function withoutOddIds(record: JsonObject): JsonObject {
	return withheld(record, '') as JsonObject;
}

function withheld(value: Json, name: string): Json {
	if (typeof value === 'string') return isOdd(value) && isIdField(name) ? null : value;
	if (Array.isArray(value)) return value.map((entry) => withheld(entry, name));
	if (!isJsonObject(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([inner, held]) => [inner, withheld(held, inner)]),
	);
}
