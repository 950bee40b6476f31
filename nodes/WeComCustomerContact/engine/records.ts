import type { IDataObject } from 'n8n-workflow';

import { OddIdError } from '../../../wecom/errors';
import { isJsonObject, listAt, objectAt } from '../../../wecom/json';
import { oddIdsIn, withoutOddIds } from '../../../wecom/oddIds';
import { joinNames, joinSentences, translate } from '../../../i18n/translate';
import type { Json, JsonObject } from '../../../wecom/types';
import type { Operation } from '../declaration/operation';

/** What was sent. */
interface Sent {
	query: JsonObject;
	body: JsonObject;
}

/**
 * The records of one or more answers as the output shows them, without `errcode` and `errmsg`. An id
 * that cannot be read is null, and the record says so under `warning`; the others are as they came.
 * @throws OddIdError where the id of the only record of an answer cannot be read
 */
export function toRecords(
	operation: Operation,
	answers: readonly JsonObject[],
	request: Sent,
): IDataObject[] {
	const { result, paging } = operation;
	const subject = subjectOf(operation, request);
	const records =
		paging?.join === undefined
			? answers.flatMap(recordsOf)
			: alone(operation, joined(answers, paging.join), request);
	return subject === undefined ? records : records.map((record) => withSubject(record, subject));

	function recordsOf(answer: JsonObject): IDataObject[] {
		switch (result.kind) {
			case 'records':
				return [
					...listAt(answer, result.field).flatMap((entry) => oneOfMany(operation, entry, request)),
					...partialFailures(answer, result.also ?? []).map(readable),
					...unnamed(result, answer, request),
				];
			case 'values':
				return listAt(answer, result.field).map((value) => readable({ [result.as]: value }));
			case 'record': {
				const record = result.field === undefined ? answer : objectAt(answer, result.field);
				return alone(operation, withoutStatus(record), request);
			}
			case 'done':
				return [readable({ [result.as]: true, ...withoutStatus(answer) })];
			case 'binary':
				return [];
		}
	}

	/** One record whose list goes on over the pages; what is not the list is that of the first page. */
	function joined(pages: readonly JsonObject[], field: string): JsonObject {
		const [first = {}] = pages;
		return {
			...withoutStatus(first, paging?.next),
			[field]: pages.flatMap((page) => listAt(page, field)),
		};
	}
}

/** A longer list is not repeated in the output; how many entries it has is. */
const MOST_NAMED = 10;

/** What a request is about, by the names of its parameters; a longer list by its number, under `<name>_count`. */
function subjectOf({ result }: Operation, { query, body }: Sent): JsonObject | undefined {
	if (result.kind === 'binary' || !result.about) return undefined;
	const all = { ...query, ...body };
	const named = result.about.flatMap((name): Array<[string, Json]> => {
		const value = all[name];
		if (value === undefined || value === null) return [];
		const isLong = Array.isArray(value) && value.length > MOST_NAMED;
		return [isLong ? [`${name}_count`, value.length] : [name, value]];
	});
	return Object.fromEntries(named);
}

/** What the answer itself says counts; what the record says went wrong stays at its end. */
function withSubject({ warning, ...record }: IDataObject, subject: JsonObject): IDataObject {
	const all = { ...record, ...subject, ...record };
	return warning === undefined ? all : { ...all, warning };
}

/**
 * A record with null in place of the ids that cannot be read, and with a sentence about them under
 * `warning`. The record itself where all can be read.
 */
export function readable(record: JsonObject): JsonObject {
	const odd = oddIdsIn(record);
	if (odd.length === 0) return record;
	const paths = [...new Set(odd.map(({ path }) => path))];
	return { ...withoutOddIds(record), warning: joinedWarning(record, unreadable(paths)) };
}

/** A record that is the whole answer. @throws OddIdError where an id of its own cannot be read */
export function readableAlone(record: JsonObject): JsonObject {
	const own = oddIdsIn(record).find(({ inList }) => !inList);
	if (own) throw new OddIdError(own.path);
	return readable(record);
}

function joinedWarning({ warning }: JsonObject, sentence: string): string {
	return typeof warning === 'string' ? joinSentences([warning, sentence]) : sentence;
}

const unreadable = (paths: readonly string[]): string =>
	translate(
		'message.unreadableIds',
		'WeCom sent IDs containing a byte that no ID has, so they are left empty: {fields}',
		{ fields: joinNames(paths) },
	);

function alone({ map }: Operation, record: JsonObject, request: Sent): IDataObject[] {
	const { warning, ...facts } = readableAlone(record);
	const mapped = map ? map(facts, request) : [facts];
	return warning === undefined ? mapped : mapped.map((one) => ({ ...one, warning }));
}

/** An entry that is no object, which no list of records should have, is kept as it came. */
function oneOfMany({ map }: Operation, entry: Json, request: Sent): IDataObject[] {
	if (!isJsonObject(entry)) return [{ value: entry }];
	const record = readable(entry);
	return map ? map(record, request) : [record];
}

/** What a success as a whole says about its failures becomes an item of its own, so that it is seen. */
function partialFailures(answer: JsonObject, names: readonly string[]): JsonObject[] {
	const failures = Object.fromEntries(
		names.filter((name) => !isEmpty(answer[name])).map((name) => [name, answer[name] as Json]),
	);
	return isEmpty(failures) ? [] : [failures];
}

/** What was asked for and is neither among the records nor among the failures. */
function unnamed(
	{ field, also = [], outcomes }: Extract<Operation['result'], { kind: 'records' }>,
	answer: JsonObject,
	{ query, body }: Sent,
): IDataObject[] {
	if (!outcomes) return [];
	const named = new Set(
		[field, ...also].flatMap((list) =>
			listAt(answer, list).map((entry) => String(isJsonObject(entry) ? entry[outcomes.id] : entry)),
		),
	);
	const asked = new Set(listAt({ ...query, ...body }, outcomes.of).map(String));
	return [...asked].filter((id) => !named.has(id)).map(outcomes.unnamed);
}

function isEmpty(value: Json | undefined): boolean {
	if (typeof value !== 'object' || value === null) return value === undefined || value === null;
	return Object.values(value).every((inner) => typeof inner === 'object' && isEmpty(inner));
}

const STATUS = ['errcode', 'errmsg'];

function withoutStatus(answer: JsonObject, alsoWithout?: string): JsonObject {
	return Object.fromEntries(
		Object.entries(answer).filter(([name]) => !STATUS.includes(name) && name !== alsoWithout),
	);
}
