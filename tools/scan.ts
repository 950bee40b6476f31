/**
 * n8n's own scan of community packages, over the sources and over what is in the tarballs of both
 * editions. Stricter than n8n, which lets warnings pass. Build first.
 *
 * n8n scans what is published, together with the commit that its provenance names; this scans the same
 * files before they are.
 */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { ESLint, type Linter } from 'eslint';

import { packPackage, ROOT, type Edition } from '../support/n8n/packageTarball';

const run = promisify(execFile);

const EDITIONS: readonly Edition[] = ['en', 'zh'];

/** What n8n looks at in a tarball; what it looks at in the sources, its scanner says itself. */
const PACKED_FILES = ['**/*.js', 'package.json'];

/** The part of n8n's scanner that needs no registry. */
interface Scanner {
	SOURCE_FILE_PATTERNS: string[];
	buildScanConfig(): Promise<Linter.Config[]>;
}

async function main(): Promise<void> {
	const scanner = (await import(
		// @ts-expect-error The scanner has no types.
		'@n8n/scan-community-package/scanner/scanner.mjs'
	)) as Scanner;
	const folder = await mkdtemp(path.join(tmpdir(), 'scan-'));
	try {
		const findings = [await scan(scanner, 'sources', ROOT, scanner.SOURCE_FILE_PATTERNS)];
		for (const edition of EDITIONS) {
			const unpacked = await unpack(edition, path.join(folder, edition));
			findings.push(await scan(scanner, `tarball (${edition})`, unpacked, PACKED_FILES));
		}
		if (findings.some((count) => count > 0)) process.exitCode = 1;
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** Scans one folder, shows what is found and gives the number of findings. */
async function scan(
	{ buildScanConfig }: Scanner,
	name: string,
	directory: string,
	patterns: string[],
): Promise<number> {
	const eslint = new ESLint({
		cwd: directory,
		allowInlineConfig: false,
		overrideConfigFile: true,
		overrideConfig: await buildScanConfig(),
	});
	const results = await eslint.lintFiles(patterns);
	const findings = results.reduce((sum, one) => sum + one.errorCount + one.warningCount, 0);
	console.log(`${name}: ${results.length} files, ${findings} findings`);
	if (findings > 0) console.log(await (await eslint.loadFormatter('stylish')).format(results));
	return findings;
}

async function unpack(edition: Edition, directory: string): Promise<string> {
	const unpacked = path.join(directory, 'package');
	await mkdir(unpacked, { recursive: true });
	const tarball = await packPackage(edition, directory);
	await run('tar', ['-xzf', tarball, '-C', directory]);
	return unpacked;
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
