import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 200;

/**
 * Runs `work` while no other process on this machine holds the same lock.
 *
 * The lock is a file that holds its owner's process id, so a lock left by a process that died is
 * taken over instead of blocking everyone for good.
 *
 * @param file where the lock lives; its folder must exist
 * @param work what to do under the lock
 * @param onWait called once when another process holds the lock, with its process id
 */
export async function withLock<T>(
	file: string,
	work: () => Promise<T>,
	onWait: (owner: number) => void = () => undefined,
): Promise<T> {
	await acquire(file, onWait);
	try {
		return await work();
	} finally {
		await rm(file, { force: true });
	}
}

async function acquire(file: string, onWait: (owner: number) => void): Promise<void> {
	let hasWaited = false;
	for (;;) {
		try {
			await writeFile(file, String(process.pid), { flag: 'wx' });
			return;
		} catch (error) {
			if (!isErrno(error, 'EEXIST')) throw error;
		}

		const owner = await readOwner(file);
		if (owner === undefined) continue;
		if (!isAlive(owner)) {
			await discard(file, owner);
			continue;
		}
		if (!hasWaited) onWait(owner);
		hasWaited = true;
		await sleep(POLL_MS);
	}
}

/** The owner's process id; undefined when the lock has just gone or is just being written. */
async function readOwner(file: string): Promise<number | undefined> {
	try {
		const owner = Number.parseInt(await readFile(file, 'utf8'), 10);
		if (Number.isInteger(owner)) return owner;
		await sleep(POLL_MS);
		return undefined;
	} catch (error) {
		if (isErrno(error, 'ENOENT')) return undefined;
		throw error;
	}
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return isErrno(error, 'EPERM');
	}
}

/**
 * Removes the lock of a dead owner. Another waiter may have done so already and hold the lock by
 * now, so the file is moved aside, looked at, and put back if it is not the dead owner's.
 */
async function discard(file: string, deadOwner: number): Promise<void> {
	const aside = `${file}.${randomUUID()}`;
	try {
		await rename(file, aside);
	} catch (error) {
		if (isErrno(error, 'ENOENT')) return;
		throw error;
	}
	const owner = Number.parseInt(await readFile(aside, 'utf8'), 10);
	if (owner === deadOwner) await rm(aside, { force: true });
	else await rename(aside, file);
}

function isErrno(error: unknown, code: string): boolean {
	return (error as NodeJS.ErrnoException | null)?.code === code;
}
