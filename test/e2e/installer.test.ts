import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { openEditor } from '../../support/editor/editor';
import { openCanvas } from '../../support/editor/openForm';
import { N8nClient } from '../../support/n8n/client';
import { assertSucceeded, outputOf } from '../../support/n8n/execution';
import { ensureN8n } from '../../support/n8n/install';
import { newOwner } from '../../support/n8n/instance';
import { packPackage, ROOT } from '../../support/n8n/packageTarball';
import { startN8n, type N8nOptions, type RunningN8n } from '../../support/n8n/server';
import type { InstalledPackage, NodeType } from '../../support/n8n/types';
import { CREDENTIAL_TYPE } from '../../nodes/shared/credentialType';
import { use } from '../../support/playground/exampleWorkflows';
import { credentialData, startSimulatedApp } from '../../support/playground/simulatedApp';
import { e2eClient, e2eContext } from './support/context';
import { npmOf, startRegistry, type Registry } from './support/registry';
import { chain, node, START, startNode } from '../../support/n8n/workflows';
import { useAtTheEnd } from './support/atTheEnd';

const run = promisify(execFile);

/** Two packages are packed and an n8n starts. */
const SET_UP_TIMEOUT_MS = 300_000;

/** Nothing answers there: what n8n asks of other hosts fails at once, instead of leaving the machine. */
const NO_WAY_OUT = { HTTPS_PROXY: 'http://127.0.0.1:9', NO_PROXY: '127.0.0.1' };

const PICTURES = path.join(ROOT, 'screenshots');

const NODE_NAMES = ['weComCustomerContact', 'weComCustomerContactTrigger', 'weComMemberMessage'];

/** Runs among n8n's own modules, with its SQLite. */
const READ_NOTES = `
	const { Database, OPEN_READONLY } = require('sqlite3');
	const db = new Database(process.env.DATABASE, OPEN_READONLY);
	const name = process.argv[1];
	const packages = 'SELECT packageName, installedVersion, authorName, authorEmail FROM installed_packages WHERE packageName = ?';
	const nodes = 'SELECT * FROM installed_nodes WHERE package = ? ORDER BY type';
	db.all(packages, name, (error, ofPackage) => {
		if (error) throw error;
		db.all(nodes, name, (error, ofNodes) => {
			if (error) throw error;
			console.log(JSON.stringify({ ofPackage, ofNodes }));
		});
	});
`;

const atTheEnd = useAtTheEnd();
let folder: string;
let registry: Registry;
let options: N8nOptions;
let n8n: RunningN8n;
let client: N8nClient;
let installed: InstalledPackage[];

beforeAll(async () => {
	folder = atTheEnd(await mkdtemp(path.join(tmpdir(), 'n8n-installer-')), async (made) => {
		await rm(made, { recursive: true, force: true });
	});
	const tarballs = [await packPackage('en', folder), await packPackage('zh', folder)];
	registry = atTheEnd(await startRegistry(tarballs), async (begun) => await begun.stop());
	const { line } = e2eClient().access;
	options = {
		installation: await ensureN8n(console.log, line),
		userFolder: path.join(folder, 'user'),
		commands: await npmOf(registry, path.join(folder, 'npm')),
		settings: NO_WAY_OUT,
	};
	n8n = atTheEnd(await startN8n(options), async () => await n8n.stop());
	client = await N8nClient.setUpOwner(n8n.url, newOwner(), line);
	installed = [];
	for (const { name, version } of registry.packages) {
		installed.push(await client.installPackage(name, version));
	}
}, SET_UP_TIMEOUT_MS);

/** The node types of both editions. */
async function nodeTypes(): Promise<NodeType[]> {
	const types = await Promise.all(registry.packages.map(({ name }) => client.nodeTypes(name)));
	return types.flat();
}

/** Every file below a folder with a digest of its content. */
async function contents(directory: string): Promise<Record<string, string>> {
	const entries = await readdir(directory, { recursive: true, withFileTypes: true });
	const files = entries
		.filter((entry) => entry.isFile())
		.map(({ parentPath, name }) => path.join(parentPath, name))
		.sort();
	const digests = files.map(async (file): Promise<[string, string]> => [
		path.relative(directory, file),
		createHash('sha256')
			.update(await readFile(file))
			.digest('hex'),
	]);
	return Object.fromEntries(await Promise.all(digests));
}

/** Where n8n keeps a community package. */
function packageFolder(userFolder: string, name: string): string {
	return path.join(userFolder, '.n8n', 'nodes', 'node_modules', name);
}

/** What n8n has in its database about a community package, without the time of its installation. */
async function noted(userFolder: string, name: string): Promise<unknown> {
	const { stdout } = await run(options.installation.nodeBinary, ['-e', READ_NOTES, name], {
		cwd: options.installation.directory,
		env: { DATABASE: path.join(userFolder, '.n8n', 'database.sqlite') },
	});
	return JSON.parse(stdout);
}

