import { fork } from 'node:child_process';
import { join } from 'node:path';

import { figure, type Figure } from '../lib/figure';
import { startServer } from '../lib/server';
import type { ReadJob, ReadResult } from './returnAllProcess';

const CUSTOMERS = 100_000;
const ROUNDS = 3;

/**
 * Return All of 100,000 customers, each side in a fresh process so that its peak memory can be told, and without WeCom's
 * limits, which the other side does not keep.
 */
export async function returnAll(): Promise<Figure[]> {
	const server = await startServer({ latency: 0, customers: CUSTOMERS, members: 10 });
	const wall = [];
	const memory = [];
	const simplifiedWall = [];
	const simplifiedMemory = [];
	for (let round = 0; round < ROUNDS; round++) {
		const job = { credential: server.credential, token: server.token, expected: CUSTOMERS };
		const theirs = await readInOwnProcess({ ...job, by: 'axios' });
		const ours = await readInOwnProcess({ ...job, by: 'node' });
		wall.push({ ours: ours.wall, theirs: theirs.wall });
		memory.push({ ours: ours.peakMb, theirs: theirs.peakMb });
		const rows = await readInOwnProcess({ ...job, by: 'simplified' });
		simplifiedWall.push({ ours: rows.wall, theirs: ours.wall });
		simplifiedMemory.push({ ours: rows.peakMb, theirs: ours.peakMb });
	}
	server.stop();
	const name = 'Return All of 100,000 customers, limits aside';
	const against = 'raw axios loop that keeps the records';
	return [
		figure({ name: `${name}: time`, against, unit: 'ms', aim: { atMost: 1.3 } }, wall),
		figure({ name: `${name}: peak memory`, against, unit: 'MB', aim: { atMost: 1.5 } }, memory),
		figure(
			{ name: `${name}, Simplify on: time`, against: 'Simplify off', unit: 'ms' },
			simplifiedWall,
		),
		figure(
			{ name: `${name}, Simplify on: peak memory`, against: 'Simplify off', unit: 'MB' },
			simplifiedMemory,
		),
	];
}

async function readInOwnProcess(job: ReadJob): Promise<ReadResult> {
	const child = fork(join(__dirname, 'returnAllProcess.ts'), {
		execArgv: ['--import', 'tsx', '--expose-gc'],
		stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
	});
	return await new Promise((resolve, reject) => {
		child.once('message', (result) => resolve(result as ReadResult));
		child.once('error', reject);
		child.once('exit', (code) => reject(new Error(`The reader ended with code ${code}`)));
		child.send(job);
	});
}
