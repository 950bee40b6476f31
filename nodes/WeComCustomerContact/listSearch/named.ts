import { translate } from '../../../wecom/translate';
import type { Json, JsonObject } from '../../../wecom/types';
import { mapConcurrently } from '../engine/concurrently';
import { nextCursor, type Entry, type Source } from './source';

/** Pages are small where every record of them is looked up for its name. */
const PAGE_SIZE = 20;
/** How many names are asked for at once. */
const REQUESTS_AT_ONCE = 10;

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
	/** What tells records of one name apart. */
	descriptionOf?: (details: JsonObject) => Json | undefined;
	/** What the list is filtered by, where the rest of the form decides that. */
	filters?: JsonObject;
	/** Records of a page, and how many of them are looked up; the others are shown by their ids. */
	pageSize?: number;
	named?: number;
}

/** The records of a list that gives ids alone, each with the name that its details have. */
export function namedSource({
	path,
	field,
	detailsPath,
	id,
	nameOf,
	descriptionOf,
	filters,
	pageSize = PAGE_SIZE,
	named = pageSize,
}: NamelessList): Source {
	return async (client, _context, cursor) => {
		const call = async (target: string, body: JsonObject) =>
			await client.json({ method: 'POST', path: target, query: {}, body }, 'safe');
		const answer = await call(path, {
			...filters,
			limit: pageSize,
			...(cursor === undefined ? {} : { cursor }),
		});
		const listed = Array.isArray(answer[field]) ? answer[field] : [];
		const ids = listed.map((record) => (isObject(record) ? record[id] : record) as Entry['value']);
		const entries = await mapConcurrently(
			ids.slice(0, named),
			REQUESTS_AT_ONCE,
			async (value): Promise<Entry> => {
				const details = await call(detailsPath, { [id]: value });
				const description = descriptionOf?.(details);
				return {
					name: String(nameOf(details) || value),
					value,
					...(description ? { description: String(description) } : {}),
				};
			},
		);
		const nameless = ids.slice(named).map((value) => ({ name: String(value), value }));
		return {
			entries: [...entries, ...nameless],
			cursor: nextCursor(answer),
			...(nameless.length > 0 ? { note: namesOfFirst(named) } : {}),
		};
	};
}

const namesOfFirst = (count: number): string =>
	translate('message.listNamesPart', 'Only the first {count} have their names here', { count });

function isObject(value: Json): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
