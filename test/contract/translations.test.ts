import { shownTexts } from '../../support/shownTexts';
import { chineseTexts } from '../../support/translations';

const chinese = chineseTexts();
const shown = shownTexts();

describe.each(Object.entries(shown))('%s', (_name, texts) => {
	it('has a Chinese text for every text', () => {
		const missing = texts.filter(({ keys }) => keyOf(keys) === undefined);
		expect(missing.map(({ keys, english }) => `${keys.join(' | ')}: ${english}`)).toEqual([]);
	});

	it('keeps in Chinese what is put into the text at run time', () => {
		const differing = texts.filter(({ keys, english }) => {
			const translation = chinese[keyOf(keys) ?? ''];
			return translation !== undefined && slotsOf(translation) !== slotsOf(english);
		});
		expect(differing.map(({ keys }) => keyOf(keys))).toEqual([]);
	});

	it('is Chinese where it differs from the English text', () => {
		const odd = texts
			.map(({ keys, english }) => [english, chinese[keyOf(keys) ?? ''] ?? ''] as const)
			.filter(([english, translation]) => lettersOf(english) !== lettersOf(translation))
			// What stands between words and sentences has no letters at all.
			.filter(([, translation]) => lettersOf(translation) !== '')
			.filter(([english]) => !english.startsWith('https://'))
			.filter(([, translation]) => !/\p{Script=Han}/u.test(translation));
		expect(odd).toEqual([]);
	});
});

describe('the Chinese texts', () => {
	const english = new Map<string, Set<string>>();
	for (const { keys, english: text } of Object.values(shown).flat()) {
		const key = keyOf(keys);
		if (key === undefined) continue;
		english.set(key, (english.get(key) ?? new Set()).add(text));
	}

	it('are none for two different English texts', () => {
		const shared = [...english].filter(([, texts]) => texts.size > 1);
		expect(shared.map(([key, texts]) => [key, ...texts])).toEqual([]);
	});

	it('are all in use', () => {
		expect(Object.keys(chinese).filter((key) => !english.has(key))).toEqual([]);
	});

	it('carry no English brackets over', () => {
		const odd = Object.values(chinese).filter((text) =>
			/\p{Script=Han} \(\p{Script=Han}+\)/u.test(text),
		);
		expect(odd).toEqual([]);
	});
});

/** The key under which the edition finds a text: the most specific one that there is. */
function keyOf(keys: readonly string[]): string | undefined {
	return keys.find((key) => key in chinese);
}

/** The letters of a text, without blanks and what is put into it at run time. */
function lettersOf(text: string): string {
	return text.replace(/\{\w+\}/g, '').replace(/[^\p{L}]/gu, '');
}

/** Names in braces. */
function slotsOf(text: string): string {
	return [...text.matchAll(/\{(\w+)\}/g)]
		.map(([slot]) => slot)
		.sort()
		.join();
}
