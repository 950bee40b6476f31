import { runFuzz } from './fuzz';
import { mutations } from './mutations';

describe('5,000 mutated and hostile callbacks', () => {
	it('start nothing and throw nothing, while every good one in between starts its workflow', async () => {
		const { failures, heapGrowth, ...counts } = await runFuzz({ count: 5_000, seed: 20260101 });
		expect(failures).toEqual([]);
		expect(counts).toEqual({
			refused: 5_000 - counts.acknowledged,
			acknowledged: expect.any(Number) as number,
			accepted: 0,
			thrown: 0,
			runs: 0,
			goodSent: 500,
			goodAccepted: 500,
		});
		// Replays of requests that are still valid are acknowledged; they are one kind of many.
		expect(counts.acknowledged).toBeGreaterThan(0);
		expect(counts.acknowledged).toBeLessThan((2 * 5_000) / Object.keys(mutations).length);
		// What is remembered of 450 good messages, and nothing of the others.
		expect(heapGrowth).toBeLessThan(4_000_000);
	}, 120_000);
});
