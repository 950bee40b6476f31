import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { ensureN8n, type N8nInstallation } from '../../support/n8n/install';
import type { Instance } from '../../support/n8n/instance';
import { figure, type Figure } from '../lib/figure';

const run = promisify(execFile);
const ROUNDS = 7;

/** What a package makes n8n load. */
interface Loaded {
	/** Files with the class that each exports. */
	files: Array<[file: string, className: string]>;
}

/** What a fresh process says after it has loaded them. */
interface Measured {
	/** Milliseconds to load the files and make their classes. */
	ms: number;
	/** The action node's description. */
	bytes: number;
	operations: number;
}

/** Runs in a process of its own; n8n-workflow is there before, as it is in n8n. */
const LOAD = `
	require('n8n-workflow');
	const files = JSON.parse(process.argv[1]);
	const before = performance.now();
	const made = files.map(([file, name]) => new (require(file)[name])());
	const ms = performance.now() - before;
	const [node] = made;
	const { description } = node.nodeVersions ? node.nodeVersions[node.description.defaultVersion] : node;
	const operations = description.properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ options }) => options).length;
	console.log(JSON.stringify({ ms, bytes: Buffer.byteLength(JSON.stringify(description)), operations }));
`;

/** The package as n8n loads it, against n8n's Microsoft Teams nodes: one action node, one trigger. */
export async function realPackage(n8n: Instance): Promise<Figure[]> {
	const installed = await ensureN8n(() => undefined);
	const base = path.join(installed.directory, 'node_modules', 'n8n-nodes-base');
	const teams = path.join(base, 'dist', 'nodes', 'Microsoft', 'Teams');
	const credential = path.join(
		base,
		'dist',
		'credentials',
		'MicrosoftTeamsOAuth2Api.credentials.js',
	);
	const theirs: Loaded = {
		files: [
			[path.join(teams, 'MicrosoftTeams.node.js'), 'MicrosoftTeams'],
			[path.join(teams, 'MicrosoftTeamsTrigger.node.js'), 'MicrosoftTeamsTrigger'],
			[credential, 'MicrosoftTeamsOAuth2Api'],
		],
	};
	const own = path.join(n8n.userFolder, '.n8n', 'nodes', 'node_modules', n8n.manifest.name, 'dist');
	const nodes = path.join(own, 'nodes');
	const action = 'WeComCustomerContact';
	const ours: Loaded = {
		files: [
			[path.join(nodes, action, `${action}.node.js`), action],
			[path.join(nodes, `${action}Trigger`, `${action}Trigger.node.js`), `${action}Trigger`],
			[path.join(own, 'credentials', `${action}Api.credentials.js`), `${action}Api`],
		],
	};

	const rounds: Array<{ ours: Measured; theirs: Measured }> = [];
	for (let round = 0; round < ROUNDS; round++) {
		rounds.push({ theirs: await load(installed, theirs), ours: await load(installed, ours) });
	}
	const perOperation = (of: (measured: Measured) => number) =>
		rounds.map((round) => ({
			ours: of(round.ours) / round.ours.operations,
			theirs: of(round.theirs) / round.theirs.operations,
		}));
	const operations = rounds[0];
	const against = `Microsoft Teams (${operations?.theirs.operations} operations against ${operations?.ours.operations})`;
	const aim = { atMost: 1 };
	const packed = await tarballBytes(n8n.tarball);
	const teamsPacked = await packAlone([teams, credential]);
	return [
		figure(
			{ name: 'time to load the package', against, unit: 'ms' },
			rounds.map((round) => ({ ours: round.ours.ms, theirs: round.theirs.ms })),
		),
		figure(
			{ name: 'time to load, per operation', against, unit: 'ms', aim },
			perOperation(({ ms }) => ms),
		),
		figure(
			{ name: 'description of the action node, per operation', against, unit: 'bytes', aim },
			perOperation(({ bytes }) => bytes),
		),
		figure(
			{
				name: 'tarball, per operation',
				against: `${against}, its folder packed`,
				unit: 'bytes',
				aim,
			},
			[
				{
					ours: packed / (operations?.ours.operations ?? NaN),
					theirs: teamsPacked / (operations?.theirs.operations ?? NaN),
				},
			],
		),
	];
}

async function load(
	{ nodeBinary, directory }: N8nInstallation,
	{ files }: Loaded,
): Promise<Measured> {
	const { stdout } = await run(nodeBinary, ['-e', LOAD, JSON.stringify(files)], {
		cwd: directory,
		env: { ...process.env, NODE_PATH: path.join(directory, 'node_modules') },
	});
	return JSON.parse(stdout) as Measured;
}

async function tarballBytes(file: string): Promise<number> {
	return (await stat(file)).size;
}

/** What a package with nothing but these would weigh: without types and source maps, as ours. */
async function packAlone(paths: readonly string[]): Promise<number> {
	const folder = await mkdtemp(path.join(tmpdir(), 'n8n-wecom-pack-'));
	const file = path.join(folder, 'teams.tgz');
	try {
		await run('tar', ['-czf', file, '--exclude=*.map', '--exclude=*.d.ts', ...paths]);
		return await tarballBytes(file);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
