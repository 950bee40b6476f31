import {
	absenceOf,
	emptyGroupFault,
	type GivenField,
} from '../../../../nodes/WeComCustomerContact/engine/absence';
import type { Param } from '../../../../nodes/WeComCustomerContact/declaration/params';

const TEXT = { type: 'string' } as Param;
const LIST = { type: 'list', of: 'string' } as Param;

function of(
	value: unknown,
	param: Param,
	more: Partial<GivenField> & { added?: boolean; held?: boolean } = {},
) {
	const { added = false, held = false, required = false, takesIds = false } = more;
	return absenceOf({ param, given: { value, added, held, raw: value }, required, takesIds });
}

const ABSENT = { absent: true };
const THERE = { absent: false };
const narrowing = (param: Param, more: object = {}) =>
	({ ...param, narrows: true, ...more }) as Param;

describe('an optional field', () => {
	it.each([undefined, null, '', []])('says nothing with %j', (value) => {
		expect(of(value, TEXT)).toEqual(ABSENT);
	});

	it.each(['a', ' ', 0, false, NaN, ['', '']])('says something with %j', (value) => {
		expect(of(value, TEXT)).toEqual(THERE);
	});

	it('says something where it was added, even if that is an empty text', () => {
		expect(of('', TEXT, { added: true })).toEqual(THERE);
		expect(of([], TEXT, { added: true })).toEqual(THERE);
		expect(of(undefined, TEXT, { added: true })).toEqual(ABSENT);
		expect(of(null, TEXT, { added: true })).toEqual(ABSENT);
	});

	it('says nothing where it is a time that was added and left empty', () => {
		expect(of('', { type: 'time' } as Param, { added: true })).toEqual(ABSENT);
	});

	it('is looked at inside what a list of WeCom’s stores', () => {
		const picked = (value: string) => ({ __rl: true, mode: 'id', value });
		expect(of(picked(''), TEXT)).toEqual(ABSENT);
		expect(of(picked('a'), TEXT)).toEqual(THERE);
	});
});

describe('a list with an entry that got lost', () => {
	it.each<[unknown]>([
		[['a', '']],
		[['a', null]],
		[['a', undefined]],
		[['a', false]],
		[['a', ' ']],
	])('is refused, and the entry named: %j', (value) => {
		expect(of(value, LIST)).toEqual({ fault: expect.stringContaining('number 2 of 2') as string });
	});

	it('is taken where an empty one means something', () => {
		expect(of(['a', ''], { ...LIST, emptyAs: ['@all'] } as Param)).toEqual(THERE);
	});

	it('is a list where a field takes several values, and else a value', () => {
		expect(of(['a', ''], { type: 'string', several: true } as Param)).toHaveProperty('fault');
		expect(of(['a', ''], TEXT)).toEqual(THERE);
		expect(of('a,b', LIST)).toEqual(THERE);
	});

	it('may hold switches that are off', () => {
		expect(
			of([true, false], { type: 'list', of: 'string', fromBoolean: true } as unknown as Param),
		).toEqual(THERE);
	});
});

describe('a required field', () => {
	it.each([undefined, null, '', ' ', [], ['', null]])('is missing with %j', (value) => {
		expect(of(value, LIST, { required: true })).toEqual(ABSENT);
	});

	it('is not missing but wrong where it holds no number, or false', () => {
		expect(of(NaN, TEXT, { required: true })).toEqual(THERE);
		expect(of(false, TEXT, { required: true })).toEqual(THERE);
		expect(of(false, { type: 'boolean' } as Param, { required: true })).toEqual(THERE);
	});

	it('is missing, whatever it narrows', () => {
		expect(of('', narrowing(TEXT), { required: true, held: true })).toEqual(ABSENT);
	});
});

describe('a field that narrows a call', () => {
	it('is absent where nobody gave it anything', () => {
		for (const value of ['', ' ', null, undefined, false, []]) {
			expect(of(value, narrowing(TEXT))).toEqual(ABSENT);
		}
	});

	it.each<[string, unknown, object, boolean, RegExp]>([
		[
			'a field',
			'',
			{},
			false,
			/^is empty \(got ""\)\. Fill it in, or reset its value to leave it out/,
		],
		['an added field', null, {}, true, /^is empty \(got null\)\. Fill it in, or remove the field/],
		[
			'a filter',
			'',
			{ filter: true },
			false,
			/^is empty \(got ""\)\. Fill it in, or use \* to leave/,
		],
		[
			'an added filter',
			' ',
			{ filter: true },
			true,
			/^is empty \(got " "\)\. .*, or remove the filter/,
		],
		['a field that came out false', false, {}, false, /^is empty \(got false\)/],
	])('must say something once it holds anything: %s', (_what, value, more, added, fault) => {
		expect(of(value, narrowing(TEXT, more), { held: true, added })).toEqual({
			fault: expect.stringMatching(fault) as string,
		});
	});

	it('may hold a switch that is off', () => {
		expect(of(false, narrowing({ type: 'boolean' } as Param), { held: true })).toEqual(THERE);
		const fromBoolean = { type: 'integer', fromBoolean: true } as unknown as Param;
		expect(of(false, narrowing(fromBoolean), { held: true })).toEqual(THERE);
	});

	it('says something with a value', () => {
		expect(of('a', narrowing(TEXT), { held: true })).toEqual(THERE);
	});
});

describe('a *', () => {
	it('leaves a filter of a list alone, and only by itself', () => {
		const filter = narrowing(LIST, { filter: true });
		expect(of('*', filter, { held: true })).toEqual(ABSENT);
		expect(of(['*', '*'], filter, { held: true })).toEqual(ABSENT);
		expect(of(['a', '*'], filter, { held: true })).toEqual({
			fault: expect.stringMatching(/^allows \* only by itself.*got 2 entries/) as string,
		});
	});

	it('is refused where a field narrows or takes ids, and is a text elsewhere', () => {
		const refused = { fault: expect.stringMatching(/^does not allow \*/) as string };
		expect(of('*', narrowing(TEXT))).toEqual(refused);
		expect(of('*', TEXT, { takesIds: true })).toEqual(refused);
		expect(of(['a', '*'], TEXT, { takesIds: true })).toEqual(refused);
		expect(of('*', TEXT)).toEqual(THERE);
	});
});

describe('a group of fields that narrows a call', () => {
	const given = (held: boolean, added = true) => ({ value: {}, raw: {}, held, added });

	it('must hold something once it was added', () => {
		expect(emptyGroupFault(narrowing(TEXT), given(true))).toMatch(
			/^is empty \(got .*remove the field/,
		);
		expect(emptyGroupFault(narrowing(TEXT), given(false))).toBeUndefined();
		expect(emptyGroupFault(TEXT, given(true))).toBeUndefined();
	});
});
