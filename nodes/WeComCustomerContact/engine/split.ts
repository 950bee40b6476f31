import type { Json, JsonObject } from '../../../wecom/types';
import type { Split } from '../declaration/operation';
import { valueAt } from '../declaration/rules';
import type { Controls } from './controls';

/** What is sent, without pages. */
export interface Sent {
	query: JsonObject;
	body: JsonObject;
}

/** A request as several whose lists are as long as the API takes them; one where there is nothing to split. */
export function splitRequest(sent: Sent, split: Split | undefined): Sent[] {
	if (!split) return [sent];
	const lists = listsOf(split);
	const parts = lists.flatMap((param) => {
		const rest = lists.filter((other) => other !== param);
		return partsOf(rest.reduce(withoutParam, sent), param, split);
	});
	return parts.length === 0 ? [sent] : parts;
}

/** How the request is split, unless the form wants it in one call. */
export function splitWanted(split: Split | undefined, controls: Controls): Split | undefined {
	return split?.unless !== undefined && controls[split.unless] === true ? undefined : split;
}

/** The lists whose entries are in calls of their own. */
export const listsOf = ({ param, apart = [] }: Split): string[] => [param, ...apart];

function partsOf(sent: Sent, param: string, { size, single }: Split): Sent[] {
	const entries = entriesOf(sent, param) ?? [];
	const parts: Sent[] = [];
	for (let at = 0; at < entries.length; at += size) {
		const value = single ? (entries[at] ?? null) : entries.slice(at, at + size);
		parts.push(withParam(sent, param, value));
	}
	return parts;
}

/** How many entries the lists of a request have; one where they have none. */
export function countEntries(sent: Sent, split: Split | undefined): number {
	if (!split) return 1;
	const counts = listsOf(split).map((param) => entriesOf(sent, param)?.length);
	const known = counts.filter((count) => count !== undefined);
	return known.length === 0 ? 1 : known.reduce((sum, count) => sum + count, 0);
}

/** A request for a list as several, at most `most`, which share the entries of `param` evenly and in order. */
export function partsSideBySide(sent: Sent, param: string, most: number): Sent[] {
	const entries = entriesOf(sent, param) ?? [];
	return groupsOf(entries.length, most).map(([first, end]) =>
		withParam(sent, param, entries.slice(first, end)),
	);
}

/** So many things in order, in at most `most` groups that differ by one at the most. */
function groupsOf(count: number, most: number): Array<[first: number, end: number]> {
	const groups = Math.min(count, most);
	return Array.from({ length: groups }, (_, index) => [
		Math.floor((index * count) / groups),
		Math.floor(((index + 1) * count) / groups),
	]);
}

function withParam(sent: Sent, param: string, value: Json): Sent {
	const path = param.split('.');
	const place = (path[0] ?? '') in sent.query ? 'query' : 'body';
	return { ...sent, [place]: withValue(sent[place], path, value) };
}

/** A request without a parameter of its top level. */
function withoutParam({ query, body }: Sent, param: string): Sent {
	const { [param]: _query, ...otherQuery } = query;
	const { [param]: _body, ...otherBody } = body;
	return { query: otherQuery, body: otherBody };
}

function withValue(object: JsonObject, [name = '', ...path]: string[], value: Json): JsonObject {
	const inner = path.length === 0 ? value : withValue(object[name] as JsonObject, path, value);
	return { ...object, [name]: inner };
}

function entriesOf(sent: Sent, param: string): Json[] | undefined {
	const value = valueAt({ ...sent.query, ...sent.body }, param);
	return Array.isArray(value) ? (value as Json[]) : undefined;
}
