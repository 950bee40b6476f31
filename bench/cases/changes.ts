import { fork } from 'node:child_process';
import { join } from 'node:path';

import { figure, type Figure } from '../lib/figure';
import { startServer, type Server } from '../lib/server';
import type { ChangesJob, ChangesResult } from './changesProcess';

const CUSTOMERS = 100_000;
const ROUNDS = 3;

/**
 * Get Changes of 100,000 customers against as many rows that are held: its time beside that of Return All, and its heap
 * beside that of the same items on their way through a node that does nothing. Each run has a process of its own.
 */
export async function changes(): Promise<Figure[]> {
	const server = await startServer({ latency: 0, customers: CUSTOMERS, members: 10 });
	const wall = [];
	const heap = [];
	for (let round = 0; round < ROUNDS; round++) {
		const all = await runInOwnProcess(server, 'returnAll');
		const ours = await runInOwnProcess(server, 'changes');
		const nothing = await runInOwnProcess(server, 'nothing');
		wall.push({ ours: ours.wall, theirs: all.wall });
		heap.push({ ours: ours.peakMb, theirs: nothing.peakMb });
	}
	server.stop();
	const name = 'Get Changes of 100,000 customers against 100,000 rows';
	return [
		figure(
			{
				name: `${name}: time`,
				against: 'Return All of the same, Simplify off',
				unit: 'ms',
				aim: { atMost: 1.3 },
			},
			wall,
		),
		figure(
			{
				name: `${name}: peak heap`,
				against: 'the same items through a node that does nothing',
				unit: 'MB',
				aim: { atMost: 2.5 },
			},
			heap,
		),
	];
}

async function runInOwnProcess(
	{ credential }: Server,
	by: ChangesJob['by'],
): Promise<ChangesResult> {
	const child = fork(join(__dirname, 'changesProcess.ts'), {
		execArgv: ['--import', 'tsx', '--expose-gc'],
		stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
	});
	return await new Promise((resolve, reject) => {
		child.once('message', (result) => resolve(result as ChangesResult));
		child.once('error', reject);
		child.once('exit', (code) => reject(new Error(`The run ended with code ${code}`)));
		child.send({ credential, by, expected: CUSTOMERS });
	});
}
