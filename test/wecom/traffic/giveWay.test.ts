import { virtualTime } from '../../../support/harness/virtualTime';
import type { RunOptions, RunReport } from '../../../wecom/traffic/run';
import type { Milliseconds } from '../../../wecom/types';
import { PATH, World } from './company';

const WELCOME = '/cgi-bin/externalcontact/send_welcome_msg';

interface Scene {
	/** How much later than it should every timer fires, as in a process that has too much to do. */
	late: Milliseconds;
	/** When live calls of another endpoint come, two a second. */
	live?: { from: Milliseconds; to: Milliseconds };
	run?: Partial<RunOptions>;
	/** What the live calls are like. */
	liveRun?: Partial<RunOptions>;
}

/** A long run of 40 seconds: when its calls begin, and what it has waited for. */
async function runIn({ late, live, run, liveRun }: Scene): Promise<{
	starts: Milliseconds[];
	waited: RunReport['waited'];
}> {
	const time = virtualTime(
		() => 0.5,
		() => late,
	);
	const world = new World({ time, latency: () => 20 });
	let isOver = false;
	const long = world.run({ isBulk: true, ...run, isCancelled: () => isOver });
	await time.run(async () => {
		const bulk = world.sendAll(long, 1_000_000).catch(() => undefined);
		const end = time.elapsed() + 40_000;
		while (time.elapsed() < end) {
			await time.sleep(500);
			const now = time.elapsed();
			if (live && now >= live.from && now < live.to)
				await world.send(world.run(liveRun), { path: WELCOME });
		}
		isOver = true;
		await bulk;
	});
	return { starts: world.record(PATH).times, waited: long.report().waited };
}

/** When the calls of a long run begin, in its first 40 seconds. */
const startsOf = async (scene: Scene): Promise<Milliseconds[]> => (await runIn(scene)).starts;

/** How many calls a second begin between two moments. */
function rate(starts: readonly Milliseconds[], from: Milliseconds, to: Milliseconds): number {
	return starts.filter((at) => at >= from && at < to).length / ((to - from) / 1_000);
}

const ALWAYS = { from: 0, to: 40_000 };
const PACE = 163;

describe('a long run, while live calls come', () => {
	it('keeps its pace where the process has time for both', async () => {
		const starts = await startsOf({ late: 3, live: ALWAYS });
		expect(rate(starts, 10_000, 40_000)).toBeGreaterThan(0.98 * PACE);
	});

	it('gives way where the process has more to do than it can', async () => {
		for (const late of [4, 20, 50]) {
			const starts = await startsOf({ late, live: ALWAYS });
			expect(rate(starts, 10_000, 40_000)).toBeLessThan(0.7 * PACE);
		}
	});

	it('rests for four times as long as a timer was late, for a second at most', async () => {
		for (const [late, rest] of [
			[50, 200],
			[200, 800],
			[600, 1_000],
		] as const) {
			const starts = await startsOf({ late, live: ALWAYS });
			const settled = starts.filter((at) => at >= 20_000);
			const gaps = settled.slice(1).map((at, index) => at - (settled[index] ?? at));
			expect(gaps.filter((gap) => gap >= rest).length).toBeGreaterThan(5);
			expect(Math.max(...gaps)).toBeLessThanOrEqual(rest + 2 * late + 1);
		}
	});

	it('tells that shorter runs went first, not that WeCom allows no more', async () => {
		const busy = await runIn({ late: 50, live: ALWAYS });
		expect(busy.waited.live).toBeGreaterThan(2 * (busy.waited.pace ?? 0));
		const quick = await runIn({ late: 0, live: ALWAYS });
		expect(quick.waited).not.toHaveProperty('live');
	});

	it('never stands still, however late everything is', async () => {
		const starts = await startsOf({ late: 2_000, live: ALWAYS });
		expect(rate(starts, 10_000, 40_000)).toBeGreaterThan(0.3);
	});

	it('makes up for nothing that it missed meanwhile', async () => {
		const starts = await startsOf({ late: 50, live: { from: 0, to: 20_000 } });
		expect(rate(starts, 20_000, 40_000)).toBeLessThan(1.02 * PACE);
	});
});

describe('a long run keeps its pace in a process that has too much to do', () => {
	it('where there are no live calls', async () => {
		const starts = await startsOf({ late: 50 });
		expect(rate(starts, 0, 40_000)).toBeGreaterThan(0.98 * PACE);
	});

	it('where what comes is needed by calls of another run, such as a token', async () => {
		const starts = await startsOf({ late: 50, live: ALWAYS, liveRun: { isForAnother: true } });
		expect(rate(starts, 0, 40_000)).toBeGreaterThan(0.98 * PACE);
	});

	it('from ten seconds behind the last live call', async () => {
		const starts = await startsOf({ late: 50, live: { from: 0, to: 10_000 } });
		expect(rate(starts, 10_000, 19_000)).toBeLessThan(0.7 * PACE);
		expect(rate(starts, 21_500, 40_000)).toBeGreaterThan(0.98 * PACE);
	});

	it('beside its own first calls, which nobody waits for; not known to be long, once it is', async () => {
		const known = await startsOf({ late: 50 });
		const unknown = await startsOf({ late: 50, run: { isBulk: undefined } });
		expect(rate(known, 2_000, 10_000)).toBeGreaterThan(0.98 * PACE);
		expect(rate(unknown, 2_000, 10_000)).toBeLessThan(0.7 * PACE);
		expect(rate(unknown, 13_000, 40_000)).toBeGreaterThan(0.98 * PACE);
	});
});
