import { RateLimitError } from '../../../wecom/errors';
import { HOUR } from '../../../wecom/traffic/limits';
import type { LongWait } from '../../../wecom/traffic/run';
import type { Outcome } from '../../../wecom/traffic/ticket';
import { PATH, World, type CallSeen } from './company';

/** A company whose limits other programs use up: blocked in these spans of time. */
const blockedDuring =
	(...spans: Array<[from: number, to: number]>) =>
	({ now }: CallSeen): Outcome =>
		spans.some(([from, to]) => now >= from && now < to) ? 'blocked' : 'good';

const minutes = (count: number) => count * 60_000;

describe('after errcode 45009', () => {
	it('a bulk run waits out the block of a minute, at the first call', async () => {
		const world = new World({ answer: blockedDuring([0, minutes(1)]) });
		await world.time.run(async () => await world.sendAll(world.run({ isBulk: true }), 500));
		expect(world.refused).toBeLessThanOrEqual(50);
		expect(world.time.elapsed()).toBeLessThan(minutes(1.2));
	});

	it('a single call tries whether the block is over', async () => {
		const world = new World({
			latency: () => 100,
			answer: blockedDuring([minutes(1), minutes(4)]),
		});
		await world.time.run(async () => await world.sendAll(world.run(), 15_000));
		const { times } = world.record(PATH);
		const during = times.filter((at) => at > minutes(1) + 1_000 && at < minutes(4));
		expect(during.map((at) => Math.round(at / 1_000))).toEqual([121]);
	});

	it('waits 1, 2, 4 and 8 minutes, and 8 again', async () => {
		const world = new World({ answer: blockedDuring([0, minutes(25)]) });
		await world.time.run(async () => await world.sendAll(world.run({ isBulk: true }), 1));
		const { times } = world.record(PATH);
		const waits = times
			.slice(1)
			.map((at, index) => Math.round((at - (times[index] ?? 0)) / 60_000));
		expect(waits).toEqual([1, 2, 4, 8, 8, 8]);
	});

	it.each([
		[90_000, [1, 3, 7, 15, 23, 31, 39, 47, 55]],
		[110_000, [1]],
	])(
		'of an hour, when %i calls of it were its own, tries again after %p minutes',
		async (own, tries) => {
			let from = Infinity;
			const world = new World({
				answer: ({ now }) => (now >= from && now < from + HOUR ? 'blocked' : 'good'),
			});
			const { time } = world;
			await time.run(async () => {
				await world.sendAll(world.run(), own);
				from = time.elapsed();
				await world.send(world.run({ isBulk: true }), { name: 'live' });
			});
			const after = world.record('live').times.map((at) => Math.floor((at - from) / 60_000));
			expect(after).toEqual([0, ...tries, expect.any(Number)]);
			expect(after.at(-1)).toBeLessThanOrEqual(63);
		},
	);

	it('holds live calls back no longer than the block itself', async () => {
		const world = new World();
		const { time } = world;
		await time.run(async () => {
			await world.sendAll(world.run(), 110_000);
			let answer: Outcome = 'blocked';
			Object.assign(world, { options: { answer: () => answer } });
			const bulk = world.sendAll(world.run({ isBulk: true }), 1);
			answer = 'good';
			await time.sleep(61_000);
			expect(await world.send(world.run())).toBe(0);
			await bulk;
		});
	});

	it('uses half of the limits, and 5 % more of them each hour', async () => {
		const world = new World({ answer: ({ now }) => (now < 1_000 ? 'blocked' : 'good') });
		const { time } = world;
		const ofMinute = async (): Promise<number> => {
			const before = world.record(PATH).times.length;
			let over = false;
			const run = world.run({ isCancelled: () => over });
			const sent = world.sendAll(run, 1_000_000).catch(() => undefined);
			await time.sleep(60_000);
			over = true;
			await sent;
			return world.record(PATH).times.length - before;
		};
		await time.run(async () => {
			await world.sendAll(world.run({ isBulk: true }), 1);
			expect(await ofMinute()).toBeLessThanOrEqual(1.01 * 4_900 + 150);
			await time.sleep(2 * HOUR);
			const later = await ofMinute();
			expect(later).toBeGreaterThan(5_700);
			expect(later).toBeLessThanOrEqual(1.01 * 5_880 + 150);
			await time.sleep(8 * HOUR);
			expect(await ofMinute()).toBeGreaterThan(9_700);
		});
	});

	it('a live request gives up when the block lasts longer than it may wait', async () => {
		const world = new World({ answer: blockedDuring([0, minutes(10)]) });
		const error = await world.time.run(
			async () => await world.send(world.run()).catch((thrown: unknown) => thrown),
		);
		expect(error).toBeInstanceOf(RateLimitError);
		// It waited for the first block, and knew at once that the second would be too long.
		expect(world.time.elapsed()).toBeLessThan(minutes(1.1));
		expect((error as RateLimitError).waitedMs).toBeGreaterThan(59_000);
	});

	it('a request that may not wait fails at once', async () => {
		const world = new World({ answer: () => 'blocked' });
		const run = world.run({ longestWait: 0, longestBulkWait: 0 });
		await world.time.run(async () => {
			await expect(world.send(run)).rejects.toBeInstanceOf(RateLimitError);
			await expect(world.send(run)).rejects.toBeInstanceOf(RateLimitError);
		});
		expect(world.record(PATH).times).toHaveLength(1);
		expect(world.time.elapsed()).toBe(0);
	});

	it('says once what a run waits for', async () => {
		const world = new World({ answer: blockedDuring([0, minutes(1)]) });
		const waits: LongWait[] = [];
		const run = world.run({ isBulk: true, onWait: (wait) => waits.push(wait) });
		await world.time.run(async () => await world.sendAll(run, 300));
		expect(waits).toEqual([{ cause: 'block', path: PATH, left: 61_000 }]);
		expect(run.report().waited.block).toBeGreaterThan(60_000);
	});

	it('of one endpoint, the others go on', async () => {
		const world = new World({ answer: blockedDuring([0, 1]) });
		await world.time.run(async () => {
			const blocked = world.send(world.run({ isBulk: true }));
			await world.time.sleep(1);
			expect(await world.send(world.run(), { path: '/other' })).toBe(0);
			await blocked;
		});
	});
});

describe('two programs that use the same limits', () => {
	it.each([0, 7_000, 30_000, 60_000])(
		'each with 20,000 calls, the second %i ms later, meet one block and end within 8 minutes',
		async (lead) => {
			const world = new World({ latency: () => 30 });
			const other = new World({ time: world.time, latency: () => 30 });
			// WeCom's own counting: over 10,000 calls within a minute the endpoint is blocked for a minute.
			const accepted: number[] = [];
			let first = 0;
			let blockedUntil = -1;
			let blocks = 0;
			const answer = ({ now }: CallSeen): Outcome => {
				if (now < blockedUntil) return 'blocked';
				while ((accepted[first] ?? now) <= now - 60_000) first++;
				if (accepted.length - first >= 10_000) {
					blockedUntil = now + 60_000;
					blocks++;
					return 'blocked';
				}
				accepted.push(now);
				return 'good';
			};
			for (const one of [world, other])
				Object.assign(one, { options: { latency: () => 30, answer } });
			await world.time.run(async () => {
				await Promise.all([
					world.sendAll(world.run(), 20_000),
					(async () => {
						await world.time.sleep(lead);
						await other.sendAll(other.run(), 20_000);
					})(),
				]);
			});
			expect(blocks).toBeLessThanOrEqual(1);
			expect(world.time.elapsed()).toBeLessThan(minutes(8));
		},
	);
});
