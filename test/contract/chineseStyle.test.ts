import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { glossary } from '../../support/glossary';
import { chineseTexts } from '../../support/translations';

const ROOT = join(__dirname, '..', '..');

const words = glossary();
const texts = Object.entries(chineseTexts());

/** The texts, each without tags and quotations and with a sign for what is put into it. */
const prose = texts.map(([key, text]) => [key, proseOf(text)] as const);

function proseOf(text: string): string {
	return text
		.replace(/<[^>]*>/g, '')
		.replace(/\{\w+\}/g, '…')
		.replace(/“[^”]*”/g, '“”');
}

const keysOf = (found: ReadonlyArray<readonly [string, string]>) =>
	found.map(([key, text]) => `${key}: ${text}`);

describe('the Chinese texts', () => {
	it('keep Chinese apart from Latin letters and digits', () => {
		const han = '[\\p{Script=Han}]';
		const glued = new RegExp(`${han}[A-Za-z0-9]|[A-Za-z0-9]${han}`, 'u');
		expect(keysOf(prose.filter(([, text]) => glued.test(text)))).toEqual([]);
	});

	it('put no blank between Chinese and Chinese, or beside full-width punctuation', () => {
		const loose =
			/\p{Script=Han} \p{Script=Han}|[，。：；、！？（）「」] | [，。：；、！？（）「」]/u;
		expect(keysOf(prose.filter(([, text]) => loose.test(text)))).toEqual([]);
	});

	it('use full-width punctuation', () => {
		const narrow =
			/\p{Script=Han}[,;:!?()]|[,;:!?()]\p{Script=Han}|\p{Script=Han}\.(?!\w)|\p{Script=Han}['"]/u;
		expect(keysOf(prose.filter(([, text]) => narrow.test(text)))).toEqual([]);
	});

	it('address nobody', () => {
		expect(
			keysOf(texts.filter(([, text]) => /[您你我]/u.test(text.replace(/联系我|我的企业/g, '')))),
		).toEqual([]);
	});

	it('write numbers in digits, without separators', () => {
		const odd = /\d,\d{3}\b|[二三四五六七八九十]+(天|次|周|小时|分钟|秒)/;
		expect(keysOf(texts.filter(([, text]) => odd.test(text)))).toEqual([]);
	});

	it('begin examples in the same way', () => {
		const examples = texts.filter(([key]) => key.endsWith('.placeholder'));
		const odd = examples.filter(([, text]) => !/^(例如：\S|添加|设置|替换)/.test(text));
		expect(keysOf(odd)).toEqual([]);
	});

	it('end a description of several sentences with a full stop, one of a single sentence without', () => {
		const odd = texts
			.filter(([key]) => /\.(description|hint)$/.test(key) && !key.startsWith('message.'))
			.filter(([, text]) => {
				const sentences = proseOf(text).split('。');
				return sentences.length === 1 ? false : sentences.at(-1) !== '' || sentences.length === 2;
			});
		expect(keysOf(odd)).toEqual([]);
	});

	it('keep labels short', () => {
		// The name of the credential has all names of WeCom, since n8n searches it alone.
		const long = /Notice\.displayName$|^weComCustomerContactApi\.displayName$/;
		const labels = texts.filter(([key]) => key.endsWith('.displayName') && !long.test(key));
		expect(keysOf(labels.filter(([, text]) => widthOf(text) > 12))).toEqual([]);
	});
});

describe('the glossary', () => {
	it('names words that the texts use', () => {
		const all = texts.map(([, text]) => text).join('\n');
		const unused = words.flatMap(({ chinese }) => chinese).filter((word) => !all.includes(word));
		expect(unused).toEqual([]);
	});

	it('names pages that the contract knows', () => {
		const named = words.flatMap(({ where }) => where.match(/\d{5}/g) ?? []);
		expect(named.length).toBeGreaterThan(20);
		const known = pagesOfContract();
		expect(named.filter((page) => !known.has(page))).toEqual([]);
	});

	it.each(words.filter(({ not }) => not.length > 0).map(({ chinese, not }) => ({ chinese, not })))(
		'has nothing called $not instead of $chinese',
		({ not }) => {
			const odd = texts.filter(([, text]) => not.some((word) => text.includes(word)));
			expect(keysOf(odd)).toEqual([]);
		},
	);
});

/** The numbers of all official pages that the contract restates. */
function pagesOfContract(): Set<string> {
	const folder = join(ROOT, 'contract');
	const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
	const yaml = files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
	return new Set([...yaml.matchAll(/doc: (\d+)/g)].map(([, page = '']) => page));
}

/** How wide a text is in Chinese characters, of which a Latin letter or digit is half. */
function widthOf(text: string): number {
	return [...text].reduce((width, char) => width + (/[\u0020-\u007e]/.test(char) ? 0.5 : 1), 0);
}
