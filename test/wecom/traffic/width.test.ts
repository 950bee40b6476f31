import * as fc from 'fast-check';

import { virtualTime } from '../../../support/harness/virtualTime';
import { PATH, World } from './company';

/** A number from 0 to 99 for each call, spread as chance would, and the same in every run. */
const oneOfHundred = (call: number): number => (Math.imul(call, 2_654_435_761) >>> 7) % 100;

describe('the width of a bulk run', () => {
	it('grows until WeCom’s pace is reached', async () => {
		const world = new World({ latency: () => 240 });
		await world.time.run(async () => await world.sendAll(world.run(), 12_000));
		expect(12_000 / (world.time.elapsed() / 1_000)).toBeGreaterThan(0.95 * (10_000 / 60));
		expect(world.mostUnderWay).toBeLessThanOrEqual(50);
	});

	it('does not grow beyond what the pace needs', async () => {
		const world = new World({ latency: () => 30 });
		await world.time.run(async () => await world.sendAll(world.run(), 5_000));
		expect(world.mostUnderWay).toBeLessThanOrEqual(25);
	});

	it.each([1, 2, 7, 20, 40])(
		'settles below the %i calls at once that WeCom takes, with few refusals',
		async (most) => {
			const world = new World({
				latency: () => 300,
				answer: ({ underWay }) => (underWay > most ? 'crowded' : 'good'),
			});
			const count = 4_000;
			await world.time.run(async () => await world.sendAll(world.run({ isBulk: true }), count));
			expect(world.refused / count).toBeLessThan(0.03);
			const least = (count / Math.min(most, 50)) * 300;
			expect(world.time.elapsed()).toBeLessThan(1.3 * least + 20_000);
		},
	);

	it('comes back within seconds once a limit is gone, a minute after the last refusal', async () => {
		let most = 4;
		const world = new World({
			latency: () => 200,
			answer: ({ underWay }) => (underWay > most ? 'crowded' : 'good'),
		});
		const { time } = world;
		await time.run(async () => {
			const run = world.run({ isBulk: true });
			await world.sendAll(run, 500);
			most = 50;
			const before = time.elapsed();
			await world.sendAll(run, 15_000);
			const least = (15_000 / 9_800) * 60_000;
			expect(time.elapsed() - before).toBeLessThan(least + 75_000);
		});
	});

	it('halves when more than a fifth of the calls time out', async () => {
		const underWay: number[] = [];
		const world = new World({
			latency: () => 300,
			answer: (call) => {
				underWay[call.before] = call.underWay;
				return call.before >= 2_000 && call.before < 2_030 && call.before % 2 === 0
					? 'timedOut'
					: 'good';
			},
		});
		await world.time.run(async () => await world.sendAll(world.run(), 3_000));
		const before = Math.max(...underWay.slice(1_900, 2_000));
		const after = Math.min(...underWay.slice(2_040, 2_120));
		expect(before).toBeGreaterThan(40);
		expect(after).toBeGreaterThanOrEqual(20);
		expect(after).toBeLessThanOrEqual(before / 2 + 2);
	});

	it('gets as narrow as a server needs that answers nothing in time', async () => {
		const world = new World({
			latency: (outcome) => (outcome === 'timedOut' ? 30_000 : 300),
			answer: ({ underWay, before }) => (before > 1_000 && underWay > 3 ? 'timedOut' : 'good'),
		});
		const { time } = world;
		await time.run(async () => await world.sendAll(world.run(), 2_500));
		expect(world.refused).toBeLessThan(250);
		// As slow as three at once are, and a few rounds of 30 seconds to find that out.
		expect(time.elapsed()).toBeLessThan(1.5 * (1_500 / 3) * 300 + 360_000);
	});

	it.each([1, 2, 3, 5])(
		'stays as it is where the network loses %i of a hundred calls, for 30 seconds each',
		async (percent) => {
			let lost = 0;
			const world = new World({
				latency: (outcome) => (outcome === 'timedOut' ? 30_000 : 100),
				answer: ({ before }) => {
					const isLost = oneOfHundred(before) < percent;
					if (isLost) lost++;
					return isLost ? 'timedOut' : 'good';
				},
			});
			const count = 5_000;
			await world.time.run(async () => await world.sendAll(world.run(), count));
			// What 50 places can do when some of them wait for nothing.
			const least = Math.max((count / 9_800) * 60_000, (lost * 30_000 + count * 100) / 50);
			expect(world.time.elapsed()).toBeLessThan(1.2 * least + 60_000);
			expect(world.mostUnderWay).toBeGreaterThan(percent * 8);
		},
	);

	it('is found on any path: limits of WeCom’s own, lost calls and a slow-down, none of them for long', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 1, max: 60 }),
				fc.integer({ min: 10, max: 200 }),
				fc.integer({ min: 0, max: 2 }),
				fc.integer({ min: 0, max: 1_000_000 }),
				async (most, latency, percent, seed) => {
					let slow = 1;
					let lost = 0;
					const world = new World({
						latency: (outcome) => (outcome === 'timedOut' ? 10_000 : latency * slow),
						answer: ({ underWay, before }) => {
							if (oneOfHundred(before + seed) < percent) {
								lost++;
								return 'timedOut';
							}
							return underWay > most ? 'crowded' : 'good';
						},
					});
					const count = 2_000;
					await world.time.run(async () => {
						const run = world.run({ isBulk: true });
						await world.sendAll(run, count);
						slow = 10;
						await world.sendAll(run, count);
					});
					// One call more than WeCom takes is tried again each minute.
					const minutes = world.time.elapsed() / 60_000;
					expect(world.refused - lost).toBeLessThan(0.03 * 2 * count + 5 * minutes);
					const places = Math.min(most, 50);
					const busy = lost * 10_000 + count * 11 * latency;
					const least = Math.max(((2 * count) / 9_800) * 60_000, busy / places);
					expect(world.time.elapsed()).toBeLessThan(1.7 * least + 60_000);
				},
			),
			{ numRuns: 8, endOnFailure: true },
		);
	}, 60_000);

	it('makes up for a server that slows down tenfold', async () => {
		let slow = false;
		const world = new World({ latency: () => (slow ? 300 : 30) });
		const { time } = world;
		await time.run(async () => {
			const run = world.run();
			await world.sendAll(run, 5_000);
			slow = true;
			const before = time.elapsed();
			await world.sendAll(run, 5_000);
			expect(5_000 / ((time.elapsed() - before) / 1_000)).toBeGreaterThan(130);
		});
	});
});

