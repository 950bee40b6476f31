import { errcodeIn, isJsonObject, listAt, objectAt, recordsAt } from '../../wecom/json';

it('an object is no list, no null and no bytes', () => {
	expect(isJsonObject({})).toBe(true);
	for (const other of [[], null, undefined, 'text', 1, Buffer.from('x')]) {
		expect(isJsonObject(other)).toBe(false);
	}
});

it('a field that should hold an object or a list and does not is an empty one', () => {
	const answer = { object: { a: 1 }, list: [{ b: 1 }, null, 'c', [2]], text: 'x', nothing: null };
	expect(objectAt(answer, 'object')).toEqual({ a: 1 });
	expect(listAt(answer, 'list')).toEqual([{ b: 1 }, 'c', [2]]);
	expect(recordsAt(answer, 'list')).toEqual([{ b: 1 }]);
	for (const name of ['text', 'nothing', 'absent']) {
		expect([objectAt(answer, name), listAt(answer, name), recordsAt(answer, name)]).toEqual([
			{},
			[],
			[],
		]);
	}
	expect([objectAt(answer, 'list'), listAt(answer, 'object')]).toEqual([{}, []]);
});

it.each<[unknown, number]>([
	[undefined, 0],
	[null, 0],
	[0, 0],
	[40014, 40014],
	['0', 0],
	['', 0],
	[' -1 ', -1],
	['45009', 45009],
	['4.5', Number.NaN],
	['code 45009', Number.NaN],
	['45009 code', Number.NaN],
	['1234567890123', Number.NaN],
	[true, Number.NaN],
	[[0], Number.NaN],
])('errcode %j counts as %d', (errcode, expected) => {
	expect(errcodeIn({ errcode } as Parameters<typeof errcodeIn>[0])).toBe(expected);
});
