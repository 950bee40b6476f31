import type { IDataObject } from 'n8n-workflow';

import { listFieldOf } from '../../../nodes/WeComCustomerContact/engine/pages';
import { isIdField } from '../../../wecom/oddIds';
import type { Json, JsonObject } from '../../../wecom/types';
import {
	CONTROLS,
	escaped,
	MALFORMED,
	raw,
	rawAnswer,
	type RawObject,
} from '../../../support/harness/rawJson';
import type { Answer } from '../../../support/harness/recordingServer';
import { filledFor, run, type Bench, type Outcome } from './bench';
import { minimalRequest } from './minimal';

/** Tests that no record is lost because an answer is not written as the documentation writes it. */
export function testOddAnswers(bench: Bench): void {
	const { operation } = bench;
	const { result, paging, repeat } = operation;
	if (result.kind === 'binary') return;
	const list = listFieldOf(operation);
	const isAlone = result.kind === 'record' || paging?.join !== undefined;

	/** What comes out of answers as the documentation writes them. */
	const plainly = async (pages: readonly RawObject[]): Promise<Outcome['json']> => {
		const { json, complaint } = await answered(bench, pages.map(escaped));
		expect(complaint).toBe('');
		return json;
	};

	it('reads what nobody has escaped, and bytes that are no text, in any record of any page', async () => {
		const notes = [CONTROLS, MALFORMED, raw('back\\slash \\', CONTROLS.text.slice(1))];
		const pages = pagesOf(bench, (index) => ({ added_by_wecom: notes[index % 3] ?? CONTROLS }));
		const { json, complaint, requests } = await answered(
			bench,
			pages.map((page) => rawAnswer(page)),
		);
		expect(complaint).toBe('');
		expect(json).toEqual(await plainly(pages));
		expect(requests).toHaveLength(pages.length);
		if (list !== undefined && !isAlone) expect(json).toHaveLength(3 * pages.length);
	});

	it.each([
		['0', '0'],
		['null', null],
		['nothing', undefined],
	])('takes an errcode of %s for a success', async (_name, errcode) => {
		const pages = pagesOf(bench);
		const { json, complaint } = await answered(
			bench,
			pages.map((page) =>
				without(
					{ ...escaped(page), errcode: errcode ?? null },
					errcode === undefined ? ['errcode'] : [],
				),
			),
		);
		expect(complaint).toBe('');
		expect(json).toEqual(await plainly(pages));
	});

	it('reads an answer behind a byte order mark, and an error whose words are not escaped', async () => {
		const pages = pagesOf(bench);
		const marked = await answered(
			bench,
			pages.map((page) => rawAnswer(page, [0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf])),
		);
		expect(marked.json).toEqual(await plainly(pages));
		const refusal = await answered(bench, [rawAnswer({ errcode: '40058', errmsg: CONTROLS })]);
		expect(refusal.complaint).toContain('(errcode 40058)');
		expect(refusal.complaint).toContain('WeCom says: a b.');
		expect(refusal.requests).toHaveLength(1);
	});

	it('reports what is not WeCom', async () => {
		for (const answer of [
			'<html>Sign in</html>',
			'{"errcode":0,"errm',
			'',
			'[]',
			'{"errcode":"x"}',
		]) {
			const bytes = Buffer.from(answer);
			const { complaint, json } = await answered(bench, [
				{ status: 200, headers: { 'content-type': 'text/html' }, bytes },
			]);
			expect(complaint).toContain('Unexpected response, probably not from WeCom');
			expect(complaint.includes('may have been carried out')).toBe(repeat === 'once');
			expect(json).toEqual([]);
		}
	});

	if (repeat === 'once') {
		it('counts as done only where a text that had to be repaired says so itself', async () => {
			const [page = {}] = pagesOf(bench, () => ({ added_by_wecom: CONTROLS }));
			for (const errcode of [undefined, null]) {
				const { complaint } = await answered(bench, [
					rawAnswer({ ...page, errcode: errcode as null }),
				]);
				expect(complaint).toContain('may have been carried out');
			}
		});
	}

	const field = list ?? (result.kind === 'record' ? result.field : undefined);
	if (field !== undefined) {
		it.each([
			['null', null],
			['a text', 'none'],
			['absent', undefined],
		])('takes a list or record that is %s for none', async (_name, value) => {
			const answer = without(
				{ ...plainAnswer(bench), [field]: value ?? null },
				value === undefined ? [field] : [],
			);
			const { json, complaint } = await answered(bench, [answer]);
			expect(complaint).toBe('');
			const unnamed = result.kind === 'records' && result.outcomes !== undefined;
			expect(json).toHaveLength(isAlone || unnamed ? 1 : 0);
		});
	}

	if (list === undefined) return;
	it('leaves out null among the records, and keeps what is no record beside them', async () => {
		const [page = {}] = pagesOf(bench);
		const records = page[list] as Json[];
		const stray = result.kind === 'records' && !isAlone ? ['stray'] : [];
		const odd = [null, ...records.slice(0, 1), ...stray, null, ...records.slice(1), null];
		const { json, complaint } = await answered(bench, [
			rawAnswer(ended(bench, { ...page, [list]: odd })),
		]);
		expect(complaint).toBe('');
		const [before, ...after] = await plainly([ended(bench, page)]);
		const kept = stray.map((value) => expect.objectContaining({ value }) as IDataObject);
		expect(json).toEqual([before, ...kept, ...after]);
	});

	const ids = idFieldsOf(bench);
	if (ids.length > 0) {
		it.each(ids)('never takes another ID for one that holds an odd byte (%s)', async (id) => {
			for (const byte of [[0x08], [0xff]]) {
				const [page = {}] = pagesOf(bench, (index) =>
					index === 1 ? { [id]: raw('wm', byte, '1') } : {},
				);
				const { json, complaint } = await answered(bench, [rawAnswer(ended(bench, page))]);
				expect(complaint).toBe('');
				const clean = await plainly([ended(bench, pagesOf(bench)[0] ?? {})]);
				const recordsOf = (items: IDataObject[]) =>
					isAlone ? (items[0]?.[list] as IDataObject[]) : items;
				const [records, expected] = [recordsOf(json), recordsOf(clean)];
				expect(records.length).toBe(expected.length);
				expect([records[0], records[2]]).toEqual([expected[0], expected[2]]);
				expect(records[1]?.[result.kind === 'values' ? result.as : id]).toBeNull();
				expect(isAlone ? json[0]?.warning : json[1]?.warning).toContain(
					'containing a byte that no ID has',
				);
			}
		});
	}

	if (repeat === 'safe') {
		it('keeps the records that come with errcode 84061', async () => {
			const pages = pagesOf(bench);
			const marked = pages.map((page) => ({
				...escaped(page),
				errcode: 84061,
				errmsg: 'not external contact',
			}));
			const { json, complaint } = await answered(bench, marked);
			expect(complaint).toBe('');
			expect(json).toEqual(await plainly(pages));
		});
	}

	if (paging === undefined || paging.total !== undefined) return;
	it('says so where it cannot be read where the list goes on', async () => {
		const [page = {}] = pagesOf(bench);
		const cursor = raw('cursor', [0x08], '1');
		const { complaint, requests } = await answered(bench, [
			rawAnswer({ ...page, [paging.next]: cursor }),
		]);
		expect(complaint).toContain(`WeCom returned an ID that cannot be read (${paging.next})`);
		expect(requests).toHaveLength(1);
	});

	it('ends with an error where empty pages never end, also with a Limit', async () => {
		const { [list]: _records, ...page } = escaped(pagesOf(bench)[0] ?? {});
		for (const form of paging.join === undefined ? [{}, { returnAll: false, limit: 1 }] : [{}]) {
			const { complaint, requests } = await answered(
				bench,
				(index) => ({ ...page, [list]: [], [paging.next]: `cursor-${index}` }),
				form,
			);
			expect(complaint).toContain('100 empty pages in a row');
			expect(requests).toHaveLength(100);
		}
	});
}

