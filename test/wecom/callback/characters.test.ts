import { isXmlCharacter, replaceIllegal } from '../../../wecom/callback/characters';

/** The first and the last of each range of characters that XML 1.0 allows. */
const RANGES: Array<[first: number, last: number]> = [
	[0x9, 0xa],
	[0xd, 0xd],
	[0x20, 0xd7ff],
	[0xe000, 0xfffd],
	[0x10000, 0x10ffff],
];

describe('a character of XML', () => {
	it.each(RANGES)('is each from %d to %d, and none of those beside them', (first, last) => {
		expect([first, last].map(isXmlCharacter)).toEqual([true, true]);
		for (const beside of [first - 1, last + 1]) {
			const isAllowed = RANGES.some(([from, to]) => beside >= from && beside <= to);
			expect(isXmlCharacter(beside)).toBe(isAllowed);
		}
	});

	it('is what stays where the others are replaced', () => {
		const codes = RANGES.flatMap(([first, last]) => [first - 1, first, last, last + 1]);
		for (const code of codes.filter((each) => each <= 0x10ffff)) {
			const text = `a${String.fromCodePoint(code)}b`;
			expect(replaceIllegal(text)).toBe(isXmlCharacter(code) ? text : 'a\ufffdb');
		}
	});
});
