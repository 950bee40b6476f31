import type { IDataObject } from 'n8n-workflow';

import { recordsAt } from '../../../wecom/json';
import type { JsonObject } from '../../../wecom/types';
import type { TimeShares } from '../declaration/operation';
import type { Sent } from './split';

/** A list that seems to have fewer pages than this is read page after page. */
const FEWEST_PAGES = 3;
/** In seconds. Shorter shares of a time span are not made. */
const SHORTEST_SHARE = 3_600;

/**
 * The requests for shares of a list's time span, as many as the list seems to have pages and at most `most`, in the
 * order in which the list comes: what its first page holds tells both. None where the page does not tell, or tells of a
 * short list.
 *
 * Each share ends a second behind the bound at which the next one begins. So no record is lost, whether WeCom counts
 * the bounds of a span in (doc 93338 does not say) or leaves them out (doc 93333), and `newInShares` knows what
 * came twice.
 */
export function sharesOfTime(
	{ query, body }: Sent,
	{ from, to, at }: TimeShares,
	{ first, field }: { first: JsonObject; field: string },
	most: number,
): Sent[] {
	const [begin, end] = [body[from], body[to]];
	if (typeof begin !== 'number' || typeof end !== 'number') return [];
	const times = recordsAt(first, field).map((record) => record[at]);
	const known = times.filter((time) => typeof time === 'number');
	const covered = Math.max(...known) - Math.min(...known);
	const pages = (end - begin) / covered;
	// Neither where nothing is known nor where all of it is of one second, which cannot be shared out.
	if (!(covered > 0) || pages < FEWEST_PAGES) return [];
	const count = Math.min(Math.ceil(pages), most, Math.floor((end - begin) / SHORTEST_SHARE));
	const boundAt = (share: number) => begin + Math.floor(((end - begin) * share) / count);
	const shares = Array.from({ length: Math.max(0, count) }, (_, share) => ({
		query,
		body: {
			...body,
			[from]: boundAt(share),
			[to]: Math.min(end, boundAt(share + 1) + 1),
		},
	}));
	return (known.at(-1) ?? 0) < (known[0] ?? 0) ? shares.reverse() : shares;
}

/** Tells of each record of each share, in the order of the shares, whether no earlier share has it. */
export function newInShares(shares: TimeShares): (record: IDataObject, share: number) => boolean {
	const foundIn = new Map<string, number>();
	return (record, share) => {
		const key = keyOf(record, shares);
		if (key === undefined) return true;
		const earlier = foundIn.get(key) ?? share;
		foundIn.set(key, earlier);
		// What one share has twice, WeCom's own list has twice.
		return earlier === share;
	};
}

/** What tells a record from others: its id, or all of it. Nothing where it has no time that could be at a bound. */
function keyOf(record: IDataObject, { id, at }: TimeShares): string | undefined {
	const own = record[id];
	if (typeof own === 'string' && own !== '') return own;
	return typeof record[at] === 'number' ? JSON.stringify(record) : undefined;
}
