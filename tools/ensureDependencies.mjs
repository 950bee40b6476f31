/**
 * Installs the development dependencies when they are missing or older than package-lock.json.
 *
 * Runs before anything is installed, so it may import nothing but Node's own modules. npm's `pre`
 * scripts cannot do this: the repository sets `ignore-scripts`, which switches them off.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = [20, 15];

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/**
 * Makes `node_modules` match `package-lock.json`.
 *
 * @throws Error when Node is too old or npm fails; the message says what to do
 */
export function ensureDependencies() {
	checkNodeVersion();
	const state = dependencyState();
	if (state === 'current') return;

	console.log(
		state === 'missing'
			? 'Installing the development dependencies (once, about a minute) …'
			: 'package-lock.json has changed: updating the development dependencies …',
	);
	// A fresh tree is laid out from the lock file alone. One that exists is brought up to date in
	// place, which is quicker and leaves running tools alone; `--no-save` keeps the lock file as is.
	npm(state === 'missing' ? ['ci'] : ['install', '--no-save']);
}

function checkNodeVersion() {
	const [major, minor] = process.versions.node.split('.').map(Number);
	const [oldestMajor, oldestMinor] = OLDEST_NODE;
	if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
	throw new Error(
		`This project needs Node.js ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}.`,
	);
}

/** @returns {'missing' | 'stale' | 'current'} */
function dependencyState() {
	// npm writes this file last, so an interrupted install counts as missing.
	const installedLock = path.join(root, 'node_modules', '.package-lock.json');
	if (!existsSync(installedLock)) return 'missing';

	const wanted = readPackages(path.join(root, 'package-lock.json'));
	const installed = readPackages(installedLock);
	const isCurrent = Object.entries(wanted).every(([location, { version, optional, peer }]) => {
		const found = installed[location];
		// Optional packages are left out where they do not fit the platform.
		if (!found) return location === '' || optional || peer;
		return found.version === version;
	});
	return isCurrent ? 'current' : 'stale';
}

function readPackages(file) {
	return JSON.parse(readFileSync(file, 'utf8')).packages;
}

function npm(args) {
	const { status, error } = spawnSync('npm', args, {
		cwd: root,
		stdio: 'inherit',
		shell: process.platform === 'win32',
	});
	if (error) throw new Error(`npm could not be started: ${error.message}. Is it installed?`);
	if (status !== 0) throw new Error(`"npm ${args.join(' ')}" failed (exit code ${status}).`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	try {
		ensureDependencies();
	} catch (error) {
		console.error(error.message);
		process.exit(1);
	}
}