/** Runs the operation against a server that gives these answers in turn, the last one for ever. */
async function answered(
	bench: Bench,
	answers: readonly Answer[] | ((index: number) => Answer),
	form: { returnAll?: boolean; limit?: number } = {},
): Promise<Outcome> {
	const answerAt =
		typeof answers === 'function'
			? answers
			: (index: number) => answers[Math.min(index, answers.length - 1)] ?? {};
	bench.server.answering = (_request, index) => answerAt(index);
	const filled = filledFor(bench, minimalRequest(bench.endpoint));
	return await run(bench, { ...filled, parameters: { ...filled.parameters, ...form } });
}

/** The answer of the contract's example, without failures beside the records and without a cursor. */
function plainAnswer({ endpoint, operation: { result, paging } }: Bench): JsonObject {
	const also = result.kind === 'records' ? (result.also ?? []) : [];
	return without(endpoint.example.response, [
		...also,
		paging?.next ?? '',
		paging?.last ?? '',
		paging?.total ?? '',
	]);
}

/**
 * Two pages of three records where the operation has pages, else one; the record of an answer that has
 * one. `more` goes into each record.
 */
function pagesOf(bench: Bench, more: (index: number) => RawObject = () => ({})): RawObject[] {
	const { operation } = bench;
	const { paging, result } = operation;
	const answer = plainAnswer(bench);
	const list = listFieldOf(operation);
	if (list === undefined) {
		const field = result.kind === 'record' ? result.field : undefined;
		const record = {
			...(field === undefined ? answer : (answer[field] as JsonObject)),
			...more(0),
		};
		return [field === undefined ? record : { ...answer, [field]: record }];
	}
	const [sample = {}] = answer[list] as Json[];
	const page = (first: number): RawObject => ({
		...answer,
		[list]: [0, 1, 2].map((index) => recordOf(sample, list, first + index, more(index))),
	});
	if (!paging) return [page(0)];
	const byOffset = paging.total !== undefined;
	const goesOn = {
		[paging.next]: byOffset ? 3 : 'cursor-1',
		...(paging.total ? { [paging.total]: 6 } : {}),
	};
	return [{ ...page(0), ...goesOn }, ended(bench, page(3))];
}

/** Of a list of plain ids, `more` can only say what the id is. */
function recordOf(sample: Json, list: string, index: number, more: RawObject): RawObject[string] {
	if (typeof sample !== 'object' || sample === null) return more[list] ?? `id-${index}`;
	return { ...(sample as JsonObject), mark: `mark-${index}`, ...more };
}

function ended({ operation: { paging } }: Bench, page: RawObject): RawObject {
	if (!paging) return page;
	return {
		...page,
		[paging.next]: paging.total ? 6 : '',
		...(paging.total ? { [paging.total]: 6 } : {}),
	};
}

/** The fields of a record whose ids are read on. */
function idFieldsOf(bench: Bench): string[] {
	const list = listFieldOf(bench.operation);
	const records = list === undefined ? undefined : plainAnswer(bench)[list];
	const [sample] = (records ?? []) as Json[];
	if (typeof sample === 'string') return [list ?? ''];
	return Object.entries((sample ?? {}) as JsonObject)
		.filter(([name, value]) => typeof value === 'string' && isIdField(name))
		.map(([name]) => name);
}

function without<T extends object>(object: T, names: readonly string[]): T {
	return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name))) as T;
}