test('n8n installs both editions from a registry, side by side', async () => {
	expect(installed).toEqual(
		registry.packages.map(({ name, version }) =>
			expect.objectContaining({ packageName: name, installedVersion: version }),
		),
	);
	const nodes = installed.flatMap(({ installedNodes }) => installedNodes.map(({ type }) => type));
	expect(nodes.sort()).toEqual(
		registry.packages.flatMap(({ name }) => NODE_NAMES.map((node) => `${name}.${node}`)).sort(),
	);
	for (const { name, version } of registry.packages) {
		expect(registry.requests).toContain(`/${name}/-/${name}-${version}.tgz`);
	}
});

test('the nodes of both editions are among the node types, each in its language', async () => {
	expect((await nodeTypes()).map(({ displayName }) => displayName)).toEqual([
		'WeCom Customer Contact',
		'WeCom Customer Contact Trigger',
		'WeCom Member Message',
		'企业微信客户联系',
		'企业微信客户联系触发器',
		'企业微信应用消息',
	]);
});

test('the icons are served as SVG pictures, for light and for dark', async () => {
	const credentialType = (await client.credentialTypes()).find(
		({ name }) => name === CREDENTIAL_TYPE,
	);
	const described = [...(await nodeTypes()), credentialType];
	expect(described).toHaveLength(7);
	for (const type of described) {
		expect(type?.iconUrl).toEqual({ light: expect.any(String), dark: expect.any(String) });
		const { light, dark } = type?.iconUrl as { light: string; dark: string };
		const [bright, night] = await Promise.all([light, dark].map(picture));
		expect(bright).not.toBe(night);
	}
});

/** The SVG under an address of this n8n. */
async function picture(url: string): Promise<string> {
	const response = await fetch(`${n8n.url}/${url}`);
	const text = await response.text();
	expect({ url, status: response.status, type: response.headers.get('content-type') }).toEqual({
		url,
		status: 200,
		type: expect.stringMatching(/^image\/svg\+xml/),
	});
	expect(text).toMatch(/^<svg /);
	return text;
}

test('the node panel shows the icons of both editions, in light and in dark', async () => {
	const { id } = await client.createWorkflow(chain('Panel', [startNode()]));
	const editor = await openEditor(client);
	const { page } = editor;
	try {
		for (const [theme, ending] of Object.entries({ light: '', dark: '.dark' } as const)) {
			await page.emulateMedia({ colorScheme: theme as 'light' | 'dark' });
			await openCanvas(editor, n8n.url, id, 1);
			await page.getByTestId('node-creator-plus-button').click();
			const panel = page.getByTestId('node-creator');
			await panel.getByTestId('node-creator-search-bar').fill('企业微信');
			for (const { name } of registry.packages) {
				const icon = `/icons/${name}/dist/icons/wecomCustomerContact${ending}.svg`;
				await page.waitForFunction(isDrawn(icon));
			}
			const file = path.join(PICTURES, `node-panel-${theme}.png`);
			await panel.screenshot({ path: file, animations: 'disabled' });
		}
	} finally {
		await editor.close();
	}
});

/** An expression for the page: whether the node panel shows a picture and the browser could read it. */
function isDrawn(picturePath: string): string {
	return `[...document.querySelectorAll('[data-test-id="node-creator"] img')].some(
		({ src, naturalWidth }) => new URL(src).pathname === '${picturePath}' && naturalWidth > 0,
	)`;
}

test('a credential that was made once serves the nodes of both editions', async () => {
	const app = await startSimulatedApp({ members: 2 });
	try {
		const data = credentialData(app);
		const credential = await client.createCredential('WeCom', CREDENTIAL_TYPE, data);
		const nodes = registry.packages.map(({ name }) => ({
			...node(name, `${name}.weComCustomerContact`, {
				resource: 'followUser',
				operation: 'getAll',
			}),
			credentials: use(credential),
			executeOnce: true,
		}));
		const { id } = await client.createWorkflow(chain('Both editions', [startNode(), ...nodes]));
		const execution = await client.runToEnd(id, START);
		assertSucceeded(execution);
		for (const { name } of nodes) {
			const members = [{ userid: 'member_1' }, { userid: 'member_2' }];
			expect(outputOf(execution, name)).toEqual(members);
		}
	} finally {
		await app.simulator.stop();
	}
});

test('the other end-to-end tests run on the very files that the installer leaves', async () => {
	const { packageName, logFile } = e2eContext();
	const ours = await contents(packageFolder(path.dirname(logFile), packageName));
	const theirs = await contents(packageFolder(options.userFolder, packageName));
	expect(Object.keys(theirs).length).toBeGreaterThan(100);
	expect(ours).toEqual(theirs);
	expect(await noted(path.dirname(logFile), packageName)).toEqual(
		await noted(options.userFolder, packageName),
	);
});

test('both editions are there again after n8n has restarted', async () => {
	const before = await nodeTypes();
	await n8n.stop();
	const preferredPort = Number(new URL(n8n.url).port);
	n8n = await startN8n({ ...options, preferredPort });
	expect((await nodeTypes()).map(({ name }) => name)).toEqual(before.map(({ name }) => name));
});
