import {
	checkCount,
	InvalidValue,
	toBoolean,
	toInteger,
	toList,
	toNumber,
	toText,
	toTime,
} from '../../../../nodes/WeComCustomerContact/engine/convert';
import type { ListParam } from '../../../../nodes/WeComCustomerContact/declaration/params';

/** What is wrong with a value, as it stands behind the name of its field. */
function fault(convert: () => unknown): string {
	try {
		convert();
	} catch (error) {
		expect(error).toBeInstanceOf(InvalidValue);
		return (error as InvalidValue).message;
	}
	return 'nothing';
}

describe('a text', () => {
	it.each<[unknown, string]>([
		['', ''],
		[' a ', ' a '],
		[5, '5'],
		[-0.5, '-0.5'],
		[9007199254740991, '9007199254740991'],
	])('is made of %j', (value, text) => {
		expect(toText(value, {})).toBe(text);
	});

	it.each([true, null, undefined, {}, ['a'], NaN, Infinity])('is not made of %p', (value) => {
		expect(fault(() => toText(value, {}))).toMatch(/^must be text \(got .*\)$/);
	});

	it('is not made of a number that has lost its last digits', () => {
		expect(fault(() => toText(2 ** 60, {}))).toMatch(
			/^must be text \(got the number 1152921504606847000, which/,
		);
		expect(fault(() => toText(1.5e300, {}))).toMatch(/has lost its last digits/);
	});

	it('has at most so many characters, an emoji being one', () => {
		expect(toText('客户🙂', { maxChars: 3 })).toBe('客户🙂');
		expect(fault(() => toText('客户🙂x', { maxChars: 3 }))).toBe(
			'allows at most 3 characters (got 4)',
		);
	});

	it('has at most so many bytes', () => {
		expect(toText('客a', { maxBytes: 4 })).toBe('客a');
		expect(fault(() => toText('客ab', { maxBytes: 4 }))).toMatch(
			/^allows at most 4 bytes, .* \(got 5\)$/,
		);
	});

	it('is one of those that are allowed', () => {
		expect(toText('a', { oneOf: ['a', 'b'] })).toBe('a');
		expect(fault(() => toText('c', { oneOf: ['a', 'b'] }))).toMatch(
			/^must be one of a(,| or) b \(got "?c"?\)$/,
		);
	});

	it('has the format that is asked for', () => {
		const format = { pattern: /^ww/, description: 'a corp ID' };
		expect(toText('ww1', { format })).toBe('ww1');
		expect(fault(() => toText('x', { format }))).toBe('must be a corp ID (got "x")');
	});

	it('has no character that WeCom does not take, and in one line no line break', () => {
		expect(fault(() => toText('a\u0007', {}))).toMatch(/^contains a control character/);
		expect(toText('a\nb', {})).toBe('a\nb');
		expect(fault(() => toText('a\nb', {}, { oneLine: true }))).toContain('a line break');
	});
});

describe('a whole number', () => {
	it.each<[unknown, number]>([
		[5, 5],
		['5', 5],
		[' -7 ', -7],
		['1e3', 1_000],
		[0, 0],
	])('is made of %j', (value, number) => {
		expect(toInteger(value, {})).toBe(number);
	});

	it.each(['', ' ', 'x', 1.5, '1.5', true, null, undefined, [5], 2 ** 53])(
		'is not made of %p',
		(value) => {
			expect(fault(() => toInteger(value, {}))).toMatch(/^must be a whole number \(got /);
		},
	);

	it('keeps to its bounds', () => {
		const bounds = { min: 1, max: 10 };
		expect([1, 10].map((value) => toInteger(value, bounds))).toEqual([1, 10]);
		expect(fault(() => toInteger(0, bounds))).toBe('must be at least 1 (got 0)');
		expect(fault(() => toInteger(11, bounds))).toBe('must be at most 10 (got 11)');
	});

	it('is one of those that are allowed', () => {
		expect(toInteger('2', { oneOf: [1, 2] })).toBe(2);
		expect(fault(() => toInteger(3, { oneOf: [1, 2] }))).toMatch(
			/^must be one of 1(,| or) 2 \(got 3\)$/,
		);
	});
});

describe('a number', () => {
	it.each<[unknown, number]>([
		[1.5, 1.5],
		['1.5', 1.5],
		[2 ** 60, 2 ** 60],
	])('is made of %j', (value, number) => {
		expect(toNumber(value, {})).toBe(number);
	});

	it.each(['', ' ', 'x', NaN, Infinity, true, null, [5]])('is not made of %p', (value) => {
		expect(fault(() => toNumber(value, {}))).toMatch(/^must be a number \(got /);
	});

	it('keeps to its bounds', () => {
		expect(toNumber(0.5, { min: 0.5, max: 0.5 })).toBe(0.5);
		expect(fault(() => toNumber(0.4, { min: 0.5 }))).toBe('must be at least 0.5 (got 0.4)');
		expect(fault(() => toNumber(0.6, { max: 0.5 }))).toBe('must be at most 0.5 (got 0.6)');
	});
});

describe('a switch', () => {
	it('is true or false, also as text or as a number', () => {
		expect([true, 'true', 1].map(toBoolean)).toEqual([true, true, true]);
		expect([false, 'false', 0].map(toBoolean)).toEqual([false, false, false]);
	});

	it.each(['', 'yes', '1', 2, null, undefined, {}])('is not made of %j', (value) => {
		expect(fault(() => toBoolean(value))).toMatch(/^must be true or false \(got /);
	});
});

describe('a point in time', () => {
	const utc = (text: string) => Date.parse(text) / 1_000;
	const NOW = utc('2026-03-03T16:30:00Z');

	it('is read in the time zone of the workflow, or is a day of WeCom’s', () => {
		const text = '2026-01-31T09:00:00';
		expect(toTime(text, undefined, 'Asia/Shanghai')).toBe(utc('2026-01-31T01:00:00Z'));
		expect(toTime(text, undefined, 'UTC')).toBe(utc('2026-01-31T09:00:00Z'));
		expect(toTime('2026-01-31T20:00:00Z', 'dayUtc8', 'UTC')).toBe(utc('2026-01-31T16:00:00Z'));
	});

	it('is read from the date objects of expressions', () => {
		const luxon = { toISO: () => '2026-01-31T09:00:00Z', toISOString: () => 'no' };
		expect(toTime(luxon, undefined, 'UTC')).toBe(utc('2026-01-31T09:00:00Z'));
		const date = new Date('2026-01-31T09:00:00Z');
		expect(toTime(date, undefined, 'UTC')).toBe(utc('2026-01-31T09:00:00Z'));
	});

	it.each([null, undefined, {}, 'soon', { toISO: 'no' }])('is not %j', (value) => {
		expect(fault(() => toTime(value, undefined, 'UTC'))).toMatch(
			/^must be a date and time such as/,
		);
		expect(fault(() => toTime(value, 'dayUtc8', 'UTC'))).toMatch(/^must be a day such as/);
	});

	it('is so many whole days of the workflow ago, today being none or the first', () => {
		expect(toTime(1, 'daysAgo', 'Asia/Shanghai', NOW)).toBe(utc('2026-03-02T16:00:00Z'));
		expect(toTime(0, 'daysAgo', 'Asia/Shanghai', NOW)).toBe(utc('2026-03-03T16:00:00Z'));
	});

	it('is so many days of 24 hours ago', () => {
		expect(toTime('2', 'lastDays', 'Asia/Shanghai', NOW)).toBe(NOW - 172_800);
	});

	it('takes from no to 3,650 days, from now on', () => {
		const now = Math.floor(Date.now() / 1_000);
		expect(toTime(0, 'lastDays', 'UTC')).toBeGreaterThanOrEqual(now);
		expect(toTime(0, 'lastDays', 'UTC')).toBeLessThan(now + 60);
		expect(toTime(3_650, 'lastDays', 'UTC', NOW)).toBe(NOW - 3_650 * 86_400);
		expect(fault(() => toTime(3_651, 'lastDays', 'UTC', NOW))).toBe(
			'must be at most 3650 (got 3651)',
		);
		expect(fault(() => toTime(-1, 'lastDays', 'UTC', NOW))).toBe('must be at least 0 (got -1)');
	});
});

describe('a list', () => {
	const list = (more: Partial<ListParam> = {}) =>
		({ type: 'list', of: 'string', ...more }) as ListParam;

	it('is made of a list, of one value or of a text with commas', () => {
		expect(toList(['a', 'b'], list())).toEqual(['a', 'b']);
		expect(toList('a, b', list())).toEqual(['a', 'b']);
		expect(toList(5, list({ of: 'integer' }))).toEqual([5]);
		expect(toList(['1', 2], list({ of: 'integer' }))).toEqual([1, 2]);
	});

	it('names the entry that is wrong', () => {
		expect(fault(() => toList(['a', 'b\t'], list()))).toMatch(
			/^\(entry 2\) contains a control character/,
		);
		expect(fault(() => toList(['ab'], list({ item: { maxChars: 1 } })))).toBe(
			'allows at most 1 characters (got 2)',
		);
		expect(fault(() => toList([3], list({ of: 'integer', item: { max: 2 } })))).toBe(
			'must be at most 2 (got 3)',
		);
	});

	it('has another meaning where it is empty, if it is declared so', () => {
		const emptyAs = ['@all'];
		const all = toList([], list({ emptyAs, minItems: 1 }));
		expect(all).toEqual(['@all']);
		expect(all).not.toBe(emptyAs);
		expect(toList(['a'], list({ emptyAs }))).toEqual(['a']);
		expect(toList([], list())).toEqual([]);
	});

	it('has so many entries', () => {
		const limits = { minItems: 1, maxItems: 2 };
		expect(toList(['a', 'b'], list(limits))).toHaveLength(2);
		expect(fault(() => toList([], list(limits)))).toBe('needs at least 1 (got 0)');
		expect(fault(() => toList(['a', 'b', 'c'], list(limits)))).toBe(
			'allows at most 2 entries (got 3)',
		);
		expect(fault(() => checkCount(5, {}))).toBe('nothing');
		expect(fault(() => checkCount(2, { minItems: 2, maxItems: 2 }))).toBe('nothing');
	});
});
