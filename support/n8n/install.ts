/**
 * A real n8n, shared by `npm start`, the end-to-end tests and the screenshots.
 *
 * n8n weighs 3 GB and takes minutes to install, so it lives in a cache outside the checkout. One
 * folder per n8n and Node version; a folder with the marker file is complete, anything else is made
 * anew. Run this file by itself, with `1.x` for that line, to make the install ahead of time.
 */
import { spawnSync } from 'node:child_process';
import { mkdir, readFile, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';

import { withLock } from './lock';
import { environmentForNpm, runNpm } from './npm';
import {
	DEFAULT_LINE,
	N8N_VERSIONS,
	nodePackageFor,
	parseLine,
	type N8nLine,
	type N8nVersion,
} from './versions';

/** Overrides where the shared install is kept. */
export const CACHE_VARIABLE = 'WECOM_N8N_CACHE';

const MARKER = 'complete.json';
const REQUIRED_BYTES = 4 * 1024 ** 3;

/** A usable n8n on this machine. */
export interface N8nInstallation {
	version: N8nVersion;
	directory: string;
	/** The `node` that runs n8n. */
	nodeBinary: string;
	/** n8n's own start script. */
	n8nScript: string;
}

/**
 * Gives a usable n8n, installing it first if there is none.
 *
 * Safe to call from several processes at once: one installs, the others wait.
 *
 * @param log receives one line per step that takes time
 * @param line which n8n
 * @throws Error when the machine is not supported or the install fails; the message says what to do
 */
export async function ensureN8n(
	log: (line: string) => void,
	line: N8nLine = DEFAULT_LINE,
): Promise<N8nInstallation> {
	const installation = describe(N8N_VERSIONS[line], cacheDirectory());
	if (await isUsable(installation)) return installation;

	await mkdir(path.dirname(installation.directory), { recursive: true });
	return await withLock(
		`${installation.directory}.lock`,
		async () => {
			if (!(await isUsable(installation))) await install(installation, log);
			return installation;
		},
		(owner) => log(`Waiting for process ${owner}, which is installing n8n …`),
	);
}

function cacheDirectory(): string {
	const configured = process.env[CACHE_VARIABLE];
	if (configured) return path.resolve(configured);
	const caches = process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache');
	return path.join(caches, 'n8n-nodes-wecom-customer-contact');
}

function describe(version: N8nVersion, cache: string): N8nInstallation {
	const machine = `${process.platform}-${process.arch}`;
	return at(version, path.join(cache, `n8n-${version.n8n}-node${version.nodeMajor}-${machine}`));
}

function at(version: N8nVersion, directory: string): N8nInstallation {
	const modules = path.join(directory, 'node_modules');
	const nodePackage = nodePackageFor(process.platform, process.arch);
	return {
		version,
		directory,
		nodeBinary: path.join(modules, nodePackage, 'bin', 'node'),
		n8nScript: path.join(modules, 'n8n', 'bin', 'n8n'),
	};
}

async function isUsable(installation: N8nInstallation): Promise<boolean> {
	try {
		const marker = await readFile(path.join(installation.directory, MARKER), 'utf8');
		const { n8n } = JSON.parse(marker) as { n8n?: unknown };
		return n8n === installation.version.n8n && whyBroken(installation) === undefined;
	} catch {
		return false;
	}
}

/** Loads what breaks most easily, the native code, with the Node that will run n8n. */
function whyBroken(installation: N8nInstallation): string | undefined {
	const { nativePackages } = installation.version;
	const loads = [...nativePackages, 'n8n/package.json'].map((name) => `require('${name}');`);
	const { status, stderr, error } = spawnSync(installation.nodeBinary, ['-e', loads.join('')], {
		cwd: installation.directory,
		encoding: 'utf8',
	});
	if (status === 0) return undefined;
	return error?.message ?? stderr;
}

async function install(target: N8nInstallation, log: (line: string) => void): Promise<void> {
	const { version } = target;
	const nodePackage = nodePackageFor(process.platform, process.arch);
	await assertDiskSpace(path.dirname(target.directory));
	log(`Installing n8n ${version.n8n} into ${target.directory} (once: about 5 minutes, 3 GB) …`);

	// The folder takes its final name only when it is complete.
	const partial = at(version, `${target.directory}.partial`);
	await rm(target.directory, { recursive: true, force: true });
	await rm(partial.directory, { recursive: true, force: true });
	await mkdir(partial.directory, { recursive: true });
	const manifest = {
		name: 'n8n-for-development',
		private: true,
		dependencies: { n8n: version.n8n, [nodePackage]: version.nodeRange },
		overrides: version.overrides,
	};
	await writeFile(path.join(partial.directory, 'package.json'), JSON.stringify(manifest, null, 2));

	const logFile = `${target.directory}.log`;
	const options = { cwd: partial.directory, logFile };
	await runNpm(['install', '--ignore-scripts', '--no-audit', '--no-fund'], options);

	log('Building its native modules …');
	const nodeDirectory = path.dirname(path.dirname(partial.nodeBinary));
	await runNpm(['rebuild', '--ignore-scripts=false', ...version.nativePackages], {
		...options,
		// npm itself runs on the Node that is first in the path: the headers and the binary must agree.
		env: {
			...environmentForNpm(),
			PATH: [path.dirname(partial.nodeBinary), process.env.PATH].join(path.delimiter),
			npm_config_nodedir: nodeDirectory,
		},
	});

	const broken = whyBroken(partial);
	if (broken) {
		throw new Error(
			`n8n's native modules do not load. Building them needs python3, make and a C++ compiler.\n` +
				`npm's output is in ${logFile}.\n${broken}`,
		);
	}
	await writeFile(path.join(partial.directory, MARKER), JSON.stringify({ n8n: version.n8n }));
	await rename(partial.directory, target.directory);
	log('n8n is installed.');
}

async function assertDiskSpace(directory: string): Promise<void> {
	const { bavail, bsize } = await statfs(directory);
	const free = bavail * bsize;
	if (free >= REQUIRED_BYTES) return;
	const gigabytes = (bytes: number) => (bytes / 1024 ** 3).toFixed(1);
	throw new Error(
		`Installing n8n needs ${gigabytes(REQUIRED_BYTES)} GB in ${directory}; ` +
			`${gigabytes(free)} GB are free. Set ${CACHE_VARIABLE} to a folder on a larger disk.`,
	);
}

if (require.main === module) {
	const ready = async () => await ensureN8n(console.log, parseLine(process.argv[2]));
	ready().then(
		({ version, directory }) => console.log(`n8n ${version.n8n} is ready in ${directory}`),
		(error: unknown) => {
			console.error(error instanceof Error ? error.message : error);
			process.exitCode = 1;
		},
	);
}
