import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { INode } from 'n8n-workflow';

import type { Playground } from '../../scripts/playground/scan-to-welcome';
import { eventXml, post, sealCallback } from '../../test/e2e/support/callback-request';
import { createTriggerWorkflow } from '../../test/e2e/support/trigger';
import { chain, node } from '../../test/e2e/support/workflows';
import { figure, type Figure } from '../lib/figure';
import { percentile } from '../lib/percentile';

const CALLBACKS = 200;
const ROUNDS = 5;
const WARM_UP = 30;
/** So that the run behind one request is over before the next: about 20 a second. */
const PAUSE_MS = 50;

type Send = () => Promise<{ status: number }>;

/**
 * Time to answer a callback in a real n8n, against n8n's Webhook node with the same workflow: one that
 * takes everything, and one that checks who calls, as the trigger does.
 */
export async function realTrigger(playground: Playground, settings: string): Promise<Figure[]> {
	const ours = await ourTrigger(playground);
	const others = {
		"n8n's Webhook node with Header Auth": await webhookNode(playground, true),
		"n8n's Webhook node, open to everybody": await webhookNode(playground, false),
	};
	const figures: Figure[] = [];
	for (const [name, theirs] of Object.entries(others)) {
		for (let index = 0; index < WARM_UP; index++) {
			await timed(ours);
			await timed(theirs);
		}
		const rounds: Array<{ ours: number[]; theirs: number[] }> = [];
		for (let round = 0; round < ROUNDS; round++) rounds.push(await interleave(ours, theirs));
		for (const share of [0.5, 0.99]) {
			figures.push(
				figure(
					{
						name: `real n8n: time to answer a callback, p${share * 100}`,
						against: `${name}, same workflow; ${settings}`,
						unit: 'ms',
						aim: { atMost: 1.15 },
					},
					rounds.map((round) => ({
						ours: percentile(round.ours, share),
						theirs: percentile(round.theirs, share),
					})),
				),
			);
		}
	}
	return figures;
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

/** Gets the event as plain XML: what a workflow would start with if nothing had to be decrypted. */
async function webhookNode({ client, app }: Playground, checked: boolean): Promise<Send> {
	const path = randomUUID();
	const header = { name: 'X-Example', value: randomUUID() };
	const webhook: INode = {
		...node(
			'Webhook',
			'n8n-nodes-base.webhook',
			{
				httpMethod: 'POST',
				path,
				responseMode: 'onReceived',
				...(checked && { authentication: 'headerAuth' }),
			},
			2,
		),
		webhookId: path,
	};
	if (checked) {
		const { id, name } = await client.createCredential('Header', 'httpHeaderAuth', header);
		webhook.credentials = { httpHeaderAuth: { id, name } };
	}
	const nothing = node('Nothing', 'n8n-nodes-base.noOp', {});
	const workflow = await client.createWorkflow(chain('Webhook', [webhook, nothing]));
	await client.activate(workflow);
	const url = `${client.url}/webhook/${path}`;
	const headers = checked ? { [header.name]: header.value } : {};
	return async () => await post(url, { query: {}, body: eventXml(app), headers });
}
