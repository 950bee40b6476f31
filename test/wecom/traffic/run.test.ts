import { virtualTime, type VirtualTime } from '../../../support/harness/virtualTime';
import { CancelledError, RateLimitError, RefusedError } from '../../../wecom/errors';
import { LiveCalls } from '../../../wecom/traffic/liveCalls';
import { TrafficRun, type LongWait, type RunOptions } from '../../../wecom/traffic/run';
import type { Outcome } from '../../../wecom/traffic/ticket';
import { Traffic } from '../../../wecom/traffic/traffic';

const APP = { corpId: 'wwexamplecorp0001', secret: 'example', baseUrl: 'https://api.example.com' };
const PATH = '/cgi-bin/externalcontact/get';

/** A run on a clock of its own, and a WeCom that answers as it is told. */
function world(options: Partial<RunOptions> = {}, time: VirtualTime = virtualTime(() => 1)) {
	const traffic = new Traffic(time);
	const begin = (more: Partial<RunOptions> = {}) =>
		traffic.run({ concurrency: 50, longestWait: 90_000, ...options, ...more });
	const send = async (run: TrafficRun, outcome: Outcome = 'good', path = PATH, takes = 0) =>
		await run.request(APP, path, async (turns) => {
			const place = await turns.next();
			const began = time.elapsed();
			if (takes > 0) await time.sleep(takes);
			place.end(outcome);
			return began;
		});
	const sendMany = async (run: TrafficRun, count: number, path = PATH) => {
		for (let call = 0; call < count; call++) await send(run, 'good', path);
	};
	return { time, traffic, begin, send, sendMany };
}

const caught = async (work: Promise<unknown>): Promise<unknown> =>
	await work.then(
		() => undefined,
		(error: unknown) => error,
	);

describe('a run', () => {
	it('has as many requests under way as it has places, and the next in the order in which they came', async () => {
		const { time, begin, send } = world({ concurrency: 2 });
		const run = begin();
		const begins = await time.run(
			async () =>
				await Promise.all([1, 2, 3, 4, 5].map(async () => await send(run, 'good', PATH, 100))),
		);
		expect(begins).toEqual([0, 0, 100, 100, 200]);
	});

	it('has a place free again after a request has failed', async () => {
		const { time, begin, send } = world({ concurrency: 1 });
		const run = begin();
		await time.run(async () => {
			const failed = run.request(APP, PATH, async () => await Promise.reject(new Error('no')));
			await expect(failed).rejects.toThrow('no');
			expect(await send(run)).toBe(0);
			await Promise.all([send(run), send(run)]);
			expect(await send(run)).toBe(0);
		});
	});

	it('gives the answer of the request', async () => {
		const { begin } = world();
		await expect(begin().request(APP, PATH, async () => await Promise.resolve(7))).resolves.toBe(7);
	});

	it('tells what it has used: the requests, and the endpoint that was used most', async () => {
		const { time, begin, send, sendMany } = world();
		const run = begin();
		expect(run.report()).toEqual({ requests: 0, waited: {}, busiest: undefined });
		await time.run(async () => {
			await send(run, 'good', '/a');
			await sendMany(run, 3, '/b');
			await sendMany(run, 3, '/c');
		});
		expect(run.report()).toEqual({
			requests: 7,
			waited: {},
			busiest: { path: '/b', ofMinute: 3 / 10_000, ofHour: 3 / 150_000 },
		});
	});

	it('tells the most that was used meanwhile, not what is used at its end', async () => {
		const { time, begin, send, sendMany } = world();
		const run = begin();
		await time.run(async () => {
			await sendMany(run, 4);
			await time.sleep(70_000);
			await send(run);
			await time.sleep(3_700_000);
			await send(run);
		});
		expect(run.report().busiest).toEqual({ path: PATH, ofMinute: 4 / 10_000, ofHour: 5 / 150_000 });
	});

	it('is live for 200 requests, and bulk from then on', async () => {
		const { time, traffic, begin, sendMany } = world();
		const run = begin();
		await time.run(async () => {
			await sendMany(run, 200);
			const { company } = traffic.endpointOf(APP, PATH);
			expect(company.hold('bulk', time.elapsed()).cause).toBe('width');
			await sendMany(run, 170);
			expect(company.hold('bulk', time.elapsed()).cause).toBe('pace');
		});
	});
});

