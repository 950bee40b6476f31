import { OddIdError } from '../../../../wecom/errors';
import type { JsonObject } from '../../../../wecom/types';
import type { Paging, Result } from '../../../../nodes/WeComCustomerContact/declaration/answer';
import {
	goesOn,
	listFieldOf,
	readPages,
} from '../../../../nodes/WeComCustomerContact/engine/pages';
import { RepeatedCursor } from '../../../../nodes/shared/endless';

const RECORDS: Result = { kind: 'records', field: 'list' };
const BY_CURSOR: Paging = { cursor: 'cursor', next: 'next_cursor' };
const SIZED: Paging = { ...BY_CURSOR, limit: { param: 'limit', max: 100 } };

/** Reads answers in turn, and notes with what they were asked for. */
async function read(
	paging: Paging | undefined,
	answers: JsonObject[],
	limit = Infinity,
	result = RECORDS,
) {
	const asked: JsonObject[] = [];
	const came: JsonObject[] = [];
	const call = async (page: JsonObject) => {
		asked.push(page);
		return await Promise.resolve(answers[asked.length - 1] ?? {});
	};
	for await (const answer of readPages({ paging, result }, call, limit)) came.push(answer);
	return { asked, came };
}

const page = (count: number, next?: string | number): JsonObject => ({
	list: Array.from({ length: count }, (_each, at) => at),
	...(next === undefined ? {} : { next_cursor: next }),
});

describe('a list of pages', () => {
	it('is read from cursor to cursor until there is none', async () => {
		for (const last of [page(1), page(1, ''), { ...page(1), next_cursor: null }]) {
			const { asked, came } = await read(BY_CURSOR, [page(2, 'a'), page(2, 'b'), last]);
			expect(asked).toEqual([{}, { cursor: 'a' }, { cursor: 'b' }]);
			expect(came).toHaveLength(3);
		}
	});

	it('is read until there are as many records as are wanted, with pages no larger than that', async () => {
		const { asked } = await read(SIZED, [page(100, 'a'), page(50, 'b'), page(20, 'c')], 170);
		expect(asked).toEqual([{ limit: 100 }, { cursor: 'a', limit: 70 }, { cursor: 'b', limit: 20 }]);
	});

	it('goes on over an empty page', async () => {
		const { asked } = await read(BY_CURSOR, [page(0, 'a'), page(1)]);
		expect(asked).toHaveLength(2);
	});

	it('is given up where a cursor comes again', async () => {
		await expect(read(BY_CURSOR, [page(1, 'a'), page(1, 'b'), page(1, 'a')])).rejects.toThrow(
			RepeatedCursor,
		);
	});

	it('is given up where a cursor cannot be read', async () => {
		await expect(read(BY_CURSOR, [page(1, 'a\u0000')])).rejects.toThrow(OddIdError);
	});

	it('ends at the total where the cursor is a number', async () => {
		const paging: Paging = { cursor: 'offset', next: 'next_cursor', total: 'total' };
		const { asked } = await read(paging, [
			{ ...page(2, 2), total: 4 },
			{ ...page(2, 4), total: 4 },
		]);
		expect(asked).toEqual([{}, { offset: 2 }]);
	});

	it('ends where the answer says that it is the last page', async () => {
		const paging: Paging = { ...BY_CURSOR, last: 'is_end' };
		const { asked } = await read(paging, [
			{ ...page(1, 'a'), is_end: false },
			{ ...page(1, 'b'), is_end: true },
		]);
		expect(asked).toHaveLength(2);
	});

	it('is counted where its records stand, also where they are joined in one record', async () => {
		const joined: Paging = { ...BY_CURSOR, join: 'user_list' };
		const answer = (next: string) => ({ user_list: [1, 2], list: [1], next_cursor: next });
		const { asked } = await read(joined, [answer('a'), answer('b'), answer('c')], 3);
		expect(asked).toHaveLength(2);
		const done: Result = { kind: 'done', as: 'success', about: [] };
		await expect(read(BY_CURSOR, [page(1, 'a'), page(1)], 1, done)).resolves.toMatchObject({
			asked: [{}, { cursor: 'a' }],
		});
	});

	it('needs an operation that has pages', async () => {
		await expect(read(undefined, [])).rejects.toThrow(TypeError);
		await expect(read(undefined, [])).rejects.toThrow('no pages');
	});
});

describe('the list of an answer', () => {
	it('stands where the operation says', () => {
		expect(listFieldOf({ result: RECORDS })).toBe('list');
		expect(listFieldOf({ result: { kind: 'values', field: 'ids', as: 'id' } })).toBe('ids');
		expect(listFieldOf({ paging: { ...BY_CURSOR, join: 'x' }, result: RECORDS })).toBe('x');
		expect(listFieldOf({ result: { kind: 'record', field: 'y' } })).toBeUndefined();
	});

	it('goes on where there is a cursor', () => {
		expect(goesOn(BY_CURSOR, page(1, 'a'))).toBe(true);
		expect(goesOn(BY_CURSOR, page(1))).toBe(false);
		expect(goesOn(undefined, page(1, 'a'))).toBe(false);
	});
});
