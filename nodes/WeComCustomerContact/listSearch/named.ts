import type { Json, JsonObject } from '../../../wecom/types';
import type { Entry, Source } from './source';

/** How many records of a page are looked up for their names. */
const PAGE = 20;

/** A list of WeCom that gives ids alone, and where the name behind an id is found. */
export interface NamelessList {
	/** Path of the list; it pages with `cursor` and `limit`. */
	path: string;
	/** Field of its answer that holds the ids, plain or in objects. */
	field: string;
	/** Path of the details of one record. */
	detailsPath: string;
	/** Name of the id, in the request for the details and in the objects of the list. */
	id: string;
	/** The name in the details; the id is shown where it is empty. */
	nameOf: (details: JsonObject) => Json | undefined;
}

/** The records of a list that gives ids alone, each with the name that its details have. */
export function namedSource({ path, field, detailsPath, id, nameOf }: NamelessList): Source {
	return async (client, _context, cursor) => {
		const call = async (target: string, body: JsonObject) =>
			await client.json({ method: 'POST', path: target, query: {}, body }, 'safe');
		const answer = await call(path, { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) });
		const listed = Array.isArray(answer[field]) ? answer[field] : [];
		const entries = await Promise.all(
			listed.map(async (record): Promise<Entry> => {
				const value = (isObject(record) ? record[id] : record) as Entry['value'];
				const details = await call(detailsPath, { [id]: value });
				return { name: String(nameOf(details) || value), value };
			}),
		);
		const next = answer.next_cursor;
		return { entries, cursor: typeof next === 'string' && next !== '' ? next : undefined };
	};
}

function isObject(value: Json): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
