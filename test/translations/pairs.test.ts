import {
	allPairs,
	examplePairs,
	sectionPairs,
	textPairs,
	type Pair,
} from '../../tools/translations/pairs';
import { linksOf, numbersOf, placeholdersOf, tagsOf } from './contents';

const texts = [...textPairs(), ...examplePairs()];
const sections = sectionPairs();

/** Texts whose numbers differ because the languages do. */
const NUMBERS_DIFFER = new Map([
	['message.rangeFormat', 'an example in place of the format'],
	['examples/welcome-by-channel.json > Settings > assignments.assignments.0.value', '10 % is 九折'],
	['examples/welcome-by-time.json > Settings > assignments.assignments.4.value', '9 is 9:00'],
]);

/** Texts that lead elsewhere. */
const LINKS_DIFFER = new Map([
	['message.readme', 'each edition leads to its own page'],
	['message.rangeFormat', 'what looks like a tag is a format'],
]);

/** Sections of which the Chinese page keeps the outcome, and leaves the figures to the English one. */
const SECTIONS_DIFFER = new Map([
	['docs/reliability.md > How it is tested', 'the figures are those of the English page'],
	['docs/reliability.md > Under load in queue mode', 'the figures are those of the English page'],
	['docs/reliability.md > Repeats', 'the same'],
	['docs/reliability.md > Several n8n processes', 'the same'],
	['docs/ai-tool.md > When a call fails', 'the English page has the error in code'],
]);

/** What texts in Chinese alone have to say of a limit in bytes. */
const BYTES = '一个汉字占 3 字节';

/** The pairs of which the Chinese text has something else. */
function differing(
	pairs: readonly Pair[],
	contentsOf: (text: string) => string[],
	except: Pick<ReadonlyMap<string, unknown>, 'has'> = new Map(),
): string[] {
	return pairs
		.filter(({ key }) => !except.has(key))
		.map(({ key, english, chinese }) => {
			const [one, other] = [contentsOf(english), contentsOf(chinese)].map((list) =>
				list.sort().join(' '),
			);
			return one === other ? '' : `${key}: ${one} | ${other}`;
		})
		.filter((line) => line !== '');
}

/** The pairs of which one text has a number that the other one lacks. */
function withOtherNumbers(pairs: readonly Pair[]): string[] {
	return pairs.flatMap(({ key, english, chinese }) => {
		const [from, to] = [numbersOf(english), numbersOf(chinese)];
		const lost = from.digits.filter((number) => !to.digits.includes(number));
		const bytes = chinese.includes(BYTES) ? ['3'] : [];
		const known = new Set([...from.digits, ...from.words, ...bytes, '1']);
		const added = to.digits.filter((number) => !known.has(number));
		return lost.length + added.length === 0
			? []
			: [`${key}: lost ${lost.join(' ')}, added ${added.join(' ')}`];
	});
}

it('has a key of its own for each pair, and thousands of them', () => {
	const keys = allPairs().map(({ key }) => key);
	expect(keys.length).toBeGreaterThan(2400);
	expect(new Set(keys).size).toBe(keys.length);
});

describe('an English text and its Chinese one', () => {
	it('have the same placeholders', () => {
		expect(differing(texts, placeholdersOf)).toEqual([]);
	});

	it('have the same tags', () => {
		expect(differing(texts, tagsOf, LINKS_DIFFER)).toEqual([]);
	});

	it('lead to the same addresses', () => {
		expect(differing(texts, linksOf, LINKS_DIFFER)).toEqual([]);
	});

	it('have the same numbers', () => {
		const held = texts.filter(({ key }) => !NUMBERS_DIFFER.has(key));
		expect(withOtherNumbers(held)).toEqual([]);
	});
});

describe('a page and its Chinese one', () => {
	it('lead to the same addresses, section by section', () => {
		expect(differing(sections, (text) => [...new Set(linksOf(text))])).toEqual([]);
	});

	it('have the same numbers, section by section', () => {
		const held = sections.filter(({ key }) => !SECTIONS_DIFFER.has(key));
		expect(withOtherNumbers(held)).toEqual([]);
	});
});

it.each([
	['NUMBERS_DIFFER', [...NUMBERS_DIFFER.keys()]],
	['LINKS_DIFFER', [...LINKS_DIFFER.keys()]],
	['SECTIONS_DIFFER', [...SECTIONS_DIFFER.keys()]],
])('%s names nothing that is gone', (_list, keys) => {
	const known = new Set(allPairs().map(({ key }) => key));
	expect(keys.filter((key) => !known.has(key))).toEqual([]);
});

describe('what counts as a difference', () => {
	const pair = (english: string, chinese: string): Pair[] => [{ key: 'k', english, chinese }];

	it.each([
		['at most 30', '最多 20 个'],
		['within 3 days', '在有效期内'],
		['within a day', '24 小时内'],
	])('the numbers of %j and %j', (english, chinese) => {
		expect(withOtherNumbers(pair(english, chinese))).toHaveLength(1);
	});

	it.each([
		['at most 10,000', '最多 10000 个'],
		['100,000 Moments', '10 万条'],
		['valid for three days, twice', '3 天内有效，2 次'],
		['within a minute (UTC+8)', '1 分钟内'],
		['before 10 July', '7 月 10 日之前'],
	])('not the numbers of %j and %j', (english, chinese) => {
		expect(withOtherNumbers(pair(english, chinese))).toEqual([]);
	});

	it('a tag, a link and a placeholder that is not there', () => {
		const english = 'Use an <a href="https://docs.n8n.io/code/">expression</a> in {name}';
		for (const contentsOf of [tagsOf, linksOf, placeholdersOf])
			expect(differing(pair(english, '用表达式'), contentsOf)).toHaveLength(1);
	});
});
