import { WeComError } from '../errors';

/**
 * Packs a place in a list into a cursor, an opaque text as WeCom's are.
 * @param list what is being listed, filters included: a cursor of another list is refused
 */
export function encodeCursor(list: string, place: number): string {
	return Buffer.from(`${place}:${list}`).toString('base64url');
}

/**
 * The place that a cursor stands for; 0 without one.
 * @throws WeComError 60268 for a cursor that this list did not give
 */
export function decodeCursor(list: string, cursor: string | undefined): number {
	if (!cursor) return 0;
	const text = Buffer.from(cursor, 'base64url').toString();
	const match = /^(\d+):(.*)$/s.exec(text);
	if (!match || match[2] !== list) throw new WeComError(60268, 'invalid cursor');
	return Number(match[1]);
}

/**
 * Cuts a page out of an array, for lists that are short enough to be made anew each time.
 * @returns the items, and next_cursor: '' on the last page
 */
export function pageOf<T>(
	items: readonly T[],
	list: string,
	cursor: string | undefined,
	limit: number,
): { items: T[]; next_cursor: string } {
	const from = decodeCursor(list, cursor);
	const next = from + limit;
	return {
		items: items.slice(from, next),
		next_cursor: next < items.length ? encodeCursor(list, next) : '',
	};
}
