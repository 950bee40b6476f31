import { resources } from '../../nodes/WeComCustomerContact/resources';
import { chinese, english, type Language } from '../../tools/docs/language';
import { nameOfOperation, nameOfResource } from '../../tools/docs/operations';
import { markdownFiles, read } from './markdown';

/** A README, and how its table of resources begins. */
const READMES: ReadonlyArray<[file: string, language: Language, head: RegExp, separator: RegExp]> =
	[
		['README.md', english, /^\| resource +\|/, /, (?=[A-Z])/],
		['README.zh-CN.md', chinese, /^\| 资源 +\|/, /、/],
	];

/** The first column of the table whose head matches. */
function firstColumn(text: string, head: RegExp): string[] {
	const lines = text.split('\n');
	const start = lines.findIndex((line) => head.test(line));
	const rows = lines.slice(start + 2);
	return rows
		.slice(
			0,
			rows.findIndex((line) => !line.startsWith('|')),
		)
		.map((line) => line.split('|')[1]?.trim() ?? '');
}

test.each(READMES)(
	'%s names each resource as the dropdown does',
	(file, language, head, separator) => {
		const named = firstColumn(read(file), head).flatMap((cell) => cell.split(separator));
		const shown = resources.map((resource) => nameOfResource(resource, language));
		expect(named.sort()).toEqual(shown.sort());
	},
);

/** "Resource > Operation" as the docs of a language write it. */
const MENTIONS: ReadonlyArray<[code: string, language: Language, mention: RegExp]> = [
	[english.code, english, /_([^_>\n]+) > ([^_>\n]+)_/g],
	[chinese.code, chinese, /“([^”>\n]+) > ([^”>\n]+)”/g],
];

test.each(MENTIONS)(
	'every operation that the docs mention is in the dropdown (%s)',
	(_code, language, mention) => {
		const operations = new Map(
			resources.map((resource) => [
				// The English names have the Chinese ones behind them, which sentences leave out.
				nameOfResource(resource, language).replace(/ \(.*\)$/, ''),
				resource.operations.map((operation) => nameOfOperation(operation, language)),
			]),
		);
		const mentions = markdownFiles().flatMap((file) =>
			[...read(file).matchAll(mention)].map(([text, resource = '', operation = '']) => {
				return { file, text, of: operations.get(resource), operation };
			}),
		);
		const known = mentions.filter(({ of }) => of !== undefined);
		expect(known.length).toBeGreaterThan(3);
		const wrong = known.filter(({ of, operation }) => !of?.includes(operation));
		expect(wrong.map(({ file, text }) => `${file}: ${text}`)).toEqual([]);
	},
);
