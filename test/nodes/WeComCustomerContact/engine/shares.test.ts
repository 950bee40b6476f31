import { newInShares, sharesOfTime } from '../../../../nodes/WeComCustomerContact/engine/shares';
import type { JsonObject } from '../../../../wecom/types';

const TIMES = { from: 'start', to: 'end', at: 'time', id: 'id' } as never;
const HOUR = 3_600;

/** The spans of the shares of a day, where the first page holds records of these times. */
function shares(
	times: unknown[],
	{ start = 0, end = 24 * HOUR, most = 50 }: { start?: unknown; end?: unknown; most?: number } = {},
) {
	const first = { list: times.map((time) => ({ time })) } as JsonObject;
	const body = { start, end, filter: 1 } as JsonObject;
	return sharesOfTime({ query: { q: 1 }, body }, TIMES, { first, field: 'list' }, most).map(
		(sent) => {
			expect(sent).toMatchObject({ query: { q: 1 }, body: { filter: 1 } });
			return [sent.body.start, sent.body.end];
		},
	);
}

describe('the shares of a time span', () => {
	it('are as many as the list seems to have pages, each ending a second behind the next', () => {
		expect(shares([0, 6 * HOUR])).toEqual([
			[0, 6 * HOUR + 1],
			[6 * HOUR, 12 * HOUR + 1],
			[12 * HOUR, 18 * HOUR + 1],
			[18 * HOUR, 24 * HOUR],
		]);
		expect(shares([0, 7 * HOUR])).toHaveLength(4);
	});

	it('come the other way round where the list begins with the latest', () => {
		expect(shares([6 * HOUR, 0])[0]).toEqual([18 * HOUR, 24 * HOUR]);
	});

	it('are at most so many, and none is shorter than an hour', () => {
		expect(shares([0, HOUR], { most: 3 })).toHaveLength(3);
		expect(shares([0, 1])).toHaveLength(24);
	});

	it('are none where the list is short or does not tell', () => {
		expect(shares([0, 8 * HOUR])).toHaveLength(3);
		expect(shares([0, 8 * HOUR + 1])).toEqual([]);
		expect(shares([5, 5])).toEqual([]);
		expect(shares([])).toEqual([]);
		expect(shares(['a', null])).toEqual([]);
		expect(shares([0, HOUR], { start: '0' })).toEqual([]);
		expect(shares([0, HOUR], { end: 'x' })).toEqual([]);
		expect(shares([0, 1], { end: 1_000 })).toEqual([]);
	});

	it('take no notice of records without a time', () => {
		expect(shares([undefined, 0, 'x', 6 * HOUR])).toHaveLength(4);
	});
});

describe('a record of several shares', () => {
	it('is new in the first that has it, by its id or by all of it', () => {
		const isNew = newInShares(TIMES);
		expect(isNew({ id: 'a' }, 0)).toBe(true);
		expect(isNew({ id: 'a' }, 1)).toBe(false);
		expect(isNew({ id: 'b' }, 1)).toBe(true);
		expect(isNew({ id: 'a' }, 0)).toBe(true);
		expect(isNew({ time: 5, x: 1 }, 0)).toBe(true);
		expect(isNew({ time: 5, x: 1 }, 1)).toBe(false);
		expect(isNew({ time: 5, x: 2 }, 1)).toBe(true);
	});

	it('is always new where nothing tells it from others', () => {
		const isNew = newInShares(TIMES);
		for (const record of [{ x: 1 }, { id: '', x: 1 }, { id: 5, x: 1 }]) {
			expect([isNew(record, 0), isNew(record, 1)]).toEqual([true, true]);
		}
	});
});
