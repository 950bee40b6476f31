import { Slices } from '../../../../nodes/WeComCustomerContact/engine/slices';

/** A clock that only work and turns of the event loop move. */
function handClock() {
	const clock = {
		time: 1_000,
		turns: 0,
		now: () => clock.time,
		sleep: async () => {
			clock.turns++;
			clock.time += 1;
			await Promise.resolve();
		},
	};
	return clock;
}

const noWork = () => undefined;

it('goes on without a turn while the slice lasts', async () => {
	const clock = handClock();
	const slices = new Slices(clock);
	clock.time += 4;
	await slices.run(noWork);
	expect(clock.turns).toBe(0);
});

it('gives the event loop one turn when 5 ms are over, and begins a new slice behind it', async () => {
	const clock = handClock();
	const slices = new Slices(clock);
	clock.time += 5;
	await slices.run(noWork);
	await slices.run(noWork);
	expect(clock.turns).toBe(1);
});

it('never lets workers that wait together work longer than a slice and one step without a turn', async () => {
	const clock = handClock();
	const slices = new Slices(clock);
	const lengths: number[] = [];
	let since = clock.time;
	const { sleep } = clock;
	clock.sleep = async () => {
		lengths.push(clock.time - since);
		await sleep();
		since = clock.time;
	};
	const worker = async () => {
		for (let step = 0; step < 20; step++) {
			await slices.run(() => (clock.time += 4));
		}
	};
	await Promise.all(Array.from({ length: 50 }, worker));
	expect(lengths.length).toBeGreaterThan(400);
	expect(Math.max(...lengths)).toBeLessThan(9);
});

it('takes a turn when the clock was set back, so that work never goes on until it has caught up', async () => {
	const clock = handClock();
	const slices = new Slices(clock);
	clock.time -= 3_600_000;
	await slices.run(noWork);
	clock.time += 4;
	await slices.run(noWork);
	expect(clock.turns).toBe(1);
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

it('hands out all values in order, with a turn for every 5 ms of work', async () => {
	const clock = handClock();
	const seen: number[] = [];
	const step = (value: number) => {
		clock.time += 3;
		seen.push(value);
	};
	await new Slices(clock).forEach([1, 2, 3, 4, 5, 6], step, 1);
	expect(seen).toEqual([1, 2, 3, 4, 5, 6]);
	expect(clock.turns).toBe(2);
});

it('needs no turn for a few values, however long ago the last one was', async () => {
	const clock = handClock();
	const slices = new Slices(clock);
	clock.time += 60_000;
	await slices.forEach([1], noWork, 1);
	await slices.forEach(Array.from({ length: 100 }), noWork, 100);
	expect(clock.turns).toBe(0);
	await slices.forEach(Array.from({ length: 101 }), noWork, 100);
	expect(clock.turns).toBe(1);
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