describe('a request that WeCom wants later', () => {
	it('pauses for a second, then twice as long each time, up to 20 seconds', async () => {
		const { time, begin } = world({ longestWait: Infinity });
		const run = begin();
		const begins: number[] = [];
		await time.run(async () => {
			await run.request(APP, PATH, async (turns) => {
				for (let call = 0; call < 8; call++) {
					const place = await turns.next();
					begins.push(time.elapsed());
					place.end('good');
					turns.pause();
				}
			});
		});
		const pauses = begins.slice(1).map((began, at) => began - (begins[at] ?? 0));
		expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 20_000, 20_000]);
		expect(run.report().waited).toEqual({ crowd: 71_000 });
	});

	it('pauses up to a quarter less, by chance', async () => {
		const { time, begin } = world(
			{},
			virtualTime(() => 0),
		);
		await time.run(async () => {
			await begin().request(APP, PATH, async (turns) => {
				turns.pause();
				(await turns.next()).end('good');
			});
		});
		expect(time.elapsed()).toBe(750);
	});

	it('counts its pauses among what it waits, and is given up with what WeCom said', async () => {
		const { time, begin } = world({ longestWait: 2_500 });
		const refusal = new RefusedError(45033, 'too many');
		const error = await time.run(
			async () =>
				await caught(
					begin().request(APP, PATH, async (turns) => {
						for (;;) {
							(await turns.next(refusal)).end('good');
							turns.pause();
						}
					}),
				),
		);
		expect(error).toBeInstanceOf(RateLimitError);
		expect(error).toMatchObject({ waitedMs: 1_000, refusal, waitedFor: 'crowd' });
		expect(time.elapsed()).toBe(1_000);
	});

	it('is given up only where its pause is longer than the run allows, to the millisecond', async () => {
		for (const [longestWait, isSent] of [
			[1_000, true],
			[999, false],
		] as const) {
			const { time, begin } = world({ longestWait });
			const outcome = await time.run(
				async () =>
					await caught(
						begin().request(APP, PATH, async (turns) => {
							turns.pause();
							(await turns.next()).end('good');
						}),
					),
			);
			expect(outcome === undefined).toBe(isSent);
		}
	});

	it('is canceled during the pause, within 200 ms', async () => {
		let isCancelled = false;
		const { time, begin } = world({ isCancelled: () => isCancelled });
		const error = await time.run(async () => {
			const work = caught(
				begin().request(APP, PATH, async (turns) => {
					turns.pause();
					await turns.next();
				}),
			);
			await time.sleep(300);
			isCancelled = true;
			return await work;
		});
		expect(error).toBeInstanceOf(CancelledError);
		expect(time.elapsed()).toBe(400);
	});
});

describe('a request that a limit of WeCom’s holds back', () => {
	it('waits as long as the run allows, to the millisecond', async () => {
		const { time, begin, send } = world({ longestWait: 61_000 });
		await time.run(async () => {
			await send(begin(), 'blocked');
			expect(await send(begin())).toBe(61_000);
		});
	});

	it('is given up at once where that is longer than the run allows', async () => {
		const { time, begin, send } = world({ longestWait: 60_999 });
		const run = begin();
		const error = await time.run(async () => {
			await send(begin(), 'blocked');
			return await caught(send(run));
		});
		expect(run.report().waited).toEqual({});
		expect(error).toBeInstanceOf(RateLimitError);
		expect(error).toMatchObject({ waitedMs: 0, refusal: undefined, waitedFor: 'block' });
		expect(time.elapsed()).toBe(0);
	});

	it('is given up where all its waits together are longer than the run allows', async () => {
		const { time, begin } = world({ longestWait: 150_000 });
		const error = await time.run(
			async () =>
				await caught(
					begin().request(APP, PATH, async (turns) => {
						for (;;) (await turns.next()).end('blocked');
					}),
				),
		);
		expect(error).toMatchObject({ waitedFor: 'block' });
		// All but what passed since somebody was last told.
		expect((error as RateLimitError).waitedMs).toBeGreaterThan(60_500);
		expect(time.elapsed()).toBe(61_000);
	});

	it('waits as long as it takes in a bulk run, unless that has its own longest wait', async () => {
		const { time, begin, send } = world({ longestWait: 1_000 });
		await time.run(async () => {
			await send(begin(), 'blocked');
			const impatient = begin({ isBulk: true, longestBulkWait: 60_000 });
			expect(await caught(send(impatient))).toBeInstanceOf(RateLimitError);
			expect(await send(begin({ isBulk: true }))).toBe(61_000);
		});
	});

	it('waits as long as a bulk run from the 201st request of its run on', async () => {
		const { time, begin, send, sendMany } = world({ longestWait: 1_000 });
		const run = begin();
		await time.run(async () => {
			await sendMany(run, 199);
			await send(begin(), 'blocked');
			expect(await caught(send(run))).toBeInstanceOf(RateLimitError);
			expect(await send(run)).toBe(61_000);
		});
	});

	it('is given up after pauses and limits that together take too long', async () => {
		const { time, begin, send } = world({ longestWait: 61_500 });
		const error = await time.run(
			async () =>
				await caught(
					begin().request(APP, PATH, async (turns) => {
						turns.pause();
						(await turns.next()).end('good');
						await send(begin(), 'blocked');
						await turns.next();
					}),
				),
		);
		expect(error).toMatchObject({ waitedMs: 1_000, waitedFor: 'block' });
		expect(time.elapsed()).toBe(1_000);
	});

	it('does not count against the longest wait what it waits for its turn', async () => {
		const { time, begin, send } = world({ longestWait: 100 });
		const run = begin();
		const begins = await time.run(
			async () =>
				await Promise.all(
					Array.from({ length: 21 }, async () => await send(run, 'good', PATH, 5_000)),
				),
		);
		expect(begins.at(-1)).toBe(5_000);
		expect(Object.keys(run.report().waited)).toEqual(['width']);
		expect(run.report().waited.width).toBeGreaterThan(4_700);
		expect(run.report().waited.width).toBeLessThanOrEqual(5_000);
	});

	it('is canceled within 200 ms', async () => {
		let isCancelled = false;
		const { time, begin, send } = world({ isCancelled: () => isCancelled });
		const error = await time.run(async () => {
			await send(begin(), 'blocked');
			const work = caught(send(begin()));
			await time.sleep(1_050);
			isCancelled = true;
			return await work;
		});
		expect(error).toBeInstanceOf(CancelledError);
		expect(time.elapsed()).toBe(1_200);
	});

	it('is not sent by a run that was canceled before', async () => {
		const { begin, send, traffic } = world({ isCancelled: () => true });
		expect(await caught(send(begin()))).toBeInstanceOf(CancelledError);
		expect(traffic.size).toBe(0);
	});

	it('counts waits at the same time once', async () => {
		const { time, begin, send } = world();
		const run = begin();
		await time.run(async () => {
			await send(begin(), 'blocked');
			await Promise.all([send(run), send(run), send(run)]);
		});
		expect(run.report().waited.block).toBeGreaterThan(60_500);
		expect(run.report().waited.block).toBeLessThanOrEqual(61_000);
	});
});

