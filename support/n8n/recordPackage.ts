import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

import type { N8nInstallation } from './install';
import type { PackageManifest } from './packageTarball';
import type { NodeType } from './types';

const run = promisify(execFile);

/** Runs among n8n's own modules, with its SQLite; its input is the JSON in its first argument. */
const RECORD = `
	const { Database } = require('sqlite3');
	const { database, name, version, author, nodes } = JSON.parse(process.argv[1]);
	const db = new Database(database);
	db.configure('busyTimeout', 10_000);
	db.serialize(() => {
		db.run(
			'INSERT INTO installed_packages (packageName, installedVersion, authorName, authorEmail, createdAt, updatedAt) ' +
				"VALUES (?, ?, ?, ?, STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW'), STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW'))",
			[name, version, author?.name ?? null, author?.email ?? null],
		);
		const insert = 'INSERT INTO installed_nodes (name, type, latestVersion, package) VALUES (?, ?, ?, ?)';
		for (const node of nodes) db.run(insert, [node.displayName, node.type, node.version, name]);
	});
	db.close();
`;

/**
 * Notes an installed package in n8n's database, as n8n does after it has installed one, so that
 * Settings → Community nodes lists it.
 *
 * @param installation the n8n that is running
 * @param userFolder its user folder
 * @param manifest the package's manifest
 * @param nodeTypes the package's nodes, as n8n has loaded them
 */
export async function recordPackage(
	installation: N8nInstallation,
	userFolder: string,
	{ name, version, author }: PackageManifest,
	nodeTypes: readonly NodeType[],
): Promise<void> {
	const input = {
		database: path.join(userFolder, '.n8n', 'database.sqlite'),
		name,
		version,
		author,
		nodes: nodeTypes.map((node) => ({
			displayName: node.displayName,
			type: node.name,
			version: Math.max(...[node.version].flat()),
		})),
	};
	await run(installation.nodeBinary, ['-e', RECORD, JSON.stringify(input)], {
		cwd: installation.directory,
	});
}
