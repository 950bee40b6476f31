import { findForbidden } from '../../../../nodes/WeComCustomerContact/engine/characters';

describe('a character that WeCom does not take', () => {
	it.each(['\0', '\u0007', '\u000b', '\u001f'])('is a control character: %j', (character) => {
		expect(findForbidden(`ab${character}c`, {})).toMatch(
			/^contains a control character \(U\+00[01][0-9A-F]\) at position 3,/,
		);
	});

	it.each(['\b', '\t', '\n', '\f', '\r', '\u007f', '\u009f', '\u2028', '客', '🙂', ''])(
		'is none of those that JSON can write as they are: %j',
		(text) => {
			expect(findForbidden(text, {})).toBeUndefined();
		},
	);

	it.each(['\b', '\t', '\n', '\f', '\r', '\u007f', '\u009f', '\u2028', '\u2029', '\0'])(
		'is any of these where a text has one line: %j',
		(character) => {
			expect(findForbidden(`🙂${character}`, { oneLine: true })).toMatch(
				/^contains a control character \(U\+[0-9A-F]{4}.*\) at position 2,/,
			);
		},
	);

	it('is half a character', () => {
		expect(findForbidden('客\ud83d', {})).toMatch(
			/^contains half a character \(U\+D83D\) at position 2,.*Array\.from/,
		);
		expect(findForbidden('\ude42', { oneLine: true })).toMatch(
			/^contains half a character \(U\+DE42\)/,
		);
	});

	it('is called by its name where it has one', () => {
		const named = (character: string) => findForbidden(character, { oneLine: true });
		expect(named('\t')).toContain('(U+0009, a tab)');
		for (const lineBreak of ['\r', '\n', '\u2028', '\u2029'])
			expect(named(lineBreak)).toContain(', a line break)');
		expect(named('\f')).toContain('(U+000C)');
	});

	it('stands in an entry of a list', () => {
		expect(findForbidden('a\u0001', { entry: 3 })).toMatch(
			/^\(entry 3\) contains a control character/,
		);
	});
});
