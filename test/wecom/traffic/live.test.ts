import * as fc from 'fast-check';

import { virtualTime } from '../../../support/harness/virtualTime';
import { PATH, World } from './company';

/** Keeps a bulk run going beside the work. */
async function besideBulk(world: World, runs: number, work: () => Promise<void>): Promise<void> {
	let isOver = false;
	const bulk = Array.from({ length: runs }, async () => {
		const run = world.run({ isCancelled: () => isOver });
		await world.sendAll(run, 1_000_000).catch(() => undefined);
	});
	// Long enough for the windows of a minute to be full.
	await world.time.sleep(90_000);
	await work();
	isOver = true;
	await Promise.all(bulk);
}

describe('a live call', () => {
	it('never waits while there are at most 150 of them in a minute, however many bulk runs there are', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.integer({ min: 0, max: 60_000 }), { minLength: 1, maxLength: 140 }),
				fc.integer({ min: 1, max: 3 }),
				async (begins, bulkRuns) => {
					// Quick enough for ten at once never to be a wait of their own.
					const world = new World({ latency: () => 1 });
					const { time } = world;
					const waits: number[] = [];
					await time.run(async () => {
						await besideBulk(world, bulkRuns, async () => {
							await Promise.all(
								begins.map(async (begin) => {
									await time.sleep(begin);
									waits.push(await world.send(world.run()));
								}),
							);
						});
					});
					expect(Math.max(...waits)).toBeLessThanOrEqual(20);
					expect(world.record(PATH).mostOfMinute).toBeLessThanOrEqual(9_950);
				},
			),
			{ numRuns: 5, endOnFailure: true },
		);
	}, 60_000);

	it('waits for the window of a minute beyond that, and no bulk call begins meanwhile', async () => {
		const world = new World({ latency: () => 1 });
		const { time } = world;
		let liveWaited = 0;
		let bulkMeanwhile = NaN;
		await time.run(async () => {
			await besideBulk(world, 1, async () => {
				const before = world.record('bulk').times.length;
				// Ten runs of 200 requests: all of them live.
				const waits = await Promise.all(
					Array.from({ length: 10 }, async () => {
						const run = world.run();
						return await Promise.all(
							Array.from({ length: 200 }, async () => await world.send(run, { name: 'live' })),
						);
					}),
				);
				liveWaited = Math.max(...waits.flat());
				bulkMeanwhile = world.record('bulk').times.length - before;
			});
		});
		expect(liveWaited).toBeGreaterThan(1_000);
		expect(liveWaited).toBeLessThan(60_000);
		expect(bulkMeanwhile).toBe(0);
		expect(world.record(PATH).mostOfMinute).toBeLessThanOrEqual(9_950);
	});

	it('has room for ten at once beside the bulk calls', async () => {
		const world = new World({ latency: () => 5_000 });
		const { time } = world;
		const waits: number[] = [];
		await time.run(async () => {
			await besideBulk(world, 1, async () => {
				const sent = Array.from({ length: 10 }, async () => await world.send(world.run()));
				waits.push(...(await Promise.all(sent)));
			});
		});
		expect(waits).toEqual(Array(10).fill(0));
	});

	it('is what the first 200 requests of a run are', async () => {
		const world = new World();
		const { time } = world;
		await time.run(async () => {
			await besideBulk(world, 1, async () => {
				const run = world.run();
				const waits = [];
				for (let index = 0; index < 150; index++) waits.push(await world.send(run));
				expect(Math.max(...waits)).toBe(0);
			});
		});
	});
});

describe('runs at once', () => {
	it('all end, in whatever order, and leave all places free', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.integer({ min: 1, max: 3_000 }), { minLength: 10, maxLength: 10 }),
				fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 10, maxLength: 10 }),
				async (sizes, cancelledAfter) => {
					const time = virtualTime();
					const world = new World({ time, latency: () => 30 });
					await time.run(async () => {
						await Promise.all(
							sizes.map(async (size, index) => {
								let cancelled = false;
								const sent = world
									.sendAll(world.run({ isCancelled: () => cancelled }), size)
									.catch(() => undefined);
								if (index % 3 === 0) {
									await time.sleep(cancelledAfter[index] ?? 0);
									cancelled = true;
								}
								await sent;
							}),
						);
						// Every place is free again: as many as ever go at once.
						const before = time.elapsed();
						await world.sendAll(world.run(), 2_000);
						expect(time.elapsed() - before).toBeLessThan(30_000);
					});
					expect(world.underWay).toBe(0);
					await time.run(async () => await time.sleep(1_000));
					expect(time.sleeping).toBe(0);
				},
			),
			{ numRuns: 8, endOnFailure: true },
		);
	}, 60_000);

	it('share an endpoint evenly', async () => {
		const world = new World({ latency: () => 100 });
		const { time } = world;
		const ends: number[] = [];
		await time.run(async () => {
			await Promise.all(
				[1, 2, 3].map(async () => {
					await world.sendAll(world.run(), 3_000);
					ends.push(time.elapsed());
				}),
			);
		});
		expect(Math.min(...ends) / Math.max(...ends)).toBeGreaterThan(0.9);
	});

	it('keep to the width that each of them is given', async () => {
		const world = new World({ latency: () => 100 });
		await world.time.run(async () => await world.sendAll(world.run({ concurrency: 3 }), 500));
		expect(world.mostUnderWay).toBe(3);
	});

	it('end soon after they are cancelled', async () => {
		const world = new World({ answer: ({ before }) => (before < 2 ? 'blocked' : 'good') });
		const { time } = world;
		let cancelled = false;
		await time.run(async () => {
			const run = world.run({ isCancelled: () => cancelled, isBulk: true });
			const sent = Promise.allSettled([world.send(run), world.send(run)]);
			await time.sleep(10_000);
			cancelled = true;
			const results = await sent;
			expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
		});
		expect(time.elapsed()).toBeLessThanOrEqual(10_200);
	});
});
