import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { EXAMPLES, loadExample } from '../../support/examples/examples';
import { readTexts } from '../../support/examples/texts';
import { PAGES } from '../../support/pages';
import { shownTexts } from '../../support/shownTexts';
import { chineseTexts } from '../../support/translations';
import { sectionsOf } from './sections';

/** A text in both languages. */
export interface Pair {
	/** Names it among all others. */
	key: string;
	english: string;
	chinese: string;
}

/** All texts that there are in both languages, each under a key of its own. */
export function allPairs(): Pair[] {
	return [...textPairs(), ...examplePairs(), ...sectionPairs()];
}

const ROOT = join(__dirname, '..', '..');

/** The texts that the nodes and the credential show, in the order of the Chinese files. */
export function textPairs(): Pair[] {
	const chinese = chineseTexts();
	const english = new Map(
		Object.values(shownTexts())
			.flat()
			.map(({ keys, english: text }) => [keys.find((key) => key in chinese), text]),
	);
	return Object.entries(chinese).flatMap(([key, text]) => {
		const from = english.get(key);
		return from === undefined ? [] : [{ key, english: from, chinese: text }];
	});
}

/** The texts of the examples that people read. What they call nodes and fields is kept by its English name anyway. */
export function examplePairs(): Pair[] {
	return EXAMPLES.flatMap((example) => {
		const workflow = loadExample(example);
		const { name, texts } = readTexts(example);
		const ofNodes = Object.entries(texts).flatMap(([node, byPath]) => {
			const parameters = workflow.nodes.find((one) => one.name === node)?.parameters;
			return Object.entries(byPath).map(([path, chinese]) => {
				const english = String(valueAt(parameters, path));
				return { key: `examples/${example}.json > ${node} > ${path}`, english, chinese };
			});
		});
		const ofWorkflow = { key: `examples/${example}.json`, english: workflow.name, chinese: name };
		return [ofWorkflow, ...ofNodes];
	});
}

/**
 * The sections of the pages, one after the other as they stand.
 * @throws Error where a page and its Chinese one have another number of sections
 */
export function sectionPairs(): Pair[] {
	return PAGES.flatMap(([page, chinesePage]) => {
		const [english, chinese] = [page, chinesePage].map((file) =>
			sectionsOf(readFileSync(join(ROOT, file), 'utf8')),
		) as [ReturnType<typeof sectionsOf>, ReturnType<typeof sectionsOf>];
		if (english.length !== chinese.length) {
			const titles = [english, chinese].map((list) => list.map(({ title }) => title).join(' | '));
			throw new Error(`${page} and ${chinesePage} have other sections:\n${titles.join('\n')}`);
		}
		return english.map(({ title, text }, index) => {
			return { key: `${page} > ${title}`, english: text, chinese: chinese[index]?.text ?? '' };
		});
	});
}

function valueAt(value: unknown, path: string): unknown {
	return path
		.split('.')
		.reduce<unknown>(
			(inner, name) => (inner as Record<string, unknown> | undefined)?.[name],
			value,
		);
}
