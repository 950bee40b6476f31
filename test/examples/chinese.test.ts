import { EXAMPLES, loadExample } from '../../support/examples/examples';
import { readTexts } from '../../support/examples/texts';
import { translateWorkflow } from '../../support/examples/translate';

/** Three English words in a row, as no name, path or piece of code has them. */
const ENGLISH = /\b[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}\b/;
const CHINESE = /\p{Script=Han}/u;

/** Everything of a text that is not an expression. */
function prose(text: string): string {
	return text.startsWith('=') ? text.replace(/\{\{[^]*?\}\}/g, '') : text;
}

function leaves(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [];
}

describe.each(EXAMPLES)('%s', (name) => {
	const english = loadExample(name);
	const chinese = loadExample(name, 'zh-CN');
	const texts = readTexts(name);

	test('is the English workflow with the Chinese texts ("npm run generate")', () => {
		expect(chinese).toEqual(translateWorkflow(english, texts));
	});

	test('has no Chinese text for something that is gone', () => {
		const names = english.nodes.map((node) => node.name);
		expect(Object.keys(texts.nodes).sort()).toEqual(names.sort());
		const used = JSON.stringify(english);
		expect(Object.keys(texts.fields).filter((field) => !used.includes(field))).toEqual([]);
	});

	test('has two names for no node and no field', () => {
		for (const names of [texts.nodes, texts.fields]) {
			expect(new Set(Object.values(names)).size).toBe(Object.keys(names).length);
		}
	});

	test('reads Chinese throughout', () => {
		const read = [
			chinese.name,
			...chinese.nodes.map((node) => node.name),
			...Object.values(texts.fields),
			...Object.values(texts.texts).flatMap((byPath) => Object.values(byPath)),
		];
		expect(read.filter((text) => !CHINESE.test(text))).toEqual([]);
		const left = chinese.nodes
			.flatMap(({ parameters }) => leaves(parameters))
			.filter((text) => ENGLISH.test(prose(text)));
		expect(left).toEqual([]);
	});
});
