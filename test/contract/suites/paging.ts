import type { ContractPagination } from '../../../contract/types';
import type { Json, JsonObject } from '../../../wecom/types';
import { run, filledFor, type Bench, type Outcome } from './bench';
import { asArrived } from './expected';
import { minimalRequest } from './minimal';

/** A page: its records and the cursor after it, undefined where the answer has none. */
type Page = readonly [records: number, next: string | number | undefined];

/** Tests that lists are read to their end, and no further than they are wanted. */
export function testPaging(bench: Bench): void {
	const { pagination } = bench.endpoint;
	const { paging } = bench.operation;
	if (!pagination || !paging) return;
	const byOffset = pagination.offset_param !== undefined;
	const cursors: Array<string | number> = byOffset ? [2, 4, 5] : ['cursor-1', 'cursor-2', ''];
	const [first = '', second = '', end = ''] = cursors;
	const largest = pagination.limit_max ?? pagination.limit_default;

	it('reads three pages with Return All, each of the largest size', async () => {
		const outcome = await read(bench, [
			[2, first],
			[2, second],
			[1, end],
		]);
		expect(recordsOf(bench, outcome)).toEqual([0, 1, 2, 3, 4]);
		expect(cursorsOf(bench, outcome)).toEqual([undefined, first, second]);
		const size = pagination.limit_param === undefined ? undefined : largest;
		expect(sizesOf(bench, outcome)).toEqual([size, size, size]);
	});

	it('goes on after an empty page', async () => {
		const outcome = await read(bench, [
			[2, first],
			[0, second],
			[1, end],
		]);
		expect(recordsOf(bench, outcome)).toEqual([0, 1, 2]);
	});

	it('ends with an empty last page, with or without a cursor', async () => {
		const empty = await read(bench, [
			[2, first],
			[0, end],
		]);
		expect(recordsOf(bench, empty)).toEqual([0, 1]);
		if (byOffset) return;
		const absent = await read(bench, [
			[2, first],
			[0, undefined],
		]);
		expect(recordsOf(bench, absent)).toEqual([0, 1]);
	});

	it('gives nothing for an empty list', async () => {
		const outcome = await read(bench, [[0, byOffset ? 0 : '']]);
		expect(outcome.complaint).toBe('');
		expect(recordsOf(bench, outcome)).toEqual([]);
		expect(outcome.requests).toHaveLength(1);
	});

	it('fails when a cursor comes again, instead of going round for ever', async () => {
		const outcome = await read(bench, [
			[2, first],
			[2, second],
			[2, first],
			[2, second],
		]);
		expect(outcome.complaint).toContain('returned the same cursor twice');
		expect(outcome.requests).toHaveLength(3);
	});

	if (paging.last !== undefined) {
		const last = paging.last;
		it(`ends where ${last} is true, whatever the cursor is`, async () => {
			const outcome = await read(
				bench,
				[
					[2, first],
					[1, second],
				],
				{},
				{ [last]: true },
			);
			expect(recordsOf(bench, outcome)).toEqual([0, 1, 2]);
		});
	}

	// A list that belongs to one record is always read whole.
	if (paging.join !== undefined) return;
	it('stops at a Limit inside a page and asks for no more than it needs', async () => {
		const form = { returnAll: false, limit: 3 };
		const outcome = await read(
			bench,
			[
				[2, first],
				[2, second],
				[1, end],
			],
			form,
		);
		expect(recordsOf(bench, outcome)).toEqual([0, 1, 2]);
		expect(cursorsOf(bench, outcome)).toEqual([undefined, first]);
		const sizes = pagination.limit_param === undefined ? [undefined, undefined] : [3, 1];
		expect(sizesOf(bench, outcome)).toEqual(sizes);
	});

	it('returns 50 records unless the form says otherwise', async () => {
		const form = { returnAll: false, limit: 50 };
		const outcome = await read(
			bench,
			[
				[60, first],
				[1, end],
			],
			form,
		);
		expect(recordsOf(bench, outcome)).toHaveLength(50);
		expect(outcome.requests).toHaveLength(1);
	});
}

/** Runs the operation against a server that has these pages; `onLast` is added to the last one. */
async function read(
	bench: Bench,
	pages: readonly Page[],
	form: { returnAll?: boolean; limit?: number } = {},
	onLast: JsonObject = {},
): Promise<Outcome> {
	const { server, endpoint } = bench;
	const { pagination, example } = endpoint;
	if (!pagination) throw new TypeError(`${endpoint.id} has no pages`);
	const { result } = bench.operation;
	// Failures that come beside the records are items of their own and no matter of paging.
	const failures = result.kind === 'records' ? (result.also ?? []) : [];
	const others = Object.fromEntries(
		Object.entries(example.response).filter(
			([name]) => name !== pagination.next_field && !failures.includes(name),
		),
	);
	let records = 0;
	const answers = pages.map(([count, next], index) => ({
		...others,
		...listPart(pagination, count, next),
		[pagination.items_field]: Array.from({ length: count }, () => record(bench, records++)),
		...lastPart(bench, index === pages.length - 1 ? onLast : {}),
	}));
	server.answering = (_request, index) =>
		(answers[index] ?? answers[answers.length - 1]) as JsonObject;
	const filled = filledFor(bench, minimalRequest(endpoint));
	return await run(bench, { ...filled, parameters: { ...filled.parameters, ...form } });
}

function listPart(
	{ next_field: name, offset_param: offset, ends_when: words }: ContractPagination,
	count: number,
	next: Page[1],
): JsonObject {
	const total = offset === undefined ? undefined : /equals (\w+)/.exec(words)?.[1];
	return {
		...(next === undefined ? {} : { [name]: next }),
		...(total === undefined ? {} : { [total]: count === 0 && next === 0 ? 0 : 5 }),
	};
}

function lastPart({ operation: { paging } }: Bench, onLast: JsonObject): JsonObject {
	return paging?.last === undefined ? {} : { [paging.last]: false, ...onLast };
}

const MARK = 'mark-';

/** A record of the example with a number that is found again in the output. */
function record({ endpoint: { example, pagination } }: Bench, index: number): Json {
	const list = example.response[pagination?.items_field ?? ''] as Json[];
	const [sample = {}] = list;
	const mark = `${MARK}${index}`;
	if (typeof sample !== 'object' || sample === null) return mark;
	const texts = Object.entries(sample).filter(([, value]) => typeof value === 'string');
	const marks = Object.fromEntries(texts.map(([name]) => [name, mark]));
	return { ...(sample as JsonObject), ...marks, _mark: mark };
}

/** The numbers of the records that came out, in their order. */
function recordsOf({ operation: { paging } }: Bench, { json }: Outcome): number[] {
	const list = paging?.join;
	const records = list === undefined ? json : (json[0]?.[list] as unknown[]);
	return records.map((one) => Number(/mark-(\d+)/.exec(JSON.stringify(one))?.[1]));
}

function cursorsOf(bench: Bench, outcome: Outcome): unknown[] {
	const { pagination } = bench.endpoint;
	return valuesOf(bench, outcome, pagination?.cursor_param ?? pagination?.offset_param);
}

function sizesOf(bench: Bench, outcome: Outcome): unknown[] {
	return valuesOf(bench, outcome, bench.endpoint.pagination?.limit_param);
}

function valuesOf({ endpoint }: Bench, { requests }: Outcome, name: string | undefined): unknown[] {
	return requests.map((request) => {
		const { query, body } = asArrived(endpoint, request);
		return { ...query, ...(body as object | undefined) }[name ?? ''];
	});
}
