import { createClock } from '../../simulator/clock';
import { DAY, HOUR, START } from './support';

it('stands still until it is advanced', async () => {
	const clock = createClock(START);
	expect(clock.nowMs()).toBe(START);
	await clock.advance(HOUR);
	expect(clock.nowMs()).toBe(START + HOUR);
	expect(clock.now()).toBe((START + HOUR) / 1000);
});

it('does what falls due in order, each at its own moment, and waits for it', async () => {
	const clock = createClock(START);
	const seen: Array<[string, number]> = [];
	clock.schedule(START + 2 * HOUR, () => void seen.push(['second', clock.nowMs()]));
	clock.schedule(START + HOUR, async () => {
		await Promise.resolve();
		seen.push(['first', clock.nowMs()]);
		clock.schedule(START + 3 * HOUR, () => void seen.push(['third', clock.nowMs()]));
	});
	clock.schedule(START + 2 * DAY, () => void seen.push(['never', clock.nowMs()]));
	await clock.advance(DAY);
	expect(seen).toEqual([
		['first', START + HOUR],
		['second', START + 2 * HOUR],
		['third', START + 3 * HOUR],
	]);
	expect(clock.nowMs()).toBe(START + DAY);
});

it('forgets its jobs and goes back to the start on a reset', async () => {
	const clock = createClock(START);
	let done = 0;
	clock.schedule(START + HOUR, () => void done++);
	await clock.advance(1);
	clock.reset();
	await clock.advance(DAY);
	expect(done).toBe(0);
	expect(clock.nowMs()).toBe(START + DAY);
});

it("runs with the machine's time when it is not fixed, and does due jobs by itself", async () => {
	const clock = createClock();
	expect(Math.abs(clock.nowMs() - Date.now())).toBeLessThan(100);
	const done = new Promise((resolve) => clock.schedule(clock.nowMs() + 10, () => resolve('done')));
	expect(await done).toBe('done');
	await clock.advance(DAY);
	expect(clock.nowMs() - Date.now()).toBeGreaterThan(DAY - 1000);
	clock.stop();
});
