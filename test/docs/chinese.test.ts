import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { glossary } from '../../support/glossary';

const ROOT = join(__dirname, '..', '..');
const NOTES = 'i18n/zh-CN/examples';

/** A line of a Chinese page or of a text in an example. */
interface Line {
	place: string;
	text: string;
}

const lines: Line[] = [
	...['README.zh-CN.md', 'examples/zh-CN/README.md', ...filesIn('docs/zh-CN')].flatMap((page) =>
		linesOf(page, readFileSync(join(ROOT, page), 'utf8')),
	),
	...filesIn(NOTES).flatMap((file) =>
		textsIn(JSON.parse(readFileSync(join(ROOT, file), 'utf8'))).flatMap((text) =>
			linesOf(file, text),
		),
	),
];

function filesIn(folder: string): string[] {
	return readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`);
}

/** All texts in a JSON value; an expression counts without its code. */
function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value.replace(/\{\{.*?\}\}/gs, '`…`')];
	if (typeof value !== 'object' || value === null) return [];
	return Object.values(value).flatMap(textsIn);
}

/** The lines of a text, with a sign in the place of code, addresses and emphasis. */
function linesOf(place: string, text: string): Line[] {
	return (
		text
			.replace(/^```.*?^```/gms, '')
			.replace(/`[^`]*`/g, '…')
			.replace(/\]\([^)]*\)/g, ']')
			.replace(/<[^>]*>/g, '')
			.replace(/“[^”]*”/g, '“”')
			// Names of steps that a model calls: of a Chinese one it gets no letter.
			.replace(/\p{Script=Han}+(_[a-z]+)+/gu, '…')
			// In WeCom's own words.
			.replace(/官方说明：.*/g, '')
			.split('\n')
			.map((line) => ({ place, text: line.trim() }))
	);
}

/** A link to a page of the project, and what stands behind it. */
const LINK = /\[([^\]]*)\]\((?!https?:)([^)\s]*\.md(?:#[^)]*)?)\)(?=(.{0,4}))/g;

const placesOf = (pattern: RegExp) =>
	lines.filter(({ text }) => pattern.test(text)).map(({ place, text }) => `${place}: ${text}`);

describe('the Chinese pages and examples', () => {
	it('keep Chinese apart from Latin letters and digits', () => {
		const glued = /\p{Script=Han}\**_?[A-Za-z0-9]|[A-Za-z0-9]_?\**\p{Script=Han}/u;
		// Names of the admin console, and headings of tables, which people type.
		const asWritten = /企业ID|企业可信IP|(客户|标签|对象)ID/;
		expect(placesOf(glued).filter((line) => !asWritten.test(line))).toEqual([]);
	});

	it('address nobody', () => {
		// Greetings to customers do.
		expect(placesOf(/[您你]/).filter((line) => !line.includes('您好'))).toEqual([]);
	});

	it('write numbers of things in digits', () => {
		expect(placesOf(/[两二三四五六七八九十]+(天|次|周|小时|分钟|秒)/)).toEqual([]);
	});

	it('show emphasis that begins or ends beside punctuation as what it is', () => {
		// Markdown shows ** itself where it opens between a Chinese character and a mark, or closes the other way round.
		const broken = lines.filter(({ text }) =>
			text.split('**').some((part, index, parts) => {
				if (index % 2 === 0 || index === parts.length - 1) return false;
				const [before = '', after = ''] = [parts[index - 1]?.at(-1), parts[index + 1]?.at(0)];
				return (
					(/\p{Script=Han}/u.test(before) && /^\p{P}/u.test(part)) ||
					(/\p{Script=Han}/u.test(after) && /\p{P}$/u.test(part))
				);
			}),
		);
		expect(broken.map(({ place, text }) => `${place}: ${text}`)).toEqual([]);
	});

	it('say of a page that it is English where there is no Chinese one', () => {
		const pages = [
			'README.zh-CN.md',
			'examples/zh-CN/README.md',
			...filesIn('docs/zh-CN').filter((name) => name.endsWith('.md')),
		];
		// The licence is only there in the words that count, and the other two have Chinese parts.
		const chinese = /zh-CN|LICENSE\.md|#(安全|行为准则)$/;
		const silent = pages.flatMap((page) =>
			[...readFileSync(join(ROOT, page), 'utf8').matchAll(LINK)]
				.filter(([, , target = '']) => {
					const path = target === '' ? page : join(page, '..', target);
					return !target.startsWith('#') && !chinese.test(path);
				})
				.filter(([, text = '', , after = '']) => !/英文|English/.test(text + after))
				.map(([link]) => `${page}: ${link}`),
		);
		expect(silent).toEqual([]);
	});

	it.each(glossary().filter(({ not }) => not.length > 0))(
		'have nothing called $not instead of $chinese',
		({ not }) => {
			// What marketing calls a QR code of a channel stands behind it in brackets, for who looks for it.
			const odd = lines.filter(({ text }) =>
				not.some((word) => text.replace('（活码）', '').includes(word)),
			);
			expect(odd.map(({ place, text }) => `${place}: ${text}`)).toEqual([]);
		},
	);
});
