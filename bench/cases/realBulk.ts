import { setTimeout as sleep } from 'node:timers/promises';

import type { Simulator } from '../../simulator';
import { welcomes } from '../../simulator/resources/welcomeMessage/state';
import type { Follow } from '../../support/harness/customers';
import type { Instance } from '../../support/n8n/instance';
import { poll } from '../../support/n8n/client';
import { actionNode, byId } from '../../support/n8n/workflows';
import { percentile } from '../../support/percentile';
import type { Playground } from '../../support/playground/scanToWelcome';
import { setReceiver } from '../../support/playground/simulatedApp';
import { figure, type Figure } from '../lib/figure';
import { publishForItems } from '../lib/publishForItems';
import { publishWelcome } from '../lib/publishWelcome';

const ITEMS = 20_000;
/** Customers who come while the run is under way, and as many without it. */
const CUSTOMERS = 250;
const PER_SECOND = 2;
const WARM_UP = 10;
const PATIENCE_MS = 60_000;
/** What a live call may wait for its turn. */
const LIVE_WAIT_MS = 200;
const WELCOME_MS = 1_000;

/** Times of customers who came, in milliseconds. */
interface Times {
	/** From the callback to the delivered welcome message. */
	welcome: number[];
	/** From the answer to the welcome message to the next node's call, of the endpoint that the long run uses. */
	tag: number[];
}

/**
 * Callbacks that are answered with a welcome message and a tag while a run of the same company tags 20,000
 * customers, and without it; WeCom's limits on.
 */
export async function realBulk(n8n: Instance, playground: Playground): Promise<Figure[]> {
	const { simulator } = playground.app;
	const tag = simulator.actions.tagGroupCreated({ name: 'Bench', tags: ['Met'] }).tag_ids[0] ?? '';
	const people = followsIn(simulator);
	const tagAll = await publishForItems(
		n8n,
		tagWith(playground, tag, '={{ $json.userid }}', '={{ $json.external_userid }}'),
		'success',
	);
	const url = await publishWelcome(playground, (event) => [
		tagWith(playground, tag, event('UserID'), event('ExternalUserID')),
	]);
	setReceiver(playground.app, url);
	await customersCome(simulator, WARM_UP);
	const alone = await customersCome(simulator, CUSTOMERS);
	const items = Array.from({ length: ITEMS }, (_, index) => people[index % people.length] ?? {});
	const run = { isOver: false };
	const began = performance.now();
	const bulk = tagAll(items)
		.catch(async (error: Error) => await explained(n8n, error))
		.finally(() => (run.isOver = true));
	// When its first, live calls are through.
	await sleep(5_000);
	const beside = await customersCome(simulator, CUSTOMERS);
	if (run.isOver) throw new Error('The long run was over too soon');
	await bulk;
	const seconds = (performance.now() - began) / 1_000;
	const refused = simulator.ledger.requests({ endpoint: 'customer.markTags', errcode: 45009 });
	const name = `real n8n, while ${ITEMS.toLocaleString('en')} customers are tagged`;
	const p99 = (times: readonly number[]) => percentile(times, 0.99);
	return [
		figure(
			{
				name: `${name}: callback to delivered welcome message, p99`,
				against: `a second (without the run: ${Math.round(p99(alone.welcome))} ms)`,
				unit: 'ms',
				aim: { atMost: 1 },
			},
			[{ ours: p99(beside.welcome), theirs: WELCOME_MS }],
		),
		figure(
			{
				name: `${name}: from there to the call of a tag, p99`,
				against: 'the same without the run, and 200 ms',
				unit: 'ms',
				aim: { atMost: 1 },
			},
			[{ ours: p99(beside.tag), theirs: p99(alone.tag) + LIVE_WAIT_MS }],
		),
		figure(
			{
				name: `${name}: speed of that`,
				against: 'WeCom’s 166.7 a second',
				unit: 'items/s',
			},
			[{ ours: ITEMS / seconds, theirs: 10_000 / 60 }],
		),
		figure({ name: `${name}: refused calls`, against: 'one', unit: 'calls', aim: { atMost: 0 } }, [
			{ ours: refused.length, theirs: 1 },
		]),
	];
}

/** @throws the error with what n8n says of the executions that failed */
async function explained({ client }: Instance, error: Error): Promise<never> {
	const failed = await client.executions(undefined, 'error');
	const said = failed.map(({ data }) =>
		JSON.stringify(data.resultData.error ?? null).slice(0, 1_000),
	);
	throw new Error(`${error.message}; ${said.join('; ')}`);
}

/** The customers that the simulated company has from the start, each with a member who follows it. */
function followsIn({ corp }: Simulator): Follow[] {
	return [...corp.people.members.values()].flatMap(({ userid, follows }) =>
		[...follows.keys()].map((external_userid) => ({ userid, external_userid })),
	);
}

/** Lets customers come, and waits for their welcome messages and tags. */
async function customersCome(simulator: Simulator, count: number): Promise<Times> {
	const messages = () => welcomes(simulator.corp).messages;
	const before = messages().length;
	const codes = new Map<unknown, string>();
	for (let index = 0; index < count; index++) {
		const { external_userid, welcome_code } = simulator.actions.customerAdds({
			userid: 'member_1',
		});
		codes.set(welcome_code, external_userid);
		await sleep(1_000 / PER_SECOND);
	}
	const tagged = () => callsBy(simulator, 'customer.markTags', 'external_userid');
	const areTagged = () => {
		const calls = tagged();
		return [...codes.values()].every((id) => calls.has(id)) ? calls : undefined;
	};
	const tags = await poll(
		'tags',
		PATIENCE_MS,
		async () => await Promise.resolve(areTagged()),
	).catch(() => {
		const late = simulator.callbacks.deliveries().filter(({ answered }) => !answered).length;
		const counts = simulator.ledger.counts();
		throw new Error(
			`Not all customers were tagged: ${late} callbacks unanswered; ${JSON.stringify(counts)}`,
		);
	});
	const welcomed = callsBy(simulator, 'welcomeMessage.send', 'welcome_code');
	return {
		welcome: messages()
			.slice(before)
			.map(({ msAfterCallback }) => msAfterCallback),
		tag: [...codes].map(
			([code, id]) => (tags.get(id)?.began ?? NaN) - (welcomed.get(code)?.ended ?? NaN),
		),
	};
}

/** The calls of an endpoint that were carried out, by a field of their body, with their times in milliseconds. */
function callsBy(
	{ ledger }: Simulator,
	endpoint: string,
	field: string,
): Map<unknown, { began: number; ended: number }> {
	return new Map(
		ledger
			.requests({ endpoint, worked: true })
			.map(({ body, at, durationMs }) => [
				(body as Record<string, unknown>)[field],
				{ began: at, ended: at + durationMs },
			]),
	);
}

function tagWith({ credential }: Playground, tag: string, userid: string, customer: string) {
	return actionNode(
		{
			operation: 'customer.markTags',
			parameters: { userid: byId(userid), external_userid: byId(customer), add_tag: [tag] },
		},
		credential,
	);
}
