import fc from 'fast-check';

import { splitIds, unwrap } from '../../../nodes/shared/ids';

const SEPARATORS = [',', '，', '、', ';', '；', '\n', '\r\n', '\r', '\u2028'];
const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_@.-]{0,30}$/);
const blanks = fc.stringMatching(/^[ \t\u3000]{0,2}$/);

it.each(SEPARATORS)('takes a text apart at %j, without the blanks around it', (separator) => {
	const text = fc.array(fc.tuple(id, blanks, blanks), { minLength: 1 });
	fc.assert(
		fc.property(text, (entries) => {
			const written = entries.map(([one, before, after]) => before + one + after).join(separator);
			expect(splitIds(written)).toEqual(entries.map(([one]) => one));
		}),
	);
});

it('gives the same entries for an array, its JSON and a text with separators', () => {
	const separators = fc.infiniteStream(fc.constantFrom(...SEPARATORS));
	fc.assert(
		fc.property(fc.array(id), separators, (ids, between) => {
			const text = ids.reduce((so, one) => so + String(between.next().value) + one, '');
			expect(splitIds(text)).toEqual(ids);
			expect(splitIds(JSON.stringify(ids))).toEqual(ids);
			expect(splitIds(ids)).toEqual(ids);
		}),
	);
});

it('keeps every digit of the numbers in the JSON of an array', () => {
	fc.assert(
		fc.property(fc.array(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n })), (numbers) => {
			expect(splitIds(`[${numbers.join(', ')}]`).map(String)).toEqual(numbers.map(String));
		}),
	);
});

it('leaves texts in the JSON of an array as they are, whatever they hold', () => {
	fc.assert(
		fc.property(
			fc.array(fc.string({ unit: 'binary', maxLength: 20 }), { maxLength: 5 }),
			(texts) => {
				expect(splitIds(JSON.stringify(texts))).toEqual(texts);
			},
		),
	);
	expect(splitIds('["a, 12345678901234567890", "\\"1.10\\" ；"]')).toEqual([
		'a, 12345678901234567890',
		'"1.10" ；',
	]);
});

it.each([
	['[wechat], b', ['[wechat]', 'b']],
	['[1, 2', ['[1', '2']],
	['', []],
	[' ,；\n', []],
	[7, [7]],
	[{ __rl: true, mode: 'id', value: 'a;b' }, ['a', 'b']],
	[
		[{ __rl: true, mode: 'id', value: 'a;b' }, 'c'],
		['a;b', 'c'],
	],
])('takes %j for %j', (value, entries) => {
	expect(splitIds(value)).toEqual(entries);
});

it('unwraps a locator with or without its mark, and nothing else', () => {
	expect(unwrap({ __rl: true, mode: 'id', value: 'a' })).toBe('a');
	expect(unwrap({ mode: 'id', value: 'a' })).toBe('a');
	expect(unwrap({ value: 'a' })).toEqual({ value: 'a' });
	expect(unwrap(null)).toBe(null);
});
