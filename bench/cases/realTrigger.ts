import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { INode } from 'n8n-workflow';

import type { Playground } from '../../support/playground/scanToWelcome';
import { eventXml, post, sealCallback } from '../../support/playground/callbackRequest';
import { createTriggerWorkflow } from '../../support/playground/trigger';
import { chain, node } from '../../support/n8n/workflows';
import { figure, type Figure } from '../lib/figure';
import { percentile } from '../../support/percentile';

/** Of each kind. */
const CALLBACKS = 600;
const WARM_UP = 60;
/**
 * So that the run behind one request is over before the next, and n8n has its sandbox for the next one
 * ready again: about 6 a second.
 */
const PAUSE_MS = 120;

type Send = () => Promise<{ status: number }>;

const OURS = 'trigger';
const CHECKED = "n8n's Webhook node with Header Auth";
const OPEN = "n8n's Webhook node, open to everybody";

/**
 * Time to answer a callback in a real n8n, against n8n's Webhook node with the same workflow: one that
 * takes everything, and one that checks who calls, as the trigger does.
 */
export async function realTrigger(playground: Playground, where: string): Promise<Figure[]> {
	const senders: Record<string, Send> = {
		[OURS]: await ourTrigger(playground),
		[CHECKED]: await webhookNode(playground, true),
		[OPEN]: await webhookNode(playground, false),
	};
	await takeTurns(senders, WARM_UP);
	const times = await takeTurns(senders, CALLBACKS);
	return [CHECKED, OPEN].flatMap((name) =>
		[0.5, 0.99].map((share) =>
			figure(
				{
					name: `real n8n: time to answer a callback, p${share * 100}`,
					against: `${name}, same workflow; ${where}`,
					unit: 'ms',
					aim: { atMost: 1.15 },
				},
				[
					{
						ours: percentile(times[OURS] ?? [], share),
						theirs: percentile(times[name] ?? [], share),
					},
				],
			),
		),
	);
}

/**
 * Sends so many requests of each kind, one after the other, in every order in turn, so that what one
 * leaves behind hits all alike.
 *
 * @returns milliseconds, by kind
 */
async function takeTurns(
	senders: Readonly<Record<string, Send>>,
	count: number,
): Promise<Record<string, number[]>> {
	const orders = permutations(Object.keys(senders));
	const times: Record<string, number[]> = {};
	for (let index = 0; index < count; index++) {
		for (const name of orders[index % orders.length] ?? []) {
			(times[name] ??= []).push(await timed(senders[name] as Send));
		}
	}
	return times;
}

function permutations(names: readonly string[]): string[][] {
	if (names.length === 0) return [[]];
	return names.flatMap((first) =>
		permutations(names.filter((name) => name !== first)).map((rest) => [first, ...rest]),
	);
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
