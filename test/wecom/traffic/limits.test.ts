import * as fc from 'fast-check';

import { virtualTime } from '../../../support/harness/virtualTime';
import { PATH, World } from './company';

const LATENCIES = fc.oneof(
	fc.constant(0),
	fc.integer({ min: 1, max: 400 }),
	fc.integer({ min: 1_000, max: 3_000 }),
);

describe('the limits of a company (doc 90312)', () => {
	it('are never exceeded in any 60 seconds, whatever mixture of runs', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(
					fc.record({
						begins: fc.integer({ min: 0, max: 90_000 }),
						requests: fc.oneof(
							fc.integer({ min: 1, max: 200 }),
							fc.integer({ min: 200, max: 9_000 }),
						),
						concurrency: fc.integer({ min: 1, max: 50 }),
					}),
					{ minLength: 1, maxLength: 10 },
				),
				LATENCIES,
				fc.integer({ min: 0, max: 40 }),
				async (runs, latency, late) => {
					const time = virtualTime(
						() => 0.5,
						() => late,
					);
					const world = new World({ time, latency: () => latency });
					await time.run(async () => {
						await Promise.all(
							runs.map(async ({ begins, requests, concurrency }) => {
								await time.sleep(begins);
								await world.sendAll(world.run({ concurrency }), requests, {}, concurrency);
							}),
						);
					});
					const { times, mostOfMinute } = world.record(PATH);
					expect(times).toHaveLength(runs.reduce((sum, { requests }) => sum + requests, 0));
					expect(mostOfMinute).toBeLessThanOrEqual(9_950);
				},
			),
			{ numRuns: 12, endOnFailure: true },
		);
	}, 60_000);

	it('let 400,000 calls of one endpoint through in little more than the least time, none over a limit', async () => {
		const world = new World();
		const { time } = world;
		await time.run(async () => await world.sendAll(world.run(), 400_000));
		// 150,000 at once, 150,000 an hour later, and 100,000 at 10,000 a minute after another one.
		const least = 130 * 60_000;
		expect(time.elapsed() / least).toBeLessThanOrEqual(1.05);
		const { mostOfMinute, mostOfHour } = world.record(PATH);
		expect([mostOfMinute <= 9_950, mostOfHour <= 149_500]).toEqual([true, true]);
	}, 120_000);

	it('are used up to 98 % by a long run, with calls that begin evenly', async () => {
		const world = new World({ latency: () => 100 });
		await world.time.run(async () => await world.sendAll(world.run(), 20_000));
		const { times, mostOfMinute } = world.record(PATH);
		expect(mostOfMinute).toBeGreaterThan(9_750);
		const bulk = times.slice(2_000);
		const gaps = bulk.slice(1).map((at, index) => at - (bulk[index] ?? 0));
		expect(Math.max(...gaps)).toBeLessThanOrEqual(100);
		const ofSecond = new Map<number, number>();
		for (const at of bulk) {
			const second = Math.floor(at / 1_000);
			ofSecond.set(second, (ofSecond.get(second) ?? 0) + 1);
		}
		expect(Math.max(...ofSecond.values())).toBeLessThanOrEqual(180);
	});

	it('count all apps of a company together, and each company by itself', async () => {
		const world = new World();
		const { time } = world;
		await time.run(async () => {
			await Promise.all([
				world.sendAll(world.run(), 8_000, { app: world.app('wwexamplecorp0001', 'one') }),
				world.sendAll(world.run(), 8_000, { app: world.app('wwexamplecorp0001', 'two') }),
				world.sendAll(world.run(), 8_000, { app: world.app('wwexamplecorp0002', 'one') }),
			]);
		});
		expect(world.record(`wwexamplecorp0001 ${PATH}`).mostOfMinute).toBeLessThanOrEqual(9_950);
		expect(world.record(`wwexamplecorp0002 ${PATH}`).times.at(-1)).toBeLessThan(60_000);
	});

	it('count each endpoint by itself', async () => {
		const world = new World();
		await world.time.run(async () => {
			await Promise.all(
				['/a', '/b', '/c'].map(async (path) => {
					await world.sendAll(world.run(), 9_000, { path });
				}),
			);
		});
		expect(world.time.elapsed()).toBeLessThan(60_000);
	});
});

describe('the limit of an IP address (doc 90312)', () => {
	it('is never exceeded over all companies of a host, and every company has its turn', async () => {
		const world = new World();
		const companies = ['wwone', 'wwtwo', 'wwthree', 'wwfour'];
		await world.time.run(async () => {
			await Promise.all(
				companies.map(async (corpId) => {
					await world.sendAll(world.run(), 9_000, { app: world.app(corpId) });
				}),
			);
		});
		expect(world.record(PATH).mostOfMinute).toBeLessThanOrEqual(19_800);
		const at30s = companies.map(
			(corpId) => world.record(`${corpId} ${PATH}`).times.filter((at) => at < 30_000).length,
		);
		expect(Math.min(...at30s) / Math.max(...at30s)).toBeGreaterThan(0.9);
	});
});