describe('clocks', () => {
	it('that are set back and forth neither stop the traffic nor let a call too many through', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(
					fc.tuple(fc.integer({ min: 1, max: 60_000 }), fc.integer({ min: -7_200_000, max: 0 })),
					{
						minLength: 1,
						maxLength: 8,
					},
				),
				async (jumps) => {
					const time = virtualTime();
					const world = new World({ time, latency: () => 20 });
					await time.run(async () => {
						const sent = world.sendAll(world.run(), 12_000);
						for (const [after, by] of jumps) {
							await time.sleep(after);
							time.set(by);
						}
						await sent;
					});
					const { mostOfMinute, times } = world.record(PATH);
					expect(mostOfMinute).toBeLessThanOrEqual(9_950);
					expect(times.at(-1)).toBeLessThan(90_000);
				},
			),
			{ numRuns: 5, endOnFailure: true },
		);
	});
});

describe('memory', () => {
	it('is bounded, however many companies and endpoints there are', async () => {
		const world = new World();
		await world.time.run(async () => {
			const run = world.run();
			for (let index = 0; index < 100_000; index++) {
				await world.traffic
					.run({ concurrency: 1, longestWait: 0 })
					.request(world.app(`ww${index % 50_000}`), `/cgi-bin/${index % 7}`, async (turns) => {
						(await turns.next()).end('good');
					});
			}
			await world.send(run);
		});
		expect(world.traffic.size).toBeLessThanOrEqual(20_000);
	});

	it('keeps the busy endpoints when others come and go', async () => {
		const world = new World();
		await world.time.run(async () => {
			await world.sendAll(world.run(), 9_900);
			for (let index = 0; index < 30_000; index++) {
				const run = world.run({ concurrency: 1 });
				await run.request(world.app(`ww${index}`), PATH, async (turns) => {
					(await turns.next()).end('good');
				});
			}
			await world.sendAll(world.run(), 5_000);
		});
		expect(world.record(`wwexamplecorp0001 ${PATH}`).mostOfMinute).toBeLessThanOrEqual(9_950);
	}, 30_000);
});
