import { loadavg } from 'node:os';

import { virtualTime } from '../../support/harness/virtualTime';
import { Traffic } from '../../wecom/traffic/traffic';
import { figure, toTable, type Figure } from '../lib/figure';
import { inParallel } from '../lib/measure';
import { checkOut, ROOT, startNetwork } from '../lib/network';
import type { NetworkJob, NetworkResult } from '../lib/networkWorker';

/** The last commit whose node paced nothing, for the comparison. `BENCH_BEFORE` names another, or none when empty. */
const BEFORE = process.env.BENCH_BEFORE ?? 'a4387fe';
/** Round trips in milliseconds; `BENCH_ROUND_TRIPS=30` measures one. */
const ROUND_TRIPS = (process.env.BENCH_ROUND_TRIPS ?? '10,30,80').split(',').map(Number);
const ITEMS = 12_000;
/** As many as WeCom takes of a client that knows no limit, at any speed. */
const RAW_ITEMS = 9_000;
const CPU_ITEMS = 3_000;
/** The node before works at an even speed from its first item on. */
const BEFORE_ITEMS = 6_000;
const CUSTOMERS = 100_000;
const MEMBERS = 100;
const PLACES = 50;
/** doc 90312: 10,000 calls a minute. */
const WECOM_PER_SECOND = 10_000 / 60;

const log = (line: string) => void process.stderr.write(`${line}\n`);

/** Parts in their order; `BENCH_NETWORK` names single ones, separated by commas. */
const PARTS: Record<string, () => Promise<Figure[]>> = {
	...Object.fromEntries(
		ROUND_TRIPS.map((roundTripMs) => [
			`tagging${roundTripMs}`,
			async () => await tagging(roundTripMs),
		]),
	),
	cpu: async () => await cpu(30),
	before: async () => await before(30),
	returnAll: async () => await returnAll(30),
	manyHours: async () => [await manyHours()],
	twoProcesses: async () => await twoProcesses(30),
};

/** Over TLS 1.3 and an emulated path, with WeCom's limits: what a user gets who is not beside WeCom's servers. */
export async function network(): Promise<Figure[]> {
	const only = process.env.BENCH_NETWORK?.split(',');
	const figures: Figure[] = [];
	for (const [name, measure] of Object.entries(PARTS)) {
		if (only && !only.includes(name)) continue;
		const began = performance.now();
		const found = await measure();
		// Shown at once: what comes later may fail, and this took minutes.
		log(toTable(found));
		log(`${name} took ${Math.round((performance.now() - began) / 1_000)} s; load ${loadOf()}`);
		figures.push(...found);
	}
	return figures;
}

/** How many programs wanted the processor lately: a figure that was measured on a busy machine says little. */
const loadOf = () =>
	loadavg()
		.map((load) => load.toFixed(1))
		.join(' ');

const job = (more: Partial<Omit<NetworkJob, 'facts'>>): Omit<NetworkJob, 'facts'> => ({
	what: 'tag',
	by: 'node',
	root: ROOT,
	count: ITEMS,
	places: PLACES,
	measureHeap: false,
	...more,
});

/** Does a job against a server of its own, as the calls of one job use up the limits of the next. */
async function alone(
	roundTripMs: number,
	more: Partial<Omit<NetworkJob, 'facts'>>,
): Promise<NetworkResult & { refused: number; perSecond: number; cpuPerItem: number }> {
	const reads = more.what === 'readAll';
	const server = await startNetwork({
		roundTripMs,
		customers: reads ? CUSTOMERS : ITEMS,
		members: reads ? MEMBERS : 10,
	});
	try {
		const result = await server.work(job(more));
		const { refused } = await server.counts();
		const perSecond = (result.count / result.wall) * 1_000;
		const told = { by: more.by ?? 'node', refused, perSecond: Math.round(perSecond) };
		log(`${roundTripMs} ms, ${more.what ?? 'tag'}: ${JSON.stringify({ ...told, ...result })}`);
		return { ...result, refused, perSecond, cpuPerItem: result.cpu / result.count };
	} finally {
		await server.stop();
	}
}

/** The runs of the node that were measured, by round trip: other parts are held against them too. */
const tagged = new Map<number, ReturnType<typeof alone>>();

function tag(roundTripMs: number): ReturnType<typeof alone> {
	const found = tagged.get(roundTripMs) ?? alone(roundTripMs, {});
	tagged.set(roundTripMs, found);
	return found;
}

const nameOf = (roundTripMs: number) =>
	`12,000 × customer.markTags over TLS, round trip ${roundTripMs} ms`;

