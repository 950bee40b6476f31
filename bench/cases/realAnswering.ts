import { setTimeout as sleep } from 'node:timers/promises';
import type { INode } from 'n8n-workflow';

import type { Instance } from '../../support/n8n/instance';
import type { StoredCredential } from '../../support/n8n/types';
import { CREDENTIAL_TYPE } from '../../nodes/shared/credentialType';
import type { Playground } from '../../support/playground/scanToWelcome';
import { post, sealCallback } from '../../support/playground/callbackRequest';
import { createTriggerWorkflow } from '../../support/playground/trigger';
import { actionNode, node } from '../../support/n8n/workflows';
import { figure, type Figure } from '../lib/figure';
import { percentile } from '../../support/percentile';
import { publishForItems } from '../lib/publishForItems';
import { startServer } from '../lib/server';

const ITEMS = 5_000;
const LATENCY_MS = 20;
const WARM_UP_ITEMS = 100;
const HEALTH_EVERY_MS = 100;
const CALLBACK_EVERY_MS = 1_000;
/** At least so long, so that a run that is soon over is measured as often as a long one. */
const SHORTEST_MS = 15_000;

/** What n8n took to answer while it worked, in milliseconds; what was not answered is Infinity. */
interface Answers {
	health: number[];
	callbacks: number[];
}

/**
 * How long n8n takes to answer others while Contact Way > Create runs for 5,000 items with two
 * expressions each: its health check, and callbacks to the trigger of another workflow. Beside it, the
 * same workflow with a node that does nothing, which shows what is n8n's own part.
 */
export async function realAnswering(n8n: Instance, playground: Playground): Promise<Figure[]> {
	const server = await startServer({ latency: LATENCY_MS, customers: 10, members: 10 });
	try {
		const { workflow, productionUrl } = await createTriggerWorkflow(playground);
		await n8n.client.activate(workflow);
		const credential = await n8n.client.createCredential('WeCom', CREDENTIAL_TYPE, {
			...server.credential,
		});
		const run = {
			create: await publishForItems(n8n, createContactWay(credential)),
			nothing: await publishForItems(n8n, node('Nothing', 'n8n-nodes-base.noOp', {})),
		};
		const items = Array.from({ length: ITEMS }, (_, index) => ({
			state: `channel-${index}`,
			remark: `Channel ${index}`,
		}));
		const answersDuring = async (work: () => Promise<void>): Promise<Answers> => {
			const [health, callbacks] = await during(work, [
				[HEALTH_EVERY_MS, async () => (await fetch(`${n8n.url}/healthz`)).status],
				[
					CALLBACK_EVERY_MS,
					async () => (await post(productionUrl, sealCallback(playground.app))).status,
				],
			]);
			return { health: health ?? [], callbacks: callbacks ?? [] };
		};
		for (const give of Object.values(run)) {
			await answersDuring(async () => await give(items.slice(0, WARM_UP_ITEMS)));
		}
		const nothing = await answersDuring(async () => await run.nothing(items));
		const create = await answersDuring(async () => await run.create(items));
		return [
			...figures('a health check, every 100 ms', 200, create.health, nothing.health),
			...figures('a callback, every second', 1_000, create.callbacks, nothing.callbacks),
		];
	} finally {
		server.stop();
	}
}

function createContactWay(credential: StoredCredential): INode {
	return actionNode(
		{
			operation: 'contactWay.create',
			parameters: {
				type: 1,
				scene: 2,
				user: ['member_1'],
				additionalFields: { state: '={{ $json.state }}', remark: '={{ $json.remark }}' },
			},
		},
		credential,
	);
}

function figures(
	what: string,
	bound: number,
	times: readonly number[],
	nothing: readonly number[],
): Figure[] {
	const facts = {
		name: `real n8n: ${what}, answered during 5,000 × contactWay.create, p99`,
		unit: 'ms',
	};
	const ours = percentile(times, 0.99);
	return [
		figure({ ...facts, against: `${bound} ms; ${times.length} of them`, aim: { atMost: 1 } }, [
			{ ours, theirs: bound },
		]),
		figure({ ...facts, against: 'the same workflow with No Operation' }, [
			{ ours, theirs: percentile(nothing, 0.99) },
		]),
	];
}

/**
 * Sends requests at their intervals for as long as the work goes on, whether or not those before were
 * answered.
 *
 * @returns milliseconds until the answers, for each kind of request
 * @throws what the work throws
 */
async function during(
	work: () => Promise<void>,
	probes: ReadonlyArray<readonly [every: number, ask: () => Promise<number>]>,
): Promise<number[][]> {
	let working = true;
	const measuring = probes.map(async ([every, ask]) => {
		const answers: Array<Promise<number>> = [];
		while (working) {
			answers.push(timeOf(ask));
			await sleep(every);
		}
		return await Promise.all(answers);
	});
	try {
		await Promise.all([work(), sleep(SHORTEST_MS)]);
	} finally {
		working = false;
	}
	return await Promise.all(measuring);
}

async function timeOf(ask: () => Promise<number>): Promise<number> {
	const before = performance.now();
	try {
		return (await ask()) === 200 ? performance.now() - before : Infinity;
	} catch {
		// The connection was not taken or broke.
		return Infinity;
	}
}
