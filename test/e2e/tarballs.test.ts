import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { PACKED_FROM, type Edition } from '../../support/n8n/packageTarball';

const run = promisify(execFile);

/** The one place where a file may be, by kind; anything else is no part of a package. */
const KINDS: Record<string, RegExp> = {
	manifest: /^package\.json$/,
	readme: /^README(\.zh-CN)?\.md$/,
	license: /^LICENSE\.md$/,
	code: /^dist\/(nodes|credentials|wecom|i18n)\/([\w-]+\/)*[\w.]+\.js$/,
	codex: /^dist\/nodes\/(\w+)\/\1\.node\.json$/,
	outputSchema:
		/^dist\/nodes\/WeCom(CustomerContact|MemberMessage)\/__schema__\/v1\.0\.0\/\w+\/\w+\.json$/,
	triggerSchema: /^dist\/nodes\/WeComCustomerContactTrigger\/__schema__\/v1\.0\.0\.json$/,
	icon: /^dist\/icons\/\w+(\.dark)?\.svg$/,
};

/** What no file may be, even where it looks like one that belongs there. */
const UNWANTED = /\.(test|spec)\.|\.d\.ts$|\.map$|tsbuildinfo|__tests__|fixture|mock/i;

/** More than a hundred forms with their texts, some twice in Chinese: what grows past this needs a look. */
const MOST_BYTES = { packed: 384 * 1024, unpacked: 1400 * 1024 };

/** npm runs these on the machine of whoever installs the package. */
const INSTALL_SCRIPTS = ['preinstall', 'install', 'postinstall', 'prepare', 'preprepare'];

interface Packed {
	filename: string;
	size: number;
	unpackedSize: number;
	files: Array<{ path: string; size: number }>;
}

interface Manifest extends Record<string, unknown> {
	name: string;
	description: string;
	scripts?: Record<string, string>;
	n8n: { n8nNodesApiVersion: number; credentials: string[]; nodes: string[] };
}

/** Whether a text is written in Chinese, rather than in English with Chinese names in it. */
function isChinese(text: string): boolean {
	const words = text.match(/\p{Script=Han}|[A-Za-z]+/gu) ?? [];
	return words.filter((word) => /\p{Script=Han}/u.test(word)).length > words.length / 2;
}

describe.each<Edition>(['en', 'zh'])('the package of the edition "%s"', (edition) => {
	let folder: string;
	let packed: Packed;
	let manifest: Manifest;

	/** A file of the package as it is unpacked. */
	const file = (name: string) => path.join(folder, 'package', name);

	beforeAll(async () => {
		folder = await mkdtemp(path.join(tmpdir(), `tarball-${edition}-`));
		await mkdir(file('.'));
		const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], {
			cwd: PACKED_FROM[edition],
		});
		[packed] = JSON.parse(stdout) as [Packed];
		await run('tar', ['-xzf', path.join(folder, packed.filename), '-C', folder]);
		manifest = JSON.parse(await readFile(file('package.json'), 'utf8')) as Manifest;
	});
	afterAll(async () => await rm(folder, { recursive: true, force: true }));

	test('holds compiled code, codex files, output schemas, icons, texts and nothing else', () => {
		const paths = packed.files.map((one) => one.path);
		const isKnown = (name: string) => Object.values(KINDS).some((kind) => kind.test(name));
		expect(paths.filter((name) => !isKnown(name) || UNWANTED.test(name))).toEqual([]);
		for (const [kind, pattern] of Object.entries(KINDS)) {
			expect({ kind, found: paths.some((name) => pattern.test(name)) }).toEqual({
				kind,
				found: true,
			});
		}
	});

	test('is small', () => {
		expect(packed.size).toBeLessThan(MOST_BYTES.packed);
		expect(packed.unpackedSize).toBeLessThan(MOST_BYTES.unpacked);
	});

	test('runs nothing when it is installed and brings nothing else along', () => {
		expect(Object.keys(manifest.scripts ?? {})).toEqual(
			expect.not.arrayContaining(INSTALL_SCRIPTS),
		);
		for (const field of [
			'dependencies',
			'optionalDependencies',
			'bundleDependencies',
			'overrides',
		]) {
			expect(manifest).not.toHaveProperty(field);
		}
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
	});

	test('names files for n8n that are there, with the codex beside each node', () => {
		const { n8nNodesApiVersion, nodes, credentials } = manifest.n8n;
		expect(n8nNodesApiVersion).toBe(1);
		expect(nodes).toHaveLength(3);
		expect(credentials).toHaveLength(1);
		const named = [
			...nodes,
			...nodes.map((node) => node.replace(/\.js$/, '.json')),
			...credentials,
		];
		expect(named.filter((name) => !existsSync(file(name)))).toEqual([]);
	});

	test('has no source map, nor a file that points to one', async () => {
		const code = packed.files.filter(({ path: name }) => name.endsWith('.js'));
		const texts = await Promise.all(
			code.map(async ({ path: name }) => await readFile(file(name), 'utf8')),
		);
		expect(texts.filter((text) => text.includes('sourceMappingURL'))).toEqual([]);
	});

	test('requires nothing but n8n-workflow, node:crypto and files of its own that are there', async () => {
		const missing: string[] = [];
		for (const { path: name } of packed.files) {
			if (!name.endsWith('.js')) continue;
			const text = await readFile(file(name), 'utf8');
			for (const [, wanted = ''] of text.matchAll(/\brequire\("([^"]+)"\)/g)) {
				if (['n8n-workflow', 'node:crypto'].includes(wanted)) continue;
				const target = path.join(path.dirname(file(name)), wanted);
				const isThere = ['.js', '/index.js', ''].some((end) => existsSync(`${target}${end}`));
				if (!wanted.startsWith('.') || !isThere) missing.push(`${name}: ${wanted}`);
			}
		}
		expect(missing).toEqual([]);
	});

	test('introduces itself in its language and carries the whole licence', async () => {
		const readme = await readFile(file('README.md'), 'utf8');
		expect(readme).toMatch(/^# /);
		expect(isChinese(readme)).toBe(edition === 'zh');
		expect(isChinese(manifest.description)).toBe(edition === 'zh');
		expect(await readFile(file('LICENSE.md'), 'utf8')).toMatch(/^MIT License/);
		expect(manifest).toMatchObject({
			license: 'MIT',
			keywords: expect.arrayContaining(['n8n-community-node-package']),
			author: { name: expect.stringMatching(/\S/), email: expect.stringContaining('@') },
			repository: { type: 'git', url: expect.stringMatching(/^git\+https:\/\/github\.com\//) },
		});
	});
});
