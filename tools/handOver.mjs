/**
 * What commands share that also work in a fresh clone. Nothing may be installed yet, so this imports nothing but
 * Node's own modules, and hands over to TypeScript as soon as the dependencies are there.
 */
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { ensureDependencies } from './ensureDependencies.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

function build() {
	console.log('Building the package …');
	const { status, stdout, stderr } = spawnSync('npm', ['run', 'build', '--silent'], {
		cwd: root,
		encoding: 'utf8',
		shell: process.platform === 'win32',
	});
	if (status === 0) return;
	throw new Error(`${stdout}${stderr}\nThe build failed (exit code ${status}).`);
}

/**
 * Installs what is missing, builds the package and runs a TypeScript file with the arguments of this command. Ends
 * with the exit code of that file, or with 1 and a message.
 *
 * @param {URL} main the file to run
 */
export function handOver(main) {
	try {
		ensureDependencies();
		build();
	} catch (error) {
		console.error(error.message);
		process.exit(1);
	}
	const file = fileURLToPath(main);
	// Not tsx's own command: that kills what it runs when Ctrl-C is not obeyed at once.
	const child = spawn(process.execPath, ['--require', 'tsx/cjs', file, ...process.argv.slice(2)], {
		cwd: root,
		stdio: 'inherit',
	});
	// The terminal sends Ctrl-C to the child too, which then stops what it has started.
	process.on('SIGINT', () => undefined);
	process.on('SIGTERM', () => child.kill('SIGTERM'));
	child.on('exit', (code) => process.exit(code ?? 1));
}
