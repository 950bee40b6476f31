import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { withLock } from '../../../support/n8n/lock';

let directory: string;
let file: string;

beforeEach(async () => {
	directory = await mkdtemp(path.join(tmpdir(), 'lock-'));
	file = path.join(directory, 'install.lock');
});
afterEach(async () => await rm(directory, { recursive: true, force: true }));

/** The id of a process that has just ended. */
function deadPid(): number {
	return spawnSync(process.execPath, ['-e', '']).pid;
}

test('the lock names its owner while the work runs and is gone afterwards', async () => {
	const owner = await withLock(file, async () => await readFile(file, 'utf8'));
	expect(owner).toBe(String(process.pid));
	expect(existsSync(file)).toBe(false);
});

test('the lock is gone after work that failed', async () => {
	await expect(withLock(file, async () => await Promise.reject(new Error('no')))).rejects.toThrow(
		'no',
	);
	expect(existsSync(file)).toBe(false);
});

test('two who want the lock work one after the other, and the second is told whom it waits for', async () => {
	const events: string[] = [];
	let finishFirst: () => void = () => undefined;
	const firstMayFinish = new Promise<void>((resolve) => (finishFirst = resolve));
	const first = withLock(file, async () => {
		events.push('first begins');
		await firstMayFinish;
		events.push('first ends');
	});
	const second = withLock(
		file,
		async () => {
			events.push('second begins');
		},
		(owner) => {
			events.push(`second waits for ${owner}`);
			finishFirst();
		},
	);
	await Promise.all([first, second]);
	expect(events).toEqual([
		'first begins',
		`second waits for ${process.pid}`,
		'first ends',
		'second begins',
	]);
});

test('the lock of a process that died is taken over', async () => {
	await writeFile(file, String(deadPid()));
	expect(await withLock(file, async () => 'done')).toBe('done');
});

test('of many who find the lock of a dead process, one works at a time', async () => {
	await writeFile(file, String(deadPid()));
	let working = 0;
	let most = 0;
	const work = async () => {
		most = Math.max(most, ++working);
		await new Promise(setImmediate);
		working--;
	};
	await Promise.all(Array.from({ length: 5 }, async () => await withLock(file, work)));
	expect(most).toBe(1);
});
