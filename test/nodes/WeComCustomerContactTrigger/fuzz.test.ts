import { runFuzz } from './fuzz';
import { mutations } from './mutations';

/** More of them on demand: `FUZZ_COUNT=100000 npx jest test/nodes/WeComCustomerContactTrigger/fuzz`. */
const COUNT = Number(process.env.FUZZ_COUNT ?? 5_000);

describe(`${COUNT} mutated and hostile callbacks`, () => {
	it(
		'start nothing and throw nothing, while every good one in between starts its workflow',
		async () => {
			const { failures, heapGrowth, ...counts } = await runFuzz({ count: COUNT, seed: 20260101 });
			expect(failures).toEqual([]);
			expect(counts).toEqual({
				refused: COUNT - counts.acknowledged,
				acknowledged: expect.any(Number) as number,
				accepted: 0,
				thrown: 0,
				runs: 0,
				goodSent: COUNT / 10,
				goodAccepted: COUNT / 10,
			});
			// Replays of requests that are still valid are acknowledged; they are one kind of many.
			expect(counts.acknowledged).toBeGreaterThan(0);
			expect(counts.acknowledged).toBeLessThan((2 * COUNT) / Object.keys(mutations).length);
			// A few hundred bytes for each good message remembered, nothing for the others.
			expect(heapGrowth).toBeLessThan(4_000_000 + COUNT * 50);
		},
		COUNT * 20,
	);
});
