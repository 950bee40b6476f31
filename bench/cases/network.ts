import { virtualTime } from '../../support/harness/virtualTime';
import { Traffic } from '../../wecom/traffic/traffic';
import { figure, type Figure } from '../lib/figure';
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
const CUSTOMERS = 100_000;
const MEMBERS = 100;
const PLACES = 50;
/** doc 90312: 10,000 calls a minute. */
const WECOM_PER_SECOND = 10_000 / 60;

const log = (line: string) => void process.stderr.write(`${line}\n`);

/** Over TLS 1.3 and an emulated path, with WeCom's limits: what a user gets who is not beside WeCom's servers. */
export async function network(): Promise<Figure[]> {
	const figures: Figure[] = [];
	const wanted = (process.env.BENCH_NETWORK ?? 'tagging,returnAll,manyHours,twoProcesses').split(
		',',
	);
	if (wanted.includes('tagging')) {
		for (const roundTripMs of ROUND_TRIPS) figures.push(...(await tagging(roundTripMs)));
	}
	if (wanted.includes('returnAll')) figures.push(...(await returnAll(30)));
	if (wanted.includes('manyHours')) figures.push(await manyHours());
	if (wanted.includes('twoProcesses')) figures.push(...(await twoProcesses(30)));
	return figures;
}

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

async function tagging(roundTripMs: number): Promise<Figure[]> {
	const name = `12,000 × customer.markTags over TLS, round trip ${roundTripMs} ms`;
	const raw = await alone(roundTripMs, { by: 'axios', count: RAW_ITEMS });
	const ours = await alone(roundTripMs, {});
	const figures = [
		figure(
			{
				name: `${name}: speed`,
				against:
					'WeCom’s 166.7 a second, or raw axios, 50 at once, connections kept, if that is less',
				unit: 'items/s',
				aim: { atLeast: roundTripMs > 30 ? 0.9 : 0.95 },
			},
			[{ ours: ours.perSecond, theirs: Math.min(raw.perSecond, WECOM_PER_SECOND) }],
		),
		figure({ name: `${name}: refused calls`, against: 'one', unit: 'calls', aim: { atMost: 0 } }, [
			{ ours: ours.refused, theirs: 1 },
		]),
	];
	if (roundTripMs !== 30) return figures;
	const closed = await alone(roundTripMs, { by: 'axiosWithoutKeepAlive', count: CPU_ITEMS });
	figures.push(
		figure(
			{
				name: 'CPU per item over TLS',
				against: 'raw axios, 50 at once, no connection kept',
				unit: 'ms',
				aim: { atMost: 1.5 },
			},
			[{ ours: ours.cpuPerItem, theirs: closed.cpuPerItem }],
		),
	);
	if (BEFORE === '') return figures;
	const earlier = await checkOut(BEFORE);
	try {
		const before = await alone(roundTripMs, { root: earlier.root });
		figures.push(
			figure(
				{
					name: `${name}: speed`,
					against: `the node at ${BEFORE} (${before.refused} calls refused)`,
					unit: 'items/s',
					aim: { atLeast: 2 },
				},
				[{ ours: ours.perSecond, theirs: before.perSecond }],
			),
		);
	} finally {
		await earlier.remove();
	}
	return figures;
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
