import type { IDataObject } from 'n8n-workflow';

import { createSimulator, type Fault, type Simulator } from '../../simulator';
import { followsOf, idOf, itemsOf } from '../../support/harness/customers';
import type { CredentialFields } from '../../support/harness/credentials';
import { runNode, type NodeRun } from '../../support/harness/runNode';
import { startPath, startTls } from '../../support/network/path';
import type { Identity } from '../../support/network/selfSigned';
import { Outage } from './outage';

/** How hard the run is. */
export interface SoakOptions {
	/** Input items altogether: four parts reads, three tag changes, and one and a half each creates and sends. */
	items: number;
	seed: number;
	/** The share of calls that each kind of fault hits. */
	share: number;
	concurrency: number;
	/** What the process trusts: calls go over TLS. */
	identity: Identity;
	/** The length of the path, in milliseconds. */
	roundTripMs: number;
}

/** What came of the items of one kind. */
interface KindReport {
	items: number;
	/** Items with exactly one outcome. */
	outcomes: number;
	succeeded: number;
	/** Failed, and reported as perhaps carried out. */
	uncertain: number;
	/** Failed, and reported as not carried out. */
	failed: number;
	/** What the errors said, without what they are about. */
	errors: Record<string, number>;
	/** Done more than once, or done or not done against what was reported. */
	wrong: number;
}

/** What came of the run. */
export interface SoakReport {
	kinds: Record<'read' | 'tag' | 'create' | 'send', KindReport>;
	/** Faults that hit a call, by kind. */
	faults: Record<string, number>;
	/** Calls that reached the simulator. */
	calls: number;
	/** Records on which two writes were under way at once. */
	overlaps: number;
	/** Token exchanges. */
	exchanges: number;
	seconds: number;
}

const FAULTS: Array<{ name: string; fault: Fault; part?: number }> = [
	{ name: 'busy', fault: { kind: 'errcode', code: -1 }, part: 0.5 },
	{ name: 'busy', fault: { kind: 'errcode', code: -1, when: 'after' }, part: 0.5 },
	{ name: '45033', fault: { kind: 'errcode', code: 45033 }, part: 0.1 },
	{ name: '45035', fault: { kind: 'errcode', code: 45035 } },
	{ name: 'expired token', fault: { kind: 'errcode', code: 42001 } },
	{ name: 'HTTP 502', fault: { kind: 'http', status: 502 }, part: 0.5 },
	{ name: 'HTTP 502', fault: { kind: 'http', status: 502, when: 'after' }, part: 0.5 },
	{ name: 'reset before the work', fault: { kind: 'reset' } },
	{ name: 'reset after the work', fault: { kind: 'reset', when: 'after' } },
	{ name: 'truncated', fault: { kind: 'truncate', how: 'body' } },
	{ name: 'stalled', fault: { kind: 'stall', ms: 3_000 } },
];

/** A call too many, by another program of the company. */
const BLOCK: Fault = { kind: 'errcode', code: 45009 };

const ENDPOINTS = ['customer.get', 'customer.markTags', 'contactWay.create', 'welcomeMessage.send'];

/**
 * Runs reads, tag changes, creates and sends through the action node at the same time, over TLS and an emulated path
 * and with WeCom's limits, while the simulator injects faults, and holds what the node reports against what was really done.
 */
export async function runSoak({
	items,
	seed,
	share,
	concurrency,
	identity,
	roundTripMs,
}: SoakOptions): Promise<SoakReport> {
	const part = Math.round(items / 20);
	const simulator = createSimulator({
		seed,
		members: 10,
		customers: 200,
		// Standing time: no welcome code runs out while items wait their turn.
		fixedTime: Date.parse('2026-01-05T09:00:00Z'),
		tokenCallsPerMinute: Infinity,
		callsPerMinute: 10_000,
		callsPerHour: 150_000,
	});
	await simulator.start();
	const tls = await startTls(Number(new URL(simulator.baseUrl).port), identity);
	const path = await startPath(tls.port, roundTripMs);
	const world = new World(simulator, `https://localhost:${path.port}`, concurrency);
	const { people, tag } = await world.prepare();
	const pick = <T>(list: T[], index: number): T => list[index % list.length] as T;
	const codes = Array.from({ length: part * 3 }, (_, index) => {
		const { userid } = pick(people, index);
		return simulator.actions.customerAdds({ userid }).welcome_code ?? '';
	});

	for (const endpoint of ENDPOINTS) {
		// Once, as its block lasts a minute: at random there would be nothing but blocks.
		simulator.faults.add({ fault: BLOCK, endpoint, skip: part, count: 1 });
		for (const { fault, part: weight = 1 } of FAULTS) {
			simulator.faults.add({ fault, endpoint, share: share * weight });
		}
	}
	const outage = new Outage(path);
	const begin = Date.now();
	const who = {
		userid: idOf('={{ $json.userid }}'),
		external_userid: idOf('={{ $json.external_userid }}'),
	};
	const [reads, tags, creates, sends] = await Promise.all([
		world.run(
			'customer.get',
			who,
			range(part * 8).map((index) => pick(people, index)),
		),
		world.run(
			'customer.markTags',
			{ ...who, add_tag: [tag] },
			range(part * 6).map((index) => pick(people, index)),
		),
		world.run(
			'contactWay.create',
			{
				type: 2,
				scene: 2,
				user: ['member_1'],
				additionalFields: { remark: '={{ $json.remark }}' },
			},
			range(part * 3).map((index) => ({ remark: `soak ${index}` })),
		),
		world.run(
			'welcomeMessage.send',
			{ welcome_code: '={{ $json.code }}', content: 'Welcome' },
			codes.map((code) => ({ code })),
		),
	]);
	await outage.stop();
	const seconds = (Date.now() - begin) / 1000;
	simulator.faults.clear();
	await new Promise((resolve) => setTimeout(resolve, 3_200));

	const { ledger } = simulator;
	const workedBy = (endpoint: string, key: string): Map<unknown, number> => {
		const counts = new Map<unknown, number>();
		for (const { body } of ledger.requests({ endpoint, worked: true })) {
			const value = (body as IDataObject)[key];
			counts.set(value, (counts.get(value) ?? 0) + 1);
		}
		return counts;
	};
	const requests = ledger.requests();
	const report: SoakReport = {
		kinds: {
			read: judge(reads),
			tag: judge(tags),
			create: judge(creates, workedBy('contactWay.create', 'remark'), 'remark'),
			send: judge(sends, workedBy('welcomeMessage.send', 'welcome_code'), 'code'),
		},
		faults: {
			...countFaults(requests.map(({ fault }) => fault)),
			'connection refused': outage.refused,
		},
		calls: requests.length,
		overlaps: Object.keys(ledger.overlaps().records).length,
		exchanges: simulator.tokens.exchanges().main ?? 0,
		seconds,
	};
	await path.stop();
	await tls.stop();
	await simulator.stop();
	return report;
}

