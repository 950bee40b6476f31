import { Agent } from 'node:https';
import { join } from 'node:path';
import axios, { type AxiosInstance } from 'axios';

import type { runNode as RunNode } from '../../support/harness/runNode';
import { inParallel } from './measure';
import type { NetworkServerFacts } from './networkServer';

/** What to do in a process of its own, and by what. */
export interface NetworkJob {
	what: 'tag' | 'readAll';
	/** The node, or raw axios with or without keeping its connections. */
	by: 'node' | 'axios' | 'axiosWithoutKeepAlive';
	/** The checkout whose node works. */
	root: string;
	facts: NetworkServerFacts;
	/** How many customers are tagged. */
	count: number;
	/** How many calls raw axios makes at once. */
	places: number;
	/** Collects garbage all the time, to tell what is really held. */
	measureHeap: boolean;
}

/** What it took. */
export interface NetworkResult {
	wall: number;
	cpu: number;
	/** What the heap held at the most, above what it held before; only where that was measured. */
	peakMb: number;
	/** How many items came out. */
	count: number;
}

const COLLECT_EVERY_MS = 50;

async function withNode({ what, root, facts, count }: NetworkJob): Promise<number> {
	const harness = (await import(join(root, 'support', 'harness', 'runNode.ts'))) as {
		runNode: typeof RunNode;
	};
	const id = (value: string) => ({ __rl: true as const, mode: 'id', value });
	const job =
		what === 'tag'
			? {
					input: facts.people.slice(0, count).map((json) => ({ json: { ...json } })),
					parameters: {
						resource: 'customer',
						operation: 'markTags',
						userid: id('={{ $json.userid }}'),
						external_userid: id('={{ $json.external_userid }}'),
						add_tag: [facts.tag],
					},
				}
			: {
					parameters: {
						resource: 'customer',
						operation: 'getBatch',
						userid_list: facts.members,
						returnAll: true,
						simplify: false,
					},
				};
	// The harness of an earlier commit gives no hints.
	const {
		items,
		error,
		hints = [] as string[],
	} = await harness.runNode({ credential: facts.credential, ...job });
	if (error) throw error;

	for (const hint of hints) process.stderr.write(`${hint}\n`);
	return items.length;
}

async function withAxios({ what, by, facts, count, places }: NetworkJob): Promise<number> {
	const httpsAgent = new Agent({ keepAlive: by === 'axios', maxCachedSessions: 0 });
	const client = axios.create({
		baseURL: `${facts.credential.baseUrl}/cgi-bin/externalcontact`,
		params: { access_token: facts.token },
		httpsAgent,
	});
	const found =
		what === 'tag' ? await tagAll(client, facts, count, places) : await readAll(client, facts);
	httpsAgent.destroy();
	return found;
}

async function tagAll(
	client: AxiosInstance,
	{ people, tag }: NetworkServerFacts,
	count: number,
	places: number,
): Promise<number> {
	await inParallel(people.slice(0, count), places, async (person) => {
		const { data } = await client.post<{ errcode: number }>('/mark_tag', {
			...person,
			add_tag: [tag],
		});
		if (data.errcode !== 0) throw new Error(`errcode ${data.errcode}`);
	});
	return count;
}

async function readAll(client: AxiosInstance, { members }: NetworkServerFacts): Promise<number> {
	const records: unknown[] = [];
	let cursor = '';
	do {
		const { data } = await client.post<{ external_contact_list: unknown[]; next_cursor: string }>(
			'/batch/get_by_user',
			{ userid_list: members, cursor, limit: 100 },
		);
		for (const record of data.external_contact_list) records.push(record);
		cursor = data.next_cursor;
	} while (cursor !== '');
	return records.length;
}

process.once('message', (message) => {
	void (async () => {
		const job = message as NetworkJob;
		if (job.by === 'node') await import(join(job.root, 'support', 'harness', 'runNode.ts'));
		globalThis.gc?.();
		const held = () => process.memoryUsage().heapUsed / 1_048_576;
		const before = held();
		let peak = before;
		const collector = job.measureHeap
			? setInterval(() => {
					globalThis.gc?.();
					peak = Math.max(peak, held());
				}, COLLECT_EVERY_MS)
			: undefined;
		const cpuBefore = process.cpuUsage();
		const begin = performance.now();
		const count = await (job.by === 'node' ? withNode(job) : withAxios(job));
		const wall = performance.now() - begin;
		const { user, system } = process.cpuUsage(cpuBefore);
		clearInterval(collector);
		const result: NetworkResult = {
			wall,
			cpu: (user + system) / 1000,
			peakMb: peak - before,
			count,
		};
		process.send?.(result, () => process.exit(0));
	})();
});
