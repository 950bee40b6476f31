import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Playground } from '../../scripts/playground/scan-to-welcome';
import { eventXml, post, sealCallback } from '../../test/e2e/support/callback-request';
import { createTriggerWorkflow } from '../../test/e2e/support/trigger';
import { chain, node } from '../../test/e2e/support/workflows';
import { figure, type Figure } from '../lib/figure';
import { percentile } from '../lib/percentile';

const CALLBACKS = 200;
const ROUNDS = 3;
const WARM_UP = 30;
/** So that the run behind one request is over before the next: about 20 a second. */
const PAUSE_MS = 50;

type Send = () => Promise<{ status: number }>;

/** Time to answer a callback in a real n8n, against n8n's Webhook node with the same workflow. */
export async function realTrigger(playground: Playground): Promise<Figure[]> {
	const ours = await ourTrigger(playground);
	const theirs = await webhookNode(playground);
	for (let index = 0; index < WARM_UP; index++) {
		await timed(ours);
		await timed(theirs);
	}
	const rounds: Array<{ ours: number[]; theirs: number[] }> = [];
	for (let round = 0; round < ROUNDS; round++) rounds.push(await interleave(ours, theirs));

	const against = "n8n's Webhook node that answers at once, same workflow behind it";
	const aim = { atMost: 1.15 };
	return [0.5, 0.99].map((share) =>
		figure(
			{ name: `real n8n: time to answer a callback, p${share * 100}`, against, unit: 'ms', aim },
			rounds.map((round) => ({
				ours: percentile(round.ours, share),
				theirs: percentile(round.theirs, share),
			})),
		),
	);
}

/** Takes turns, and takes turns in going first, so that what one leaves behind hits both alike. */
async function interleave(ours: Send, theirs: Send): Promise<{ ours: number[]; theirs: number[] }> {
	const times = { ours: [] as number[], theirs: [] as number[] };
	for (let index = 0; index < CALLBACKS; index++) {
		if (index % 2 === 0) {
			times.ours.push(await timed(ours));
			times.theirs.push(await timed(theirs));
		} else {
			times.theirs.push(await timed(theirs));
			times.ours.push(await timed(ours));
		}
	}
	return times;
}

async function timed(send: Send): Promise<number> {
	const before = performance.now();
	const { status } = await send();
	const time = performance.now() - before;
	if (status !== 200) throw new Error(`n8n answered with ${status}`);
	await sleep(PAUSE_MS);
	return time;
}

async function ourTrigger(playground: Playground): Promise<Send> {
	const { workflow, productionUrl } = await createTriggerWorkflow(playground);
	await playground.client.activate(workflow);
	return async () => await post(productionUrl, sealCallback(playground.app));
}

/** Gets the event as plain XML: what a workflow would start with if nothing had to be checked. */
async function webhookNode({ client, app }: Playground): Promise<Send> {
	const path = randomUUID();
	const webhook = node(
		'Webhook',
		'n8n-nodes-base.webhook',
		{ httpMethod: 'POST', path, responseMode: 'onReceived' },
		2,
	);
	const nothing = node('Nothing', 'n8n-nodes-base.noOp', {});
	const workflow = await client.createWorkflow(
		chain('Webhook', [{ ...webhook, webhookId: path }, nothing]),
	);
	await client.activate(workflow);
	const url = `${client.url}/webhook/${path}`;
	return async () => await post(url, { query: {}, body: eventXml(app) });
}
