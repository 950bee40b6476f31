import type { INode } from 'n8n-workflow';

import type { Instance } from '../../support/n8n/instance';
import type { StoredCredential } from '../../support/n8n/types';
import { CREDENTIAL_TYPE } from '../../nodes/shared/credentialType';
import { use } from '../../support/playground/exampleWorkflows';
import { actionNode, byId, node } from '../../support/n8n/workflows';
import type { Follow } from '../../support/harness/customers';
import { figure, type Figure } from '../lib/figure';
import type { Cost } from '../lib/measure';
import { measureProcess } from '../lib/processCost';
import { publishForItems } from '../lib/publishForItems';
import { startServer, type Server } from '../lib/server';
import { listPeople, makeTag } from './tagging';

const ITEMS = 2_000;
const LATENCY_MS = 20;
const ROUNDS = 3;
/** The node's default concurrency: the HTTP Request node starts as many every latency. */
const CONCURRENCY = 10;
const WARM_UP_ITEMS = 100;

/** 2,000 customers tagged in a real n8n, by this node and by n8n's HTTP Request node. */
export async function realTagging(n8n: Instance): Promise<Figure[]> {
	const server = await startServer({ latency: LATENCY_MS, customers: ITEMS, members: 10 });
	try {
		const people = await listPeople(server);
		const tag = await makeTag(server);
		const credential = await n8n.client.createCredential('WeCom', CREDENTIAL_TYPE, {
			...server.credential,
		});
		const run = {
			ours: await publishForItems(n8n, markTags(credential, tag)),
			batched: await publishForItems(n8n, httpRequest(server, credential, tag, CONCURRENCY)),
			atOnce: await publishForItems(n8n, httpRequest(server, credential, tag)),
			without: await publishForItems(n8n, node('Nothing', 'n8n-nodes-base.noOp', {})),
		};
		for (const tagAll of Object.values(run)) await tagAll(people.slice(0, WARM_UP_ITEMS));
		const rounds: Array<Record<keyof typeof run, Cost>> = [];
		for (let round = 0; round < ROUNDS; round++) {
			const cost = async (tagAll: (given: Follow[]) => Promise<void>) =>
				await measureProcess(n8n.pid, async () => await tagAll(people));
			rounds.push({
				batched: await cost(run.batched),
				ours: await cost(run.ours),
				atOnce: await cost(run.atOnce),
				without: await cost(run.without),
			});
		}
		return [...compare('batched', rounds), ...compare('atOnce', rounds)];
	} finally {
		server.stop();
	}
}

function compare(
	other: 'batched' | 'atOnce',
	rounds: Array<Record<'ours' | 'without' | typeof other, Cost>>,
): Figure[] {
	const name = 'real n8n: 2,000 × customer.markTags, 20 ms latency';
	const against = {
		batched: `HTTP Request node, ${CONCURRENCY} requests every ${LATENCY_MS} ms`,
		atOnce: 'HTTP Request node, all requests at once',
	}[other];
	const perSecond = ({ wall }: Cost) => (ITEMS / wall) * 1000;
	// What the workflow around the node costs is the same for both and no merit of either.
	const cpuPerItem = (cost: Cost, without: Cost) => (cost.cpu - without.cpu) / ITEMS;
	return [
		figure(
			{
				name: `${name}: speed`,
				against,
				unit: 'items/s',
				// With all requests at once nothing but the CPU limits it, until WeCom refuses.
				...(other === 'batched' && { aim: { atLeast: 1 } }),
			},
			rounds.map((round) => ({ ours: perSecond(round.ours), theirs: perSecond(round[other]) })),
		),
		figure(
			{ name: `${name}: CPU per item`, against, unit: 'ms', aim: { atMost: 0.5 } },
			rounds.map(({ without, ...round }) => ({
				ours: cpuPerItem(round.ours, without),
				theirs: cpuPerItem(round[other], without),
			})),
		),
	];
}

function markTags(credential: StoredCredential, tag: string): INode {
	return actionNode(
		{
			operation: 'customer.markTags',
			parameters: {
				userid: byId('={{ $json.userid }}'),
				external_userid: byId('={{ $json.external_userid }}'),
				add_tag: [tag],
			},
		},
		credential,
	);
}

function httpRequest(
	{ baseUrl }: Server,
	credential: StoredCredential,
	tag: string,
	batchSize?: number,
): INode {
	const batching = { batch: { batchSize: batchSize ?? 0, batchInterval: LATENCY_MS } };
	const request = node(
		'HTTP Request',
		'n8n-nodes-base.httpRequest',
		{
			method: 'POST',
			url: `${baseUrl}/cgi-bin/externalcontact/mark_tag`,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: CREDENTIAL_TYPE,
			sendBody: true,
			bodyParameters: {
				parameters: [
					{ name: 'userid', value: '={{ $json.userid }}' },
					{ name: 'external_userid', value: '={{ $json.external_userid }}' },
					{ name: 'add_tag', value: `={{ ['${tag}'] }}` },
				],
			},
			options: batchSize === undefined ? {} : { batching },
		},
		4.2,
	);
	return { ...request, credentials: use(credential) };
}
