import { pollUntil } from '../../../../nodes/WeComCustomerContact/finishers/pollUntil';
import { testClock } from '../../../../support/harness/clock';

/** Asks until the answer is the wanted one or the time is up; notes when it asked, in seconds. */
async function poll(longest: number, finalAfter: number) {
	const { now, sleep } = testClock();
	const begin = now();
	const seconds = () => (now() - begin) / 1000;
	const asked: number[] = [];
	const answer = await pollUntil(
		{ now, wait: sleep },
		longest * 1000,
		async () => {
			asked.push(seconds());
			return await Promise.resolve(seconds());
		},
		(at) => at >= finalAfter,
	);
	return { answer, asked };
}

it('asks after 1, 3 and 7 seconds and every 5 seconds from then on', async () => {
	expect((await poll(60, 22)).asked).toEqual([1, 3, 7, 12, 17, 22]);
});

it('asks once more when the time is up, and no more', async () => {
	expect(await poll(10, Infinity)).toEqual({ asked: [1, 3, 7, 10], answer: 10 });
});

it('asks at least once, however short the time is', async () => {
	expect((await poll(0, Infinity)).asked).toEqual([0]);
});

it('throws what asking throws', async () => {
	const { now, sleep } = testClock();
	const refused = pollUntil(
		{ now, wait: sleep },
		1000,
		async () => await Promise.reject<number>(new Error('refused')),
		() => true,
	);
	await expect(refused).rejects.toThrow('refused');
});
