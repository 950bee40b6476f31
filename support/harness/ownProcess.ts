import { spawn } from 'node:child_process';
import { join } from 'node:path';

import type { TagJob } from './tagInOwnProcess';

const ROOT = join(__dirname, '..', '..');

/** What came of a job: how many items came out, and the first error. */
export interface TagJobOutcome {
	done: number;
	error?: string;
}

/** Tags customers through the node in a process of its own. @throws where the process ends without saying what came of it */
export async function tagInOwnProcess(job: TagJob): Promise<TagJobOutcome> {
	return await new Promise((resolve, reject) => {
		const child = spawn(
			process.execPath,
			['--import', 'tsx', 'support/harness/tagInOwnProcess.ts', JSON.stringify(job)],
			{ cwd: ROOT, stdio: ['ignore', 'pipe', 'ignore'] },
		);
		let output = '';
		child.stdout.on('data', (data: Buffer) => (output += data.toString()));
		child.on('error', reject);
		child.on('close', (code) => {
			const result = /\{.*\}$/.exec(output)?.[0];
			if (result === undefined) reject(new Error(`The process ended with code ${code}`));
			else resolve(JSON.parse(result) as TagJobOutcome);
		});
	});
}
