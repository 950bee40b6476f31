import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { resources } from '../../nodes/WeComCustomerContact/resources';
import manifest from '../../package.json';
import { chineseTexts } from '../../support/translations';

/** What stands beside a node for n8n's search and links. */
interface Codex {
	node: string;
	resources: Record<string, Array<{ url: string }>>;
	alias: string[];
}

const codexes = manifest.n8n.nodes.map((file) => {
	const path = file.replace(/^dist\//, '').replace(/\.js$/, '.json');
	return JSON.parse(readFileSync(join(__dirname, '..', '..', path), 'utf8')) as Codex;
});

describe.each(codexes.map((codex) => [codex.node, codex] as const))('%s', (_node, codex) => {
	it('leads to the page of the package, which shows the README', () => {
		const urls = Object.values(codex.resources).flatMap((links) => links.map(({ url }) => url));
		expect(urls).toEqual([
			`https://www.npmjs.com/package/${manifest.name}`,
			`https://www.npmjs.com/package/${manifest.name}`,
		]);
	});

	it('is found by the names of WeCom', () => {
		expect(codex.alias).toEqual(
			expect.arrayContaining(['WeCom', 'WeChat Work', 'Weixin', 'QYWX', '企业微信', '企微']),
		);
	});

	it('has no alias twice', () => {
		const lower = codex.alias.map((alias) => alias.toLowerCase());
		expect(lower.filter((alias, index) => lower.indexOf(alias) !== index)).toEqual([]);
	});
});

describe('the list of actions, which has no search', () => {
	const operations = resources.flatMap((resource) => resource.operations);

	it.each(['contactWay.create', 'joinWay.create'])('says of %s that it makes a QR code', (id) => {
		expect(operations.find((operation) => operation.id === id)?.action).toContain('(QR code)');
		expect(chineseTexts()[`${id}.action`]).toContain('二维码');
	});
});
