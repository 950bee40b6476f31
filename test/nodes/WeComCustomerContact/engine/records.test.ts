import { OddIdError } from '../../../../wecom/errors';
import type { Json, JsonObject } from '../../../../wecom/types';
import type { Paging, Result } from '../../../../nodes/WeComCustomerContact/declaration/answer';
import type { Operation } from '../../../../nodes/WeComCustomerContact/declaration/operation';
import {
	readable,
	readableAlone,
	toRecords,
} from '../../../../nodes/WeComCustomerContact/engine/records';

const OK = { errcode: 0, errmsg: 'ok' };

/** The records of answers, by what an operation says of them. */
const records = (
	result: Result,
	answers: JsonObject[],
	{
		body = {},
		query = {},
		...more
	}: { body?: JsonObject; query?: JsonObject; paging?: Paging; map?: Operation['map'] } = {},
) => toRecords({ result, ...more } as Operation, answers, { query, body });

describe('the records of a list', () => {
	const list = (more: Partial<Extract<Result, { kind: 'records' }>> = {}): Result => ({
		kind: 'records',
		field: 'list',
		...more,
	});

	it('are those of all answers, as they came', () => {
		const answers = [
			{ ...OK, list: [{ id: 'a' }], more: 1 },
			{ ...OK, list: [{ id: 'b' }, { id: 'c' }] },
			{ ...OK },
		];
		expect(records(list(), answers)).toEqual([{ id: 'a' }, { id: 'b' }, { id: 'c' }]);
	});

	it('keep an entry that is no object', () => {
		expect(records(list(), [{ list: ['a', { id: 'b' }] }])).toEqual([{ value: 'a' }, { id: 'b' }]);
	});

	it('have partial failures behind them as an item of their own, unless there are none', () => {
		const also = ['fail_list', 'other'];
		expect(records(list({ also }), [{ list: [{ id: 'a' }], fail_list: ['b'], other: [] }])).toEqual(
			[{ id: 'a' }, { fail_list: ['b'] }],
		);
		for (const empty of [[], {}, { a: [] }, null] as Json[]) {
			expect(records(list({ also }), [{ list: [], fail_list: empty }])).toEqual([]);
		}
		for (const full of [0, '', false, { a: 0 }, [0]] as Json[]) {
			expect(records(list({ also }), [{ list: [], fail_list: full }])).toEqual([
				{ fail_list: full },
			]);
		}
		expect(records(list(), [{ list: [], fail_list: ['b'] }])).toEqual([]);
	});

	it('name what was asked for and is nowhere in the answer', () => {
		const outcomes = { of: 'ids', id: 'id', unnamed: (id: string) => ({ id, state: 'unknown' }) };
		const result = list({ also: ['failed'], outcomes });
		const answer = { list: [{ id: 'a' }, { id: 1 }], failed: ['b'] };
		expect(records(result, [answer], { body: { ids: ['a', 'b', 'c', 'c', 1] } })).toEqual([
			{ id: 'a' },
			{ id: 1 },
			{ failed: ['b'] },
			{ id: 'c', state: 'unknown' },
		]);
		expect(records(result, [{ list: [] }], { query: { ids: ['q'] } })).toEqual([
			{ id: 'q', state: 'unknown' },
		]);
		expect(records(list({ outcomes }), [{ list: [] }])).toEqual([]);
	});

	it('are mapped by the operation, with the request', () => {
		const map = (record: JsonObject, { body }: { body: JsonObject }) => [{ ...record, of: body.x }];
		expect(records(list(), [{ list: [{ id: 'a' }] }], { map, body: { x: 'y' } })).toEqual([
			{ id: 'a', of: 'y' },
		]);
	});
});

describe('a list of ids', () => {
	it('has an item for each', () => {
		expect(
			records({ kind: 'values', field: 'ids', as: 'id' }, [{ ...OK, ids: ['a', 'b'] }]),
		).toEqual([{ id: 'a' }, { id: 'b' }]);
	});
});

describe('a record', () => {
	it('is what stands in a field, or the whole answer, without what says that it went well', () => {
		const answer = { ...OK, contact: { id: 'a', errcode: 5 }, other: 1 };
		expect(records({ kind: 'record', field: 'contact' }, [answer])).toEqual([{ id: 'a' }]);
		expect(records({ kind: 'record' }, [answer])).toEqual([{ contact: answer.contact, other: 1 }]);
	});

	it('is mapped by the operation, which may make several of it', () => {
		const map = (record: JsonObject) => [record, { second: true }];
		expect(records({ kind: 'record' }, [{ ...OK, id: 'a' }], { map })).toEqual([
			{ id: 'a' },
			{ second: true },
		]);
	});

	it('has the joined list of all pages, and else what the first page says', () => {
		const paging: Paging = { cursor: 'cursor', next: 'next', join: 'users' };
		const pages = [
			{ ...OK, name: 'first', users: ['a'], next: 'x' },
			{ ...OK, name: 'second', users: ['b'], next: '' },
		];
		expect(records({ kind: 'record' }, pages, { paging })).toEqual([
			{ name: 'first', users: ['a', 'b'] },
		]);
		expect(records({ kind: 'record' }, [], { paging })).toEqual([{ users: [] }]);
	});
});