interface Outcome {
	input: IDataObject[];
	/** Outputs by input item. */
	outputs: IDataObject[][];
}

class World {
	private readonly credential: CredentialFields;

	constructor(
		private readonly simulator: Simulator,
		baseUrl: string,
		private readonly concurrency: number,
	) {
		const { settings } = simulator;
		this.credential = { corpId: settings.corpId, secret: settings.apps[0].secret, baseUrl };
	}

	/** The customers with the member who follows them, and a tag to put on them. */
	async prepare(): Promise<{
		people: Array<{ userid: string; external_userid: string }>;
		tag: string;
	}> {
		const members = range(10).map((index) => `member_${index + 1}`);
		const listed = await this.node('customer.getBatch', { userid_list: members, returnAll: true });
		return {
			people: followsOf(listed.json),
			tag:
				this.simulator.actions.tagGroupCreated({ name: 'Soak', tags: ['Soaked'] }).tag_ids[0] ?? '',
		};
	}

	async run(id: string, fields: NodeRun['parameters'], input: IDataObject[]): Promise<Outcome> {
		const { items, hints } = await this.node(id, fields, input);
		for (const hint of hints) process.stderr.write(`${id}: ${hint}\n`);
		const outputs: IDataObject[][] = input.map(() => []);
		for (const { json, pairedItem } of items)
			outputs[(pairedItem as { item: number }).item]?.push(json);
		return { input, outputs };
	}

	private async node(id: string, fields: NodeRun['parameters'], input: IDataObject[] = [{}]) {
		const [resource = '', operation = ''] = id.split('.');
		const requestOptions = { concurrency: this.concurrency, maxRateLimitWait: 600 };
		return await runNode({
			credential: this.credential,
			input: itemsOf(input),
			onError: 'continueRegularOutput',
			parameters: { resource, operation, requestOptions, ...fields },
		});
	}
}

/** Holds the outcomes against how often each work was really done, where that matters. */
function judge({ input, outputs }: Outcome, worked?: Map<unknown, number>, key = ''): KindReport {
	const report: KindReport = {
		items: input.length,
		outcomes: 0,
		succeeded: 0,
		uncertain: 0,
		failed: 0,
		errors: {},
		wrong: 0,
	};
	outputs.forEach((output, index) => {
		const [json] = output;
		if (output.length === 1 && json) report.outcomes++;
		const error = json?.error as
			{ message: string; description?: string; mayHaveBeenCarriedOut?: boolean } | undefined;
		const done = worked?.get(input[index]?.[key]) ?? 0;
		const uncertain = error?.mayHaveBeenCarriedOut === true;
		if (error) {
			const code = /\(([A-Z_]+)\)/.exec(error.description ?? '')?.[1] ?? '';
			const said = `${error.message} ${code}`.trim();
			report.errors[said] = (report.errors[said] ?? 0) + 1;
		}
		if (!error) report.succeeded++;
		else if (uncertain) report.uncertain++;
		else report.failed++;
		if (!worked) return;
		const fits = uncertain ? done <= 1 : done === (error ? 0 : 1);
		if (!fits) report.wrong++;
	});
	return report;
}

function countFaults(hits: Array<Fault | null>): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const hit of hits) {
		if (!hit) continue;
		const name =
			[...FAULTS, { name: '45009', fault: BLOCK }].find(
				({ fault }) => JSON.stringify(fault) === JSON.stringify(hit),
			)?.name ?? hit.kind;
		counts[name] = (counts[name] ?? 0) + 1;
	}
	return counts;
}

function range(count: number): number[] {
	return Array.from({ length: count }, (_, index) => index);
}
