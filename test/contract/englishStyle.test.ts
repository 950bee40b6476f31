import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { EXAMPLES, exampleFile } from '../../support/examples/examples';
import { englishGlossary } from '../../support/glossary';
import { PAGES } from '../../support/pages';
import { shownTexts } from '../../support/shownTexts';

const ROOT = join(__dirname, '..', '..');

/** A text and where it stands. */
type Placed = readonly [place: string, text: string];

const texts: Placed[] = Object.values(shownTexts())
	.flat()
	.map(({ keys, english }) => [keys[0] ?? '', english]);

const pages: Placed[] = [
	...PAGES.map(([english]) => english),
	...EXAMPLES.map((name) => exampleFile(name).slice(ROOT.length + 1)),
].flatMap((file) =>
	readFileSync(join(ROOT, file), 'utf8')
		.split('\n')
		.map((line, index): Placed => [`${file}:${index + 1}`, line]),
);

/** Where a text matches. */
function placesOf(pattern: RegExp, all: readonly Placed[]): string[] {
	return all.filter(([, text]) => pattern.test(text)).map(([place, text]) => `${place}: ${text}`);
}

describe('the English texts', () => {
	it('are many', () => {
		expect(texts.length).toBeGreaterThan(2000);
	});

	it('put no article before what comes at run time, which may begin with a vowel or none', () => {
		expect(placesOf(/\ban? ["']?\{/i, texts)).toEqual([]);
	});

	it('have one full stop at the end of a sentence, and one blank behind it', () => {
		expect(placesOf(/\.\.(?!\.)|\S {2,}\S/, texts)).toEqual([]);
	});
});

describe('one word for one thing', () => {
	const words = englishGlossary().flatMap(({ english, not }) => not.map((word) => [word, english]));

	it('is what the glossary asks for', () => {
		expect(words.length).toBeGreaterThan(15);
	});

	it.each(words)('is not "%s" instead of "%s" in any text, page or example', (word = '') => {
		// "customer group" is how "customer group chat" begins.
		const plain = new RegExp(`\\b${word}(?! chat)`, 'i');
		expect(placesOf(plain, [...texts, ...pages])).toEqual([]);
	});
});
