import { execFileSync } from 'node:child_process';
import {
	chmodSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';

import { ROOT } from '../../support/n8n/packageTarball';

interface Step {
	id?: string;
	name?: string;
	uses?: string;
	run?: string;
	if?: string;
	with?: Record<string, unknown>;
	env?: Record<string, string>;
}

interface Job {
	needs?: string[];
	environment?: string;
	permissions?: Record<string, string>;
	env?: Record<string, string>;
	strategy?: { matrix: { include?: Array<{ part: string }>; parts?: string[] } };
	steps: Step[];
}

interface Workflow {
	on: Record<string, unknown>;
	permissions: Record<string, string>;
	jobs: Record<string, Job>;
}

const FOLDER = path.join(ROOT, '.github', 'workflows');

function textOf(file: string): string {
	return readFileSync(path.join(FOLDER, file), 'utf8');
}

function workflowOf(file: string): Workflow {
	return parse(textOf(file)) as Workflow;
}

/** Lines of a shell script, without comments. */
function commandsOf(steps: readonly Step[]): string[] {
	return steps.flatMap(({ run = '' }) => run.split('\n')).filter((line) => !/^\s*#/.test(line));
}

const files = readdirSync(FOLDER);

describe.each(files)('%s', (file) => {
	const workflow = workflowOf(file);
	const jobs = Object.entries(workflow.jobs);

	test('names every action by a commit, with the version behind it', () => {
		const uses = [...textOf(file).matchAll(/\buses: (.*)$/gm)].map(([, action]) => action);
		expect(uses.length).toBeGreaterThan(0);
		expect(
			uses.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action ?? '')),
		).toEqual([]);
	});

	test('leaves no token of GitHub on the disk', () => {
		const checkouts = jobs
			.flatMap(([, { steps }]) => steps)
			.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
		expect(checkouts.length).toBeGreaterThan(0);
		for (const checkout of checkouts) {
			expect(checkout.with).toMatchObject({ 'persist-credentials': false });
		}
	});

	test('gives no job more than it needs', () => {
		expect(workflow.on).not.toHaveProperty('pull_request_target');
		const given = [workflow.permissions, ...jobs.map(([, { permissions = {} }]) => permissions)];
		const writing = given.flatMap((permissions) =>
			Object.entries(permissions).filter(([, access]) => access !== 'read'),
		);
		const expected = file === 'publish.yml' ? [['id-token', 'write']] : [];
		expect(writing).toEqual(expected);
	});

	test('puts nothing that others can write into a command', () => {
		const all = jobs.flatMap(([, { steps }]) => commandsOf(steps));
		expect(all.filter((line) => /\$\{\{\s*(github|inputs|steps|env)\b/.test(line))).toEqual([]);
	});
});

describe('a job that may publish', () => {
	const workflows = files.map(workflowOf);
	const publishing = workflows
		.flatMap(({ jobs }) => Object.values(jobs))
		.filter(({ permissions }) => permissions?.['id-token'] === 'write');

	test('is there once, and somebody has to agree to it', () => {
		expect(publishing).toHaveLength(1);
		expect(publishing[0]?.environment).toBe('npm');
	});

	test('is the only one that gets a secret', () => {
		for (const job of workflows.flatMap(({ jobs }) => Object.values(jobs))) {
			if (publishing.includes(job)) continue;
			expect(JSON.stringify(job)).not.toContain('secrets.');
		}
	});

	test('runs nothing of the repository and nothing of npm', () => {
		const steps = publishing.flatMap((job) => job.steps);
		const actions = steps.flatMap(({ uses }) => uses?.split('@')[0] ?? []);
		expect(actions).toEqual(['actions/setup-node', 'actions/download-artifact']);
		// A list of what it may run: whatever is not on it has no business there.
		const words = commandsOf(steps).flatMap((line) =>
			[...line.matchAll(/(?:^\s*|[;&|(]\s*|\b(?:then|do|if)\s+)([a-z][\w-]*)(?=\s)(?!\s*=)/g)].map(
				([, word]) => word,
			),
		);
		expect(commandsOf(steps).filter((line) => /^\s*[./~$"']/.test(line))).toEqual([]);
		const allowed = ['echo', 'else', 'for', 'if', 'jq', 'npm', 'tar', 'test'];
		expect([...new Set(words)].filter((word) => !allowed.includes(word ?? ''))).toEqual([]);
		const npm = commandsOf(steps).flatMap((line) =>
			[...line.matchAll(/\bnpm ([\w-]+)/g)].map(([, command]) => command),
		);
		expect([...new Set(npm)].sort()).toEqual(['config', 'publish', 'view']);
	});

	test('comes after the tests and after a build on a machine without them', () => {
		const { jobs } = workflowOf('publish.yml');
		expect(jobs.publish?.needs).toEqual(['test', 'pack']);
		expect(commandsOf(jobs.test?.steps ?? [])).toContain('bash .ci/run');
		const built = commandsOf(jobs.pack?.steps ?? []);
		expect(built).toEqual(expect.arrayContaining(['npm ci', 'npm run build']));
		expect(built.filter((line) => /\.ci|test:|jest|start/.test(line))).toEqual([]);
	});
});

describe('publishing', () => {
	const job = workflowOf('publish.yml').jobs.publish;
	const steps = job?.steps ?? [];
	const looking = steps.find(({ id }) => id === 'missing');
	const names = { english: job?.env?.ENGLISH ?? '', chinese: job?.env?.CHINESE ?? '' };
	let folder: string;

	beforeEach(() => {
		folder = mkdtempSync(path.join(tmpdir(), 'publishing-'));
	});
	afterEach(() => rmSync(folder, { recursive: true }));

	/** A program that the script finds before the real one. */
	function program(name: string, script: string): void {
		const file = path.join(folder, 'bin', name);
		mkdirSync(path.dirname(file), { recursive: true });
		writeFileSync(file, `#!/usr/bin/env bash\n${script}\n`);
		chmodSync(file, 0o755);
	}

	/**
	 * Runs the step that looks at the registry.
	 *
	 * @param published names that are there
	 * @param packed the name in the manifest of each tarball, where it is not its own
	 * @returns the files that are still to be published, by edition
	 */
	function missing(published: readonly string[], packed: Record<string, string> = {}) {
		for (const name of Object.values(names)) {
			const inside = path.join(folder, name, 'package');
			mkdirSync(inside, { recursive: true });
			const manifest = { name: packed[name] ?? name, version: '1.2.3' };
			writeFileSync(path.join(inside, 'package.json'), JSON.stringify(manifest));
			mkdirSync(path.join(folder, 'packed'), { recursive: true });
			const file = path.join(folder, 'packed', `${name}-1.2.3.tgz`);
			execFileSync('tar', ['-czf', file, '-C', path.dirname(inside), 'package']);
		}
		const known = published.map((name) => `"view ${name}@1.2.3 version") echo 1.2.3 ;;`);
		program(
			'npm',
			`case "$*" in\n${known.join('\n')}\n*) echo "npm error code E404" >&2; exit 1 ;;\nesac`,
		);
		program(
			'jq',
			`exec "${process.execPath}" -p 'const m = JSON.parse(require("fs").readFileSync(0)); m.name + "@" + m.version'`,
		);
		const output = path.join(folder, 'output');
		writeFileSync(output, '');
		execFileSync('bash', ['-e', '-c', looking?.run ?? 'exit 1'], {
			cwd: folder,
			stdio: ['ignore', 'ignore', 'pipe'],
			env: {
				PATH: `${folder}/bin:${process.env.PATH}`,
				GITHUB_REF_NAME: 'v1.2.3',
				GITHUB_OUTPUT: output,
				ENGLISH: names.english,
				CHINESE: names.chinese,
			},
		});
		const lines = readFileSync(output, 'utf8').trim().split('\n').filter(Boolean);
		return Object.fromEntries(lines.map((line) => line.split('=')));
	}

	test('takes both editions when neither is on the registry', () => {
		expect(missing([])).toEqual({
			english: `./packed/${names.english}-1.2.3.tgz`,
			chinese: `./packed/${names.chinese}-1.2.3.tgz`,
		});
	});

	test('goes on with the second when a run broke off after the first', () => {
		expect(Object.keys(missing([names.english]))).toEqual(['chinese']);
		expect(missing([names.english, names.chinese])).toEqual({});
	});

	test('stops at a tarball that holds another package', () => {
		expect(() => missing([], { [names.chinese]: 'something-else' })).toThrow();
	});

	test('has one step for each edition, which is left out where there is nothing to do', () => {
		const publishing = steps.filter(({ run }) => run?.startsWith('npm publish'));
		expect(publishing).toEqual(
			['english', 'chinese'].map((edition) => ({
				name: expect.any(String),
				if: `steps.missing.outputs.${edition}`,
				run: 'npm publish "$FILE" --access public',
				env: { FILE: `\${{ steps.missing.outputs.${edition} }}` },
			})),
		);
	});

	test('publishes the two packages that this repository makes', () => {
		const { name } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
			name: string;
		};
		expect(names).toEqual({ english: name, chinese: `${name}-zh` });
	});
});

test('CI runs every part of .ci/run', () => {
	const [, parts = ''] =
		/^parts=\((.*)\)$/m.exec(readFileSync(path.join(ROOT, '.ci', 'run'), 'utf8')) ?? [];
	const matrices = Object.values(workflowOf('ci.yml').jobs).map(({ strategy }) => strategy?.matrix);
	const run = matrices.flatMap((matrix) => [
		...(matrix?.include ?? []).map(({ part }) => part),
		...(matrix?.parts ?? []).flatMap((some) => some.split(' ')),
	]);
	expect([...new Set(run)].sort()).toEqual(parts.split(' ').sort());
});

test('dependabot proposes nothing that cannot work', () => {
	const { updates } = parse(readFileSync(path.join(ROOT, '.github', 'dependabot.yml'), 'utf8')) as {
		updates: Array<{ 'package-ecosystem': string; ignore?: Array<{ 'dependency-name': string }> }>;
	};
	const npm = updates.find((update) => update['package-ecosystem'] === 'npm');
	expect(npm?.ignore?.map((entry) => entry['dependency-name'])).toEqual(
		expect.arrayContaining(['eslint', 'typescript', 'n8n-core', 'n8n-workflow', '@types/node']),
	);
});
