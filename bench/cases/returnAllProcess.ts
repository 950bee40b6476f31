import { Agent } from 'node:http';
import axios from 'axios';

import type { CredentialFields } from '../../support/harness/credentials';
import { runNode } from '../../support/harness/runNode';

/** What to read and how. */
export interface ReadJob {
	/** `simplified`: the node with Simplify on. */
	by: 'axios' | 'node' | 'simplified';
	credential: CredentialFields;
	token: string;
	expected: number;
}

/** What it took. */
export interface ReadResult {
	wall: number;
	/** What the process held at the most while it read, above what it held before. */
	peakMb: number;
}

const MEMBERS = Array.from({ length: 10 }, (_, index) => `member_${index + 1}`);

/** The least that a program can do: ask for page after page and keep the records. */
async function readWithAxios({ credential, token }: ReadJob): Promise<unknown[]> {
	const httpAgent = new Agent({ keepAlive: true });
	const records: unknown[] = [];
	let cursor = '';
	do {
		const { data } = await axios.post<{ external_contact_list: unknown[]; next_cursor: string }>(
			`${credential.baseUrl}/cgi-bin/externalcontact/batch/get_by_user`,
			{ userid_list: MEMBERS, cursor, limit: 100 },
			{ params: { access_token: token }, httpAgent },
		);
		for (const record of data.external_contact_list) records.push(record);
		cursor = data.next_cursor;
	} while (cursor !== '');
	return records;
}

async function readWithNode({ credential, by }: ReadJob): Promise<unknown[]> {
	const { items, error } = await runNode({
		credential,
		parameters: {
			resource: 'customer',
			operation: 'getBatch',
			userid_list: MEMBERS,
			returnAll: true,
			simplify: by === 'simplified',
		},
	});
	if (error) throw error;
	return items;
}

/**
 * Calls leave evenly, as many a second as WeCom allows; the loop that this is held against keeps no limit. For what
 * the code itself takes, a second of the limits is over in 5 milliseconds.
 */
function leaveLimitsAside(): void {
	const now = performance.now.bind(performance);
	performance.now = () => now() * 200;
}

/** Milliseconds by a clock that nobody turns. */
const time = (): number => Number(process.hrtime.bigint()) / 1e6;

process.once('message', (message) => {
	void (async () => {
		const job = message as ReadJob;
		leaveLimitsAside();
		globalThis.gc?.();
		const before = process.memoryUsage().rss;
		let peak = before;
		const sampler = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
		const begin = time();
		const records = await (job.by === 'axios' ? readWithAxios(job) : readWithNode(job));
		const wall = time() - begin;
		clearInterval(sampler);
		peak = Math.max(peak, process.memoryUsage().rss);
		if (records.length !== job.expected) throw new Error(`${records.length} records`);
		const result: ReadResult = { wall, peakMb: (peak - before) / 1_048_576 };
		process.send?.(result, () => process.exit(0));
	})();
});
