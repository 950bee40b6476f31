import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import { runNpm } from './npm';

const run = promisify(execFile);

/** The repository's root, where package.json is. */
export const ROOT = path.resolve(__dirname, '..', '..');

/** The two editions that the build makes, and the folder that each is packed from. */
export const PACKED_FROM = { en: ROOT, zh: path.join(ROOT, 'dist-zh') };

/** The English package, or the Chinese edition. */
export type Edition = keyof typeof PACKED_FROM;

/** What n8n removes from the manifest, so that npm does not fetch it. */
const DROPPED_FIELDS: readonly string[] = [
	'devDependencies',
	'peerDependencies',
	'optionalDependencies',
];

/** The parts of a package's manifest that n8n looks at. */
export interface PackageManifest {
	name: string;
	version: string;
	author?: { name: string; email: string };
	dependencies?: Record<string, string>;
}

/**
 * Packs the built package exactly as a release would.
 *
 * @param edition which of the two editions
 * @param directory where the tarball goes; must exist
 * @returns the tarball's path
 * @throws Error when npm fails, most likely because nothing has been built
 */
export async function packPackage(edition: Edition, directory: string): Promise<string> {
	const source = PACKED_FROM[edition];
	const { name, version } = await readManifest(source);
	await runNpm(['pack', '--pack-destination', directory], {
		cwd: source,
		logFile: path.join(directory, 'npm-pack.log'),
	});
	return path.join(directory, `${name}-${version}.tgz`);
}

/**
 * Puts a packed package where n8n keeps its community packages, by the steps that n8n takes after
 * it has downloaded one: unpack, forget what is only for development, note it in the ledger. n8n
 * loads whatever it finds there when it starts. (n8n's own installer asks n8n's and npm's hosts first,
 * which nothing here may need; installer.test.ts uses it, and compares what it leaves with this.)
 *
 * @param tarball made by {@link packPackage}
 * @param userFolder n8n's user folder, before n8n starts
 * @returns the manifest of the package in the tarball, and the folder that it is in now
 * @throws Error when the package has dependencies, which n8n would have to download
 */
export async function installTarball(
	tarball: string,
	userFolder: string,
): Promise<{ manifest: PackageManifest; folder: string }> {
	const nodesFolder = path.join(userFolder, '.n8n', 'nodes');
	const name = path.basename(tarball).replace(/-\d+\.\d+\.\d+.*\.tgz$/, '');
	const target = path.join(nodesFolder, 'node_modules', name);
	await mkdir(target, { recursive: true });
	await run('tar', ['-xzf', tarball, '-C', target, '--strip-components=1']);

	const manifest = await readManifest(target);
	if (Object.keys(manifest.dependencies ?? {}).length > 0) {
		throw new Error(`${manifest.name} has dependencies; a community node must have none.`);
	}
	const kept = Object.entries(manifest).filter(([field]) => !DROPPED_FIELDS.includes(field));
	await writeJson(path.join(target, 'package.json'), Object.fromEntries(kept));
	await writeJson(path.join(nodesFolder, 'package.json'), {
		name: 'installed-nodes',
		private: true,
		dependencies: { [manifest.name]: manifest.version },
	});
	return { manifest, folder: target };
}

async function readManifest(directory: string): Promise<PackageManifest> {
	return JSON.parse(
		await readFile(path.join(directory, 'package.json'), 'utf8'),
	) as PackageManifest;
}

async function writeJson(file: string, value: unknown): Promise<void> {
	await writeFile(file, JSON.stringify(value, null, 2));
}
