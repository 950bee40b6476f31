import type { IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';

import { sharedTraffic } from '../../nodes/shared/sharedTraffic';
import type { CredentialFields } from '../../support/harness/credentials';
import { runNode, type NodeOutcome } from '../../support/harness/runNode';

/** What to run. */
export interface ChangesJob {
	by: 'returnAll' | 'changes' | 'nothing';
	credential: CredentialFields;
	/** How many customers there are. */
	expected: number;
}

/** What it took. */
export interface ChangesResult {
	wall: number;
	/** The most that was on the heap, the input items included. */
	peakMb: number;
}

const members = { userid_list: Array.from({ length: 10 }, (_, index) => `member_${index + 1}`) };
const getChanges = { resource: 'customer', operation: 'getChanges', ...members };
const getMany = {
	resource: 'customer',
	operation: 'getBatch',
	...members,
	returnAll: true,
	simplify: false,
};

/** A node that hands on what it gets. */
const passing: INodeType = {
	description: {
		displayName: 'Nothing',
		name: 'nothing',
		group: ['transform'],
		version: 1,
		description: '',
		defaults: {},
		inputs: ['main'],
		outputs: ['main'],
		properties: [],
	},
	async execute(this: IExecuteFunctions) {
		return await Promise.resolve([this.getInputData()]);
	},
};

async function heldRows({ credential, expected }: ChangesJob): Promise<INodeExecutionData[]> {
	const { items, error } = await runNode({ credential, parameters: getChanges });
	if (error) throw error;
	if (items.length !== expected) throw new Error(`${items.length} rows`);
	sharedTraffic.clear();
	return items.map(({ json }) => ({ json }));
}

async function run(
	{ by, credential }: ChangesJob,
	input: INodeExecutionData[] | undefined,
): Promise<NodeOutcome> {
	if (by === 'returnAll') return await runNode({ credential, parameters: getMany });
	if (by === 'changes') return await runNode({ credential, parameters: getChanges, input });
	return await runNode({ credential, parameters: {}, input, nodeType: passing });
}

process.once('message', (message) => {
	void (async () => {
		const job = message as ChangesJob;
		const input = job.by === 'returnAll' ? undefined : await heldRows(job);
		globalThis.gc?.();
		let peak = process.memoryUsage().heapUsed;
		const look = () => (peak = Math.max(peak, process.memoryUsage().heapUsed));
		const sampler = setInterval(look, 20);
		const begin = performance.now();
		const { outputs, error } = await run(job, input);
		const wall = performance.now() - begin;
		clearInterval(sampler);
		look();
		if (error) throw error;
		const items = outputs.reduce((sum, one) => sum + one.length, 0);
		const expected = job.by === 'changes' ? 0 : job.expected;
		if (items !== expected) throw new Error(`${items} items`);
		const result: ChangesResult = { wall, peakMb: peak / 1_048_576 };
		process.send?.(result, () => process.exit(0));
	})();
});
