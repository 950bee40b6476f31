import { Slices } from '../../../../nodes/WeComCustomerContact/engine/slices';

/** A clock that only work and rests move. */
function handClock() {
	const clock = {
		time: 1_000,
		rests: [] as number[],
		now: () => clock.time,
		sleep: async (ms: number) => {
			clock.rests.push(ms);
			clock.time += ms;
			await Promise.resolve();
		},
		/** Work of so many milliseconds. */
		work: (ms: number) => () => {
			clock.time += ms;
		},
	};
	return clock;
}

it('goes on without a rest while the slice lasts', async () => {
	const clock = handClock();
	const slices = new Slices(clock);
	await slices.run(clock.work(4));
	await slices.run(clock.work(0));
	expect(clock.rests).toEqual([]);
});

it('rests as long as it has worked when 5 ms are over, and begins a new slice behind it', async () => {
	const clock = handClock();
	const slices = new Slices(clock);
	for (const ms of [4, 3, 4, 1, 1]) await slices.run(clock.work(ms));
	expect(clock.rests).toEqual([7, 5]);
});

it('counts its own work alone and not the time in which it waited for others', async () => {
	const clock = handClock();
	const slices = new Slices(clock);
	for (let item = 0; item < 5; item++) {
		await slices.run(async () => {
			await Promise.resolve();
			clock.time += 60;
		});
	}
	expect(clock.rests).toEqual([]);
});

it('never lets pieces that wait together work longer than a slice and one piece without a rest', async () => {
	const clock = handClock();
	const slices = new Slices(clock);
	const worker = async () => {
		for (let piece = 0; piece < 20; piece++) await slices.run(clock.work(4));
	};
	await Promise.all(Array.from({ length: 50 }, worker));
	expect(clock.rests.length).toBeGreaterThan(400);
	expect(Math.max(...clock.rests)).toBeLessThan(9);
});

it('begins work in the order in which it came', async () => {
	const clock = handClock();
	const slices = new Slices(clock);
	const begun: number[] = [];
	const work = async (name: number) => {
		begun.push(name);
		clock.time += 4;
		await Promise.resolve();
	};
	await Promise.all([1, 2, 3, 4, 5, 6, 7].map((name) => slices.run(async () => await work(name))));
	expect(begun).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

it.each([
	['back', -3_600_000, []],
	['forward', 3_600_000, [50]],
])('does not mind that the clock is set %s meanwhile', async (_direction, ms, rests) => {
	const clock = handClock();
	const slices = new Slices(clock);
	await slices.run(clock.work(ms));
	await slices.run(clock.work(1));
	expect(clock.rests).toEqual(rests);
});

it('hands out all values in order, with rests in between', async () => {
	const clock = handClock();
	const seen: number[] = [];
	const step = (value: number) => {
		clock.time += 3;
		seen.push(value);
	};
	await new Slices(clock).forEach([1, 2, 3, 4, 5, 6], step, 1);
	expect(seen).toEqual([1, 2, 3, 4, 5, 6]);
	expect(clock.rests).toEqual([6, 6]);
});

it('passes on what a step throws, and does no further step', async () => {
	const seen: number[] = [];
	const step = (value: number) => {
		seen.push(value);
		if (value === 2) throw new Error('wrong');
	};
	const work = new Slices(handClock()).forEach([1, 2, 3], step, 1);
	await expect(work).rejects.toThrow('wrong');
	expect(seen).toEqual([1, 2]);
});

it('lets a few values wait for nobody, however much work there was before', async () => {
	const clock = handClock();
	const slices = new Slices(clock);
	await slices.run(clock.work(40));
	await slices.forEach([1, 2, 3], () => undefined, 100);
	expect(clock.rests).toEqual([]);
});