async function tagging(roundTripMs: number): Promise<Figure[]> {
	const name = nameOf(roundTripMs);
	const raw = await alone(roundTripMs, { by: 'axios', count: RAW_ITEMS });
	const ours = await tag(roundTripMs);
	return [
		figure(
			{
				name: `${name}: speed`,
				against: `WeCom’s 166.7 a second, or raw axios, 50 at once, connections kept (${Math.round(raw.perSecond)}), if that is less`,
				unit: 'items/s',
				aim: { atLeast: roundTripMs > 30 ? 0.9 : 0.95 },
			},
			[{ ours: ours.perSecond, theirs: Math.min(raw.perSecond, WECOM_PER_SECOND) }],
		),
		figure({ name: `${name}: refused calls`, against: 'one', unit: 'calls', aim: { atMost: 0 } }, [
			{ ours: ours.refused, theirs: 1 },
		]),
	];
}

async function cpu(roundTripMs: number): Promise<Figure[]> {
	const ours = await tag(roundTripMs);
	const closed = await alone(roundTripMs, { by: 'axiosWithoutKeepAlive', count: CPU_ITEMS });
	return [
		figure(
			{
				name: 'CPU per item over TLS',
				against: 'raw axios, 50 at once, no connection kept',
				unit: 'ms',
				aim: { atMost: 1.5 },
			},
			[{ ours: ours.cpuPerItem, theirs: closed.cpuPerItem }],
		),
	];
}

async function before(roundTripMs: number): Promise<Figure[]> {
	if (BEFORE === '') return [];
	const ours = await tag(roundTripMs);
	const earlier = await checkOut(BEFORE);
	try {
		const result = await alone(roundTripMs, { root: earlier.root, count: BEFORE_ITEMS });
		return [
			figure(
				{
					name: `${nameOf(roundTripMs)}: speed`,
					against: `the node at ${BEFORE} (${result.refused} of ${result.count} calls refused)`,
					unit: 'items/s',
					aim: { atLeast: 2 },
				},
				[{ ours: ours.perSecond, theirs: result.perSecond }],
			),
		];
	} finally {
		await earlier.remove();
	}
}

async function returnAll(roundTripMs: number): Promise<Figure[]> {
	const name = `Return All of 100,000 customers of 100 members over TLS, round trip ${roundTripMs} ms`;
	const what = 'readAll' as const;
	const theirs = await alone(roundTripMs, { what, by: 'axios' });
	const ours = await alone(roundTripMs, { what });
	if (ours.count !== theirs.count) throw new Error(`${ours.count} of ${theirs.count} records`);
	const theirHeap = await alone(roundTripMs, { what, by: 'axios', measureHeap: true });
	const ourHeap = await alone(roundTripMs, { what, measureHeap: true });
	const against = 'raw axios that follows the cursors one after the other, connections kept';
	return [
		figure({ name: `${name}: speed`, against, unit: 'records/s', aim: { atLeast: 5 } }, [
			{ ours: ours.perSecond, theirs: theirs.perSecond },
		]),
		figure({ name: `${name}: peak heap`, against: 'the same', unit: 'MB', aim: { atMost: 1.25 } }, [
			{ ours: ourHeap.peakMb, theirs: theirHeap.peakMb },
		]),
	];
}

/** As many calls as take hours, with a clock that does not wait for them. */
async function manyHours(): Promise<Figure> {
	const calls = 400_000;
	/** doc 90312: 150,000 at once, 150,000 an hour later, and 100,000 at 10,000 a minute after another one. */
	const leastMinutes = 130;
	const time = virtualTime();
	const run = new Traffic(time).run({ concurrency: PLACES, longestWait: 0 });
	const app = { baseUrl: 'https://localhost', corpId: 'wwexamplecorp0001', secret: 'example' };
	await time.run(async () => {
		await inParallel(Array.from({ length: calls }), PLACES, async () => {
			await run.request(app, '/cgi-bin/x', async (turns) => {
				(await turns.next()).end('good');
			});
		});
	});
	return figure(
		{
			name: '400,000 calls of one endpoint, clock injected',
			against: 'the least time that the limits allow',
			unit: 'minutes',
			aim: { atMost: 1.05 },
		},
		[{ ours: time.elapsed() / 60_000, theirs: leastMinutes }],
	);
}

/** Two processes that know nothing of each other use the limits of one company. */
async function twoProcesses(roundTripMs: number): Promise<Figure[]> {
	const count = 20_000;
	const leadMs = 20_000;
	const server = await startNetwork({ roundTripMs, customers: count, members: 10 });
	try {
		const begin = performance.now();
		const work = async () => await server.work(job({ count }));
		const results = await Promise.all([
			work(),
			new Promise((resolve) => setTimeout(resolve, leadMs)).then(work),
		]);
		const minutes = (performance.now() - begin) / 60_000;
		if (results.some((result) => result.count !== count)) throw new Error('Items were lost');
		const { blocks } = await server.counts();
		const name = 'two processes, 20,000 × customer.markTags each, the second 20 s later';
		return [
			figure({ name: `${name}: blocks`, against: 'one', unit: 'blocks', aim: { atMost: 1 } }, [
				{ ours: blocks, theirs: 1 },
			]),
			figure({ name: `${name}: time`, against: 'the aim', unit: 'minutes', aim: { atMost: 1 } }, [
				{ ours: minutes, theirs: 8 },
			]),
		];
	} finally {
		await server.stop();
	}
}
