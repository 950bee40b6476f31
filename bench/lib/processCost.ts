import { readFile } from 'node:fs/promises';

import type { Cost } from './measure';

/** Linux counts a process's time in hundredths of a second, whatever the clock of the kernel. */
const MS_PER_TICK = 10;
/** Places of the user and the system time behind the process's name (proc(5)). */
const USER_TIME = 11;
const SYSTEM_TIME = 12;

/** Runs the work and says what it cost another process; Linux only. */
export async function measureProcess(pid: number, work: () => Promise<unknown>): Promise<Cost> {
	const cpuBefore = await cpuOf(pid);
	const before = performance.now();
	await work();
	const wall = performance.now() - before;
	return { wall, cpu: (await cpuOf(pid)) - cpuBefore };
}

async function cpuOf(pid: number): Promise<number> {
	const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
	// The name may hold spaces; it ends with the last bracket.
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	return (Number(fields[USER_TIME]) + Number(fields[SYSTEM_TIME])) * MS_PER_TICK;
}
