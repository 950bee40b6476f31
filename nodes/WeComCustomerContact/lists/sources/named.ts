import { describeWeComError } from '../../../../wecom/describeError';
import {
	CancelledError,
	RefusedError,
	UnreadableAnswerError,
	WeComError,
} from '../../../../wecom/errors';
import { isJsonObject, listAt } from '../../../../wecom/json';
import { translate } from '../../../../i18n/translate';
import type { Json, JsonObject } from '../../../../wecom/types';
import { mapConcurrently } from '../../engine/concurrently';
import { entryOf, nextCursor, type Entry, type Source } from '../../../shared/lists/source';

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
	/** What can be the name in the details; the id is shown where all are empty. */
	namesOf: (details: JsonObject) => ReadonlyArray<Json | undefined>;
	/** What tells records of one name apart. */
	descriptionOf?: (details: JsonObject) => Json | undefined;
	/** The most records that WeCom gives in a page. */
	largestPage: number;
	/** What the list is filtered by, where the rest of the form decides that. */
	filters?: JsonObject;
	/** Records of a page, and how many of them are looked up; the others are shown by their ids. */
	pageSize?: number;
	named?: number;
}

/**
 * The records of a list that gives ids alone, each with the name that its details have. One whose details
 * WeCom refuses, because it was deleted meanwhile, say, is shown by its id; where names cannot be asked for
 * at all, the ids are the list.
 */
export function namedSource({
	path,
	field,
	detailsPath,
	id,
	namesOf,
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
		const entries = listAt(answer, field).flatMap(
			(record) => entryOf({ id: isJsonObject(record) ? record[id] : record }) ?? [],
		);
		let failure: WeComError | undefined;
		const withName = async (entry: Entry): Promise<Entry> => {
			// What stands in the way of every name is not asked for again for each.
			if (failure) return entry;
			const details = await call(detailsPath, { [id]: entry.value }).catch((error: unknown) => {
				if (!(error instanceof WeComError) || error instanceof CancelledError) throw error;
				if (!isOfOneRecord(error)) failure = error;
				return undefined;
			});
			if (details === undefined) return entry;
			const description = descriptionOf?.(details);
			return entryOf({ id: entry.value, names: namesOf(details), description }) ?? entry;
		};
		const known = await mapConcurrently(entries.slice(0, named), REQUESTS_AT_ONCE, withName);
		const note = failure ? namesNotRead(failure) : namesOfFirst(named);
		return {
			entries: [...known, ...entries.slice(named)],
			records: listAt(answer, field).length,
			cursor: nextCursor(answer),
			...(failure || entries.length > named ? { note } : {}),
		};
	};
}

const isOfOneRecord = (error: WeComError): boolean =>
	error instanceof RefusedError || error instanceof UnreadableAnswerError;

const namesNotRead = (error: WeComError): string =>
	translate('message.listNamesNotRead', 'Could not read the names: {message}', {
		message: describeWeComError(error).message,
	});

const namesOfFirst = (count: number): string =>
	translate('message.listNamesPart', 'Only the first {count} are shown with their names', {
		count,
	});
