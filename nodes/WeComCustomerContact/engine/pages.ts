import { OddIdError } from '../../../wecom/errors';
import { listAt } from '../../../wecom/json';
import { isOdd } from '../../../wecom/oddIds';
import type { JsonObject } from '../../../wecom/types';
import type { Paging, Result } from '../declaration/answer';
import { EmptyRow, RepeatedCursor } from '../../shared/endless';

/** What an operation says of its pages. */
interface Paged {
	paging?: Paging;
	result: Result;
}

/**
 * Calls an endpoint page by page until its list ends or `limit` records are there, and gives each answer
 * as it comes. Pages may be empty while a cursor is left.
 * @throws RepeatedCursor, EmptyPages, OddIdError for a cursor that cannot be read, and what `call` throws
 */
export async function* readPages(
	{ paging, result }: Paged,
	call: (page: JsonObject) => Promise<JsonObject>,
	limit: number,
): AsyncGenerator<JsonObject> {
	if (!paging) throw new TypeError('The operation has no pages');
	const field = listFieldOf({ paging, result });
	const seen = new Set<unknown>();
	const empty = new EmptyRow();
	let count = 0;
	let cursor: string | number | undefined;
	do {
		const answer = await call(pageOf(paging, cursor, limit - count));
		yield answer;
		const records = field === undefined ? 0 : listAt(answer, field).length;
		count += records;
		cursor = nextCursor(paging, answer);
		if (cursor === undefined) break;
		if (seen.has(cursor)) throw new RepeatedCursor();
		seen.add(cursor);
		empty.add(records);
	} while (count < limit);
}

/** The field of an answer that holds the list which an operation returns or reads on. */
export function listFieldOf({ paging, result }: Paged): string | undefined {
	if (paging?.join !== undefined) return paging.join;
	return result.kind === 'records' || result.kind === 'values' ? result.field : undefined;
}

/** Whether an answer says that its list goes on. */
export function goesOn(paging: Paging | undefined, answer: JsonObject): boolean {
	return paging !== undefined && nextCursor(paging, answer) !== undefined;
}

function pageOf(
	{ cursor: param, limit: size }: Paging,
	cursor: string | number | undefined,
	wanted: number,
): JsonObject {
	return {
		...(cursor === undefined ? {} : { [param]: cursor }),
		...(size ? { [size.param]: Math.min(wanted, size.max) } : {}),
	};
}

function nextCursor(
	{ next, total, last }: Paging,
	answer: JsonObject,
): string | number | undefined {
	const cursor = answer[next];
	if (typeof cursor !== 'string' && typeof cursor !== 'number') return undefined;
	if (cursor === '' || (last !== undefined && answer[last] === true)) return undefined;
	if (typeof cursor === 'string' && isOdd(cursor)) throw new OddIdError(next);
	return total !== undefined && Number(cursor) >= Number(answer[total]) ? undefined : cursor;
}
