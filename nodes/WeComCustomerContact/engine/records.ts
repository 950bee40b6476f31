import type { IDataObject } from 'n8n-workflow';

import type { Json, JsonObject } from '../../../wecom/types';
import type { Operation } from '../operation';

/** The records of one or more answers as the output shows them, without `errcode` and `errmsg`. */
export function toRecords(
	{ result, paging, map }: Operation,
	answers: readonly JsonObject[],
	request: { query: JsonObject; body: JsonObject },
): IDataObject[] {
	const records =
		paging?.join === undefined ? answers.flatMap(unwrapAnswer) : [joined(paging.join)];
	return map ? records.flatMap((record) => map(record, request)) : (records as IDataObject[]);

	function unwrapAnswer(answer: JsonObject): JsonObject[] {
		switch (result.kind) {
			case 'records':
				return [...list(answer[result.field]), ...partialFailures(answer, result.also ?? [])];
			case 'values': {
				const all = { ...request.query, ...request.body };
				const extra = Object.fromEntries(
					(result.with ?? []).map((name) => [name, all[name] ?? null]),
				);
				return entries(answer[result.field]).map((value) => ({ [result.as]: value, ...extra }));
			}
			case 'record':
				return [
					withoutStatus(result.field ? ((answer[result.field] ?? {}) as JsonObject) : answer),
				];
			case 'done':
				return [{ [result.as]: true, ...withoutStatus(answer) }];
			case 'binary':
				return [];
		}
	}

	/** One record whose list goes on over the pages; what is not the list is that of the first page. */
	function joined(field: string): JsonObject {
		const [first = {}] = answers;
		return {
			...withoutStatus(first, paging?.next),
			[field]: answers.flatMap((answer) => entries(answer[field])),
		};
	}
}

function entries(value: Json | undefined): Json[] {
	return Array.isArray(value) ? value : [];
}

function list(value: Json | undefined): JsonObject[] {
	return entries(value) as JsonObject[];
}

/** What a success as a whole says about its failures becomes an item of its own, so that it is seen. */
function partialFailures(answer: JsonObject, names: readonly string[]): JsonObject[] {
	const failures = Object.fromEntries(
		names.filter((name) => !isEmpty(answer[name])).map((name) => [name, answer[name] as Json]),
	);
	return isEmpty(failures) ? [] : [failures];
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