describe('what was done', () => {
	it('says so, beside what the answer says', () => {
		expect(records({ kind: 'done', as: 'deleted', about: [] }, [{ ...OK, id: 'a' }])).toEqual([
			{ deleted: true, id: 'a' },
		]);
		expect(records({ kind: 'done', as: 'success', about: [] }, [OK])).toEqual([{ success: true }]);
	});

	it('gives no item for a file, which is one already', () => {
		expect(records({ kind: 'binary' }, [OK])).toEqual([]);
	});
});

describe('what a request is about', () => {
	const about = (names: string[], answer: JsonObject, body: JsonObject, query: JsonObject = {}) =>
		records({ kind: 'done', as: 'success', about: names }, [answer], { body, query })[0];

	it('stands in each item', () => {
		expect(
			about(
				['userid', 'id', 'none', 'nothing'],
				OK,
				{ userid: 'u', other: 1, none: null },
				{ id: 'q' },
			),
		).toEqual({
			success: true,
			userid: 'u',
			id: 'q',
		});
		expect(
			records(
				{ kind: 'values', field: 'ids', as: 'id', about: ['userid'] },
				[{ ids: ['a', 'b'] }],
				{
					body: { userid: 'u' },
				},
			),
		).toEqual([
			{ id: 'a', userid: 'u' },
			{ id: 'b', userid: 'u' },
		]);
	});

	it('is a number where it is a list of more than ten', () => {
		const ids = Array.from({ length: 11 }, (_each, at) => at);
		expect(about(['ids'], OK, { ids })).toEqual({ success: true, ids_count: 11 });
		expect(about(['ids'], OK, { ids: ids.slice(1) })).toEqual({ success: true, ids: ids.slice(1) });
	});

	it('gives way to what the answer says itself, and stands before a warning', () => {
		expect(about(['id'], { ...OK, id: 'answered' }, { id: 'asked' })).toEqual({
			success: true,
			id: 'answered',
		});
		const item = records(
			{ kind: 'record', about: ['userid'] },
			[{ ...OK, list: [{ id: 'a\0' }] }],
			{
				body: { userid: 'u' },
			},
		)[0];
		expect(Object.keys(item ?? {})).toEqual(['list', 'userid', 'warning']);
	});
});

describe('an id that cannot be read', () => {
	it('is null in a record of a list, and the record says so', () => {
		const record = readable({
			userid: 'a\0',
			name: 'b\0',
			list: [{ id: 'c\uFFFD' }, { id: 'd' }, { id: 'e\0' }],
		});
		expect(record).toEqual({
			userid: null,
			name: 'b\0',
			list: [{ id: null }, { id: 'd' }, { id: null }],
			warning: expect.stringMatching(/^WeCom sent IDs .*: userid(,| and) list\.id/) as string,
		});
	});

	it('leaves a record alone that has none', () => {
		const record = { userid: 'a', name: 'b\0' };
		expect(readable(record)).toBe(record);
	});

	it('comes after what the record warns of already', () => {
		expect(readable({ id: 'a\0', warning: 'Careful' }).warning).toMatch(
			/^Careful\. .*WeCom sent IDs/,
		);
		expect(readable({ id: 'a\0', warning: 5 }).warning).toMatch(/^WeCom sent IDs/);
	});

	it('is an error in the only record of an answer, unless it stands in a list of it', () => {
		expect(() => readableAlone({ contact: { userid: 'a\0' } })).toThrow(OddIdError);
		expect(() => readableAlone({ contact: { userid: 'a\0' } })).toThrow('contact.userid');
		expect(readableAlone({ id: 'a', follow_user: [{ userid: 'b\0' }] })).toMatchObject({ id: 'a' });
	});

	it('stays told of after the operation has mapped the record, which does not see it', () => {
		const map = (record: JsonObject) => [{ names: Object.keys(record) }, { second: true }];
		expect(records({ kind: 'record' }, [{ ...OK, list: [{ id: 'a\0' }] }], { map })).toEqual([
			{ names: ['list'], warning: expect.any(String) as string },
			{ second: true, warning: expect.any(String) as string },
		]);
	});
});
