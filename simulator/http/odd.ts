import type { Oddities } from '../rudeness';
import { isJsonObject, type JsonObject, type Json, type Reply } from '../types';

/** Stands for the raw bytes until the reply is text; nothing else holds it. */
const MARK = '\u{10FFFD}sim\u{10FFFD}';
/** What only the record of a person has beside a name. */
const PERSONAL = ['external_userid', 'group_nickname', 'tmp_openid'];

/** Every object in a value, itself first, in the order of the text. */
function objectsIn(value: Json): JsonObject[] {
	if (Array.isArray(value)) return value.flatMap(objectsIn);
	return isJsonObject(value) ? [value, ...Object.values(value).flatMap(objectsIn)] : [];
}

function withoutEmptyLists(value: Json): Json {
	if (Array.isArray(value)) return value.length === 0 ? null : value.map(withoutEmptyLists);
	if (!isJsonObject(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, child]) => [name, withoutEmptyLists(child)]),
	);
}

/** The records whose text gets the bytes. */
function chosen(records: JsonObject[], place: Oddities['in'] = 'every'): JsonObject[] {
	if (place === 'every') return records;
	const index = { first: 0, middle: records.length >> 1, last: records.length - 1 }[place];
	return records.slice(index, index + 1);
}

function mark(reply: JsonObject, { field, in: place }: Oddities): void {
	const name = field ?? 'name';
	const records = objectsIn(reply).filter(
		(record) =>
			typeof record[name] === 'string' &&
			(field !== undefined || PERSONAL.some((other) => Object.hasOwn(record, other))),
	);
	for (const record of chosen(records, place)) {
		const text = record[name] as string;
		// Between two characters, wherever these have several units.
		const units = [...text];
		units.splice(units.length >> 1, 0, MARK);
		record[name] = units.join('');
	}
}

/**
 * Writes a reply in an odd way.
 * @returns the bytes to send, which need not be JSON any more
 */
export function writeOddly(given: Reply, oddities: Oddities): Buffer {
	let reply = JSON.parse(JSON.stringify(given)) as JsonObject;
	if (oddities.nullLists) reply = withoutEmptyLists(reply) as JsonObject;
	if (oddities.unknownFields) {
		const receivers = oddities.unknownFields === 'top' ? [reply] : objectsIn(reply);
		for (const receiver of receivers) receiver.sim_unknown_field = { since: '2026', list: [null] };
	}
	if (oddities.textErrcode && reply.errcode !== undefined) reply.errcode = String(reply.errcode);
	const { bytes } = oddities;
	if (!bytes) return Buffer.from(JSON.stringify(reply));
	mark(reply, oddities);
	const parts = JSON.stringify(reply)
		.split(MARK)
		.map((part) => Buffer.from(part));
	const raw = Buffer.from(bytes);
	return Buffer.concat(parts.flatMap((part, index) => (index === 0 ? [part] : [raw, part])));
}