describe('a long wait', () => {
	it('is told once for each cause and path, while it lasts', async () => {
		const waits: LongWait[] = [];
		const { time, begin, send } = world({ onWait: (wait) => waits.push(wait) });
		const run = begin();
		await time.run(async () => {
			await send(run, 'blocked');
			await send(run, 'blocked', '/other');
			await Promise.all([send(run), send(run), send(run, 'good', '/other')]);
		});
		expect(waits).toEqual([
			{ cause: 'block', path: PATH, left: 61_000 },
			{ cause: 'block', path: '/other', left: 61_000 },
		]);
	});

	it('is told again where it begins anew', async () => {
		const waits: LongWait[] = [];
		const { time, begin, send } = world({
			longestWait: Infinity,
			onWait: (wait) => waits.push(wait),
		});
		const run = begin();
		await time.run(async () => {
			await send(run, 'blocked');
			await send(run, 'blocked');
			await send(run);
		});
		expect(waits.map(({ left }) => left)).toEqual([61_000, 122_000]);
	});

	it('is not told where it takes less than 5 seconds', async () => {
		const waits: LongWait[] = [];
		const { time, begin, send } = world({ onWait: (wait) => waits.push(wait) });
		await time.run(async () => {
			await send(begin(), 'blocked');
			await time.sleep(56_001);
			await send(begin());
			await send(begin(), 'blocked');
			await time.sleep(56_000);
			await send(begin());
		});
		expect(waits).toEqual([{ cause: 'block', path: PATH, left: 5_000 }]);
	});

	it('needs nobody to listen', async () => {
		const { time, begin, send } = world();
		await time.run(async () => {
			await send(begin(), 'blocked');
			expect(await send(begin())).toBe(61_000);
		});
	});
});

describe('the live calls of the process', () => {
	/** How many of so many requests count as one. */
	const counted = async (count: number, options: Partial<RunOptions> = {}) => {
		const time = virtualTime();
		const traffic = new Traffic(time);
		const live = new LiveCalls();
		const note = jest.spyOn(live, 'note');
		const all = { concurrency: 50, longestWait: 90_000, ...options };
		const run = new TrafficRun(time, all, (app, path) => traffic.endpointOf(app, path), live);
		await time.run(async () => {
			for (let call = 0; call < count; call++) {
				await run.request(APP, PATH, async (turns) => {
					(await turns.next()).end('good');
				});
			}
		});
		return note.mock.calls.length;
	};

	it('are those of the first 200 requests of a run, unless that is known to be long or for another', async () => {
		expect(await counted(201)).toBe(200);
		expect(await counted(3, { isBulk: true })).toBe(0);
		expect(await counted(3, { isForAnother: true })).toBe(0);
	});
});
