import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { buildChineseEdition } from '../../tools/buildChineseEdition';
import { chineseTexts } from '../../support/translations';

const root = mkdtempSync(join(tmpdir(), 'chinese-edition-'));
const manifest = {
	name: 'n8n-nodes-example',
	version: '1.2.3',
	description: 'English words',
	keywords: ['n8n-community-node-package', 'wecom'],
	license: 'MIT',
	scripts: { build: 'tsc' },
	files: ['dist'],
	n8n: { credentials: [], nodes: ['dist/nodes/Example/Example.node.js'] },
	devDependencies: { typescript: '*' },
	peerDependencies: { 'n8n-workflow': '*' },
};

beforeAll(() => {
	const files = {
		'package.json': JSON.stringify(manifest),
		'README.md': 'English',
		'README.zh-CN.md': '中文',
		'LICENSE.md': 'MIT',
		'CHANGELOG.md': '1.2.3',
		'dist/i18n/dictionary.js': 'exports.dictionary = {};',
		'dist/nodes/Example/Example.node.js': 'exports.Example = class {};',
		'dist/nodes/Example/Example.node.json': '{ "node": "n8n-nodes-example.example" }',
		'dist-zh/dist/left-over.js': '',
	};
	for (const [file, text] of Object.entries(files)) {
		mkdirSync(dirname(join(root, file)), { recursive: true });
		writeFileSync(join(root, file), text);
	}
	buildChineseEdition(root);
});
afterAll(() => rmSync(root, { recursive: true }));

const read = (file: string) => readFileSync(join(root, 'dist-zh', file), 'utf8');

it('has a manifest of its own, without what is only for development', () => {
	expect(JSON.parse(read('package.json'))).toEqual({
		name: 'n8n-nodes-example-zh',
		version: '1.2.3',
		description: expect.stringContaining('企业微信'),
		keywords: expect.arrayContaining(['n8n-community-node-package', 'wecom', '获客助手']),
		license: 'MIT',
		files: ['dist'],
		n8n: manifest.n8n,
		peerDependencies: { 'n8n-workflow': '*' },
	});
});

it('has the Chinese README as its README, the licence and the changelog', () => {
	expect(read('README.md')).toBe('中文');
	expect(read('LICENSE.md')).toBe('MIT');
	expect(read('CHANGELOG.md')).toBe('1.2.3');
});

it('has the same code, with the Chinese texts in its dictionary', () => {
	const code = 'dist/nodes/Example/Example.node.js';
	expect(read(code)).toBe(readFileSync(join(root, code), 'utf8'));
	const module = { exports: {} as { dictionary?: object } };
	new Function('exports', read('dist/i18n/dictionary.js'))(module.exports);
	expect(module.exports.dictionary).toEqual(chineseTexts());
});

it('names its own package in the codex files', () => {
	expect(read('dist/nodes/Example/Example.node.json')).toBe(
		'{ "node": "n8n-nodes-example-zh.example" }',
	);
});

it('leaves nothing of an earlier build', () => {
	expect(readdirSync(join(root, 'dist-zh', 'dist'))).not.toContain('left-over.js');
});
