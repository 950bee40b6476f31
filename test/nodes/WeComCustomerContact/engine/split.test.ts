import {
	countEntries,
	listsOf,
	partsSideBySide,
	splitRequest,
	splitWanted,
} from '../../../../nodes/WeComCustomerContact/engine/split';
import type { Split } from '../../../../nodes/WeComCustomerContact/declaration/operation';
import type { JsonObject } from '../../../../wecom/types';

const sent = (body: JsonObject, query: JsonObject = {}) => ({ query, body });
const split = (more: Partial<Split> = {}): Split => ({ param: 'ids', size: 2, ...more });

describe('a request with a list that is too long', () => {
	it('becomes several, in order, which are else the same', () => {
		expect(splitRequest(sent({ ids: ['a', 'b', 'c', 'd', 'e'], x: 1 }, { q: 1 }), split())).toEqual(
			[
				{ query: { q: 1 }, body: { ids: ['a', 'b'], x: 1 } },
				{ query: { q: 1 }, body: { ids: ['c', 'd'], x: 1 } },
				{ query: { q: 1 }, body: { ids: ['e'], x: 1 } },
			],
		);
	});

	it('stays one where nothing is to be split', () => {
		const request = sent({ ids: ['a', 'b', 'c'] });
		expect(splitRequest(request, undefined)).toEqual([request]);
		expect(splitRequest(sent({ ids: ['a', 'b'] }), split())).toEqual([sent({ ids: ['a', 'b'] })]);
		for (const body of [{}, { ids: [] }, { ids: 'a' }] as JsonObject[]) {
			expect(splitRequest(sent(body), split())).toEqual([sent(body)]);
		}
	});

	it('may have it in the query, or inside an object', () => {
		expect(splitRequest(sent({ x: 1 }, { ids: ['a', 'b', 'c'] }), split())).toEqual([
			sent({ x: 1 }, { ids: ['a', 'b'] }),
			sent({ x: 1 }, { ids: ['c'] }),
		]);
		const nested = sent({ filter: { ids: ['a', 'b', 'c'], type: 1 } });
		expect(splitRequest(nested, split({ param: 'filter.ids' }))).toEqual([
			sent({ filter: { ids: ['a', 'b'], type: 1 } }),
			sent({ filter: { ids: ['c'], type: 1 } }),
		]);
	});

	it('has one entry in a call where the parameter takes no list', () => {
		expect(splitRequest(sent({ ids: ['a', 'b'] }), split({ size: 1, single: true }))).toEqual([
			sent({ ids: 'a' }),
			sent({ ids: 'b' }),
		]);
	});

	it('has the entries of its other lists in calls of their own', () => {
		const request = sent({ ids: ['a', 'b', 'c'], groups: ['g'], x: 1 }, { more: ['m'] });
		const parts = splitRequest(request, split({ apart: ['groups', 'more'] }));
		expect(parts).toEqual([
			sent({ ids: ['a', 'b'], x: 1 }),
			sent({ ids: ['c'], x: 1 }),
			sent({ groups: ['g'], x: 1 }),
			sent({ x: 1 }, { more: ['m'] }),
		]);
		expect(listsOf(split({ apart: ['groups', 'more'] }))).toEqual(['ids', 'groups', 'more']);
		expect(listsOf(split())).toEqual(['ids']);
	});
});

describe('the entries of a request', () => {
	it('are counted over its lists, and one where there is none', () => {
		expect(countEntries(sent({ ids: ['a', 'b'] }), undefined)).toBe(1);
		expect(countEntries(sent({ ids: ['a', 'b'] }), split())).toBe(2);
		expect(countEntries(sent({ ids: [] }), split())).toBe(0);
		expect(countEntries(sent({}), split())).toBe(1);
		expect(
			countEntries(sent({ ids: ['a', 'b'], groups: ['g'] }), split({ apart: ['groups', 'none'] })),
		).toBe(3);
	});
});

describe('a split', () => {
	it('is not wanted where the form says so', () => {
		const wanted = split({ unless: 'atOnce' });
		expect(splitWanted(wanted, { atOnce: true })).toBeUndefined();
		expect(splitWanted(wanted, { atOnce: false })).toBe(wanted);
		expect(splitWanted(wanted, {})).toBe(wanted);
		const always = split();
		expect(splitWanted(always, { undefined: true })).toBe(always);
		expect(splitWanted(undefined, {})).toBeUndefined();
	});
});

describe('a list that is read side by side', () => {
	const of = (count: number, most: number) =>
		partsSideBySide(
			sent({ ids: Array.from({ length: count }, (_each, at) => at), x: 1 }),
			'ids',
			most,
		).map(({ body }) => body.ids);

	it('is shared evenly and in order', () => {
		expect(of(7, 3)).toEqual([
			[0, 1],
			[2, 3],
			[4, 5, 6],
		]);
		expect(of(4, 2)).toEqual([
			[0, 1],
			[2, 3],
		]);
	});

	it('has no more parts than entries', () => {
		expect(of(2, 5)).toEqual([[0], [1]]);
		expect(of(0, 5)).toEqual([]);
	});
});
