import { translate } from '../../../wecom/translate';
import type { JsonObject } from '../../../wecom/types';
import type { Operation, Paging } from '../operation';

/** The server gave the same cursor twice; going on would never end. */
export class RepeatedCursor extends Error {
	constructor() {
		super(
			translate(
				'message.repeatedCursor',
				'WeCom answered with a cursor that it had given before, so that the list would never end. Try again later.',
			),
		);
	}
}

/**
 * Calls an endpoint page by page until its list ends or `limit` records are there, and returns the
 * answers. Pages may be empty while a cursor is left. Throws RepeatedCursor, and what `call` throws.
 */
export async function readPages(
	{ paging, result }: Pick<Operation, 'paging' | 'result'>,
	call: (page: JsonObject) => Promise<JsonObject>,
	limit: number,
): Promise<JsonObject[]> {
	if (!paging) throw new TypeError('The operation has no pages');
	const field = paging.join ?? ('field' in result ? result.field : undefined);
	const answers: JsonObject[] = [];
	const seen = new Set<unknown>();
	let count = 0;
	let cursor: string | number | undefined;
	do {
		const answer = await call(pageOf(paging, cursor, limit - count));
		answers.push(answer);
		const records = field === undefined ? undefined : answer[field];
		count += Array.isArray(records) ? records.length : 0;
		cursor = nextCursor(paging, answer);
		if (cursor !== undefined && seen.has(cursor)) throw new RepeatedCursor();
		seen.add(cursor);
	} while (cursor !== undefined && count < limit);
	return answers;
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
	return total !== undefined && Number(cursor) >= Number(answer[total]) ? undefined : cursor;
}
