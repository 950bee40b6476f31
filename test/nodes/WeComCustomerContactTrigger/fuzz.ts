import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { families } from '../../../nodes/WeComCustomerContactTrigger/choices';
import { appEvents } from '../../../wecom/callback/events';
import { eventNumber, goodRequest, mutations, type Chance, type Material } from './mutations';
import { TestN8n, type WireRequest } from './n8n';
import { AT } from './send';

export interface FuzzOptions {
	/** How many mutated or hostile requests are sent. */
	count: number;
	seed: number;
}

export interface FuzzResult {
	/** Mutated requests that were answered with a 4xx. */
	refused: number;
	/** Replays that were answered `success` and ran nothing. */
	acknowledged: number;
	/** Mutated requests that were answered with anything else. */
	accepted: number;
	/** Requests that threw, in the node or around it. */
	thrown: number;
	/** Workflow runs that mutated requests started. */
	runs: number;
	/** Good requests sent in between, one in ten. */
	goodSent: number;
	/** Good requests that started exactly one workflow run. */
	goodAccepted: number;
	/** Bytes of heap at the end beyond those after the first tenth, garbage collected. */
	heapGrowth: number;
	/** Names of the mutations that were accepted, threw or ran. */
	failures: string[];
}

const GOOD_EVERY = 10;
/** Huge bodies are rare, or moving their bytes would take all the time. */
const HUGE = /^huge/;
const HUGE_SHARE = 20;
const REQUEST_INTERVAL_MS = 20;
const MAX_RECORDED = 1000;

/**
 * Sends mutated and hostile callbacks to the trigger, with good ones in between. The same seed
 * sends the same.
 */
export async function runFuzz({ count, seed }: FuzzOptions): Promise<FuzzResult> {
	const result: FuzzResult = {
		refused: 0,
		acknowledged: 0,
		accepted: 0,
		thrown: 0,
		runs: 0,
		goodSent: 0,
		goodAccepted: 0,
		heapGrowth: 0,
		failures: [],
	};
	const chance = chanceOf(seed);
	const n8n = new TestN8n({
		now: AT * 1000,
		parameters: {
			events: families.map(({ value }) => value).concat(appEvents.map(({ id }) => id)),
		},
	});
	const recorded: WireRequest[] = [];
	const names = Object.keys(mutations);
	let heapAtFirst = 0;
	let number = 0;

	const material = (): Material => {
		n8n.now += REQUEST_INTERVAL_MS;
		const at = Math.floor(n8n.now / 1000);
		return { chance, at, xml: eventNumber(number++, at), recorded };
	};

	for (let sent = 0; sent < count; sent++) {
		if (sent === Math.floor(count / 10)) heapAtFirst = heapUsed();
		let name = chance.pick(names);
		if (HUGE.test(name) && chance.int(HUGE_SHARE) > 0) name = 'flippedBody';
		const request = mutations[name]?.(material());
		const outcome = await send(n8n, request as WireRequest);
		result.runs += outcome.runs;
		if (outcome.thrown) result.thrown++;
		else if (outcome.status >= 400 && outcome.status < 500) result.refused++;
		else if (name === 'replay' && outcome.runs === 0) result.acknowledged++;
		else result.accepted++;
		if (result.thrown + result.accepted + result.runs > result.failures.length) {
			result.failures.push(name);
		}

		if (sent % GOOD_EVERY !== 0) continue;
		const good = goodRequest(material());
		result.goodSent++;
		const { status, runs, thrown } = await send(n8n, good);
		if (status === 200 && runs === 1 && !thrown) result.goodAccepted++;
		recorded[(result.goodSent - 1) % MAX_RECORDED] = good;
	}
	result.heapGrowth = heapUsed() - heapAtFirst;
	return result;
}

async function send(
	n8n: TestN8n,
	request: WireRequest,
): Promise<{ status: number; runs: number; thrown: boolean }> {
	n8n.runs.length = 0;
	n8n.thrown.length = 0;
	n8n.logs.length = 0;
	try {
		const { status } = await n8n.inject(request);
		return { status, runs: n8n.runs.length, thrown: n8n.thrown.length > 0 };
	} catch {
		return { status: 0, runs: n8n.runs.length, thrown: true };
	}
}

/** Mulberry32: small, fast and good enough to choose attacks. */
function chanceOf(seed: number): Chance {
	let state = seed >>> 0;
	const next = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
	const int = (below: number): number => Math.floor(next() * below);
	return {
		int,
		pick: <T>(choices: readonly T[]): T => choices[int(choices.length)] as T,
		bytes: (length) => Buffer.from(Array.from({ length }, () => int(256))),
	};
}

function heapUsed(): number {
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as () => void;
	collect();
	return process.memoryUsage().heapUsed;
}
