import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

import { anchorsOf, linksOf, markdownFiles, read, ROOT } from './markdown';

/** A link that leads out of the project; whether somebody answers there is not asked. */
const EXTERNAL = /^(https?:\/\/|mailto:)/;

/** What is wrong with a link of a file; nothing where it leads somewhere. */
function faultOf(file: string, target: string): string | undefined {
	if (EXTERNAL.test(target)) return undefined;
	const [path = '', fragment] = target.split('#').map(decodeURIComponent);
	const found = path === '' ? file : relative(ROOT, join(ROOT, dirname(file), path));
	if (found.startsWith('..')) return 'leads out of the project';
	if (path.startsWith('/')) return 'is absolute';
	if (!existsSync(join(ROOT, found))) return 'leads to no file';
	if (fragment === undefined) return target === '' ? 'is empty' : undefined;
	if (!found.endsWith('.md') || !statSync(join(ROOT, found)).isFile())
		return 'names a place in something that is no Markdown';
	return anchorsOf(read(found)).has(fragment) ? undefined : 'names a heading that is not there';
}

const files = markdownFiles();

it('looks at every page that people read', () => {
	expect(files).toEqual(
		expect.arrayContaining([
			'README.md',
			'README.zh-CN.md',
			'contract/README.md',
			'docs/troubleshooting.md',
			'docs/zh-CN/events.md',
			'simulator/README.md',
			'test/e2e/README.md',
		]),
	);
});

it.each(files)('%s has no link that leads nowhere', (file) => {
	const faults = linksOf(read(file)).flatMap(({ line, target }) => {
		const fault = faultOf(file, target);
		return fault === undefined ? [] : [`${file}:${line} ${target} ${fault}`];
	});
	expect(faults).toEqual([]);
});

it('no page has what a merge left behind', () => {
	// Prettier takes the marks apart.
	const mark = /^(<<<<<<<|>>>>>>>|=======$|(> ){7}|(< ){7})/;
	const left = files.flatMap((file) =>
		read(file)
			.split('\n')
			.flatMap((line, index) => (mark.test(line) ? [`${file}:${index + 1}`] : [])),
	);
	expect(left).toEqual([]);
});

describe('what the check takes for a link', () => {
	it.each([
		['[a](b.md)', ['b.md']],
		['[a](b.md "title") and ![c](d.png)', ['b.md', 'd.png']],
		['[![a](b.svg)](c.md)', ['b.svg', 'c.md']],
		['[a]: b.md', ['b.md']],
		['<img src="a.png"><a href="b.md#c">', ['a.png', 'b.md#c']],
		['`[a](b.md)` is code', []],
		['```\n[a](b.md)\n```\n[c](d.md)', ['d.md']],
	])('%j', (text, targets) => {
		expect(linksOf(text).map(({ target }) => target)).toEqual(targets);
	});
});

describe('what the check takes for a fault', () => {
	it.each([
		['missing.md', 'leads to no file'],
		['README.md#no-such-heading', 'names a heading that is not there'],
		['#no-such-heading', 'names a heading that is not there'],
		['package.json#scripts', 'names a place in something that is no Markdown'],
		['../other/README.md', 'leads out of the project'],
		['ftp://example.com', 'leads to no file'],
		['', 'is empty'],
	])('%j', (target, fault) => {
		expect(faultOf('README.md', target)).toBe(fault);
	});
});

describe('the name of a heading', () => {
	it.each([
		['# Set up WeCom', 'set-up-wecom'],
		["## What's new, in `code`?", 'whats-new-in-code'],
		['### Test URL 正常，Production URL', 'test-url-正常production-url'],
		['#### -1', '-1'],
		['## A [link](b.md) in it', 'a-link-in-it'],
		['a paragraph with <a id="own.name"></a>', 'own.name'],
	])('of %j', (text, anchor) => {
		expect([...anchorsOf(text)]).toEqual([anchor]);
	});

	it('gets a number when it comes again', () => {
		expect([...anchorsOf('# A\n# A\n```\n# A\n```')]).toEqual(['a', 'a-1']);
	});
});
