import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeParameters,
	INodeType,
} from 'n8n-workflow';

import { itemsOf, type Follow } from '../../support/harness/customers';
import { runNode } from '../../support/harness/runNode';
import { figure, type Figure } from '../lib/figure';
import { inParallel, measure } from '../lib/measure';
import { startServer, type Server } from '../lib/server';
import { listPeople, makeTag, tagWithNode } from './tagging';

const ROUNDS = 3;
const ITEMS = 2_000;
const CONCURRENCY = 10;

/** What the node itself costs: against a bare loop, and at growing numbers of items. */
export async function cpu(): Promise<Figure[]> {
	const server = await startServer({ latency: 0, customers: ITEMS, members: 10 });
	const people = await listPeople(server);
	const tag = await makeTag(server);
	await tagWithNode(server, people, tag);
	const loop = [];
	for (let round = 0; round < ROUNDS; round++) {
		const theirs = await measure(async () => await runBareLoop(server, people, tag));
		const ours = await measure(async () => await tagWithNode(server, people, tag));
		loop.push({ ours: ours.cpu / ITEMS, theirs: theirs.cpu / ITEMS });
	}
	const growth = [];
	for (const count of [1_000, 10_000, 100_000]) {
		const many = Array.from({ length: count }, (_, index) => people[index % ITEMS] as Follow);
		const { cpu: spent } = await measure(async () => await tagWithNode(server, many, tag));
		growth.push(spent / count);
	}
	server.stop();
	const [small = NaN, middle = NaN, large = NaN] = growth;
	const flat = (name: string, ours: number): Figure =>
		figure(
			{
				name,
				against: 'CPU per item at 1,000 items',
				unit: 'ms',
				aim: { atMost: 1.2 },
			},
			[{ ours, theirs: small }],
		);
	return [
		figure(
			{
				name: 'CPU per item at 0 ms latency',
				against: 'bare httpRequest loop in the same n8n context, reading the same fields',
				unit: 'ms',
				aim: { atMost: 1.5 },
			},
			loop,
		),
		flat('CPU per item at 10,000 items', middle),
		flat('CPU per item at 100,000 items', large),
	];
}

/** The least that a programmatic node does: read its fields for each item and call httpRequest. */
class BareLoop implements INodeType {
	description = {
		displayName: 'Bare Loop',
		name: 'bareLoop',
		group: ['transform' as const],
		version: 1,
		description: '',
		defaults: {},
		inputs: ['main' as const],
		outputs: ['main' as const],
		properties: ['userid', 'external_userid', 'url', 'tag'].map((name) => ({
			displayName: name,
			name,
			type: 'string' as const,
			default: '',
		})),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getInputData();
		const output: INodeExecutionData[] = [];
		await inParallel(
			items.map((_, index) => index),
			CONCURRENCY,
			async (index) => {
				const body = {
					userid: this.getNodeParameter('userid', index),
					external_userid: this.getNodeParameter('external_userid', index),
					add_tag: [this.getNodeParameter('tag', index)],
				};
				const json = await this.helpers.httpRequest({
					method: 'POST',
					url: this.getNodeParameter('url', index) as string,
					body,
				});
				output[index] = { json, pairedItem: { item: index } };
			},
		);
		return [output];
	}
}

async function runBareLoop(server: Server, people: Follow[], tag: string): Promise<void> {
	const parameters: INodeParameters = {
		userid: '={{ $json.userid }}',
		external_userid: '={{ $json.external_userid }}',
		tag,
		url: `${server.baseUrl}/cgi-bin/externalcontact/mark_tag?access_token=${server.token}`,
	};
	const { json } = await runNode({
		nodeType: new BareLoop(),
		credential: server.credential,
		input: itemsOf(people),
		parameters,
	});
	if (json.length !== people.length) throw new Error('Items were lost');
}
