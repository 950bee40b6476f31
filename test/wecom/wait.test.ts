import { CancelledError } from '../../wecom/errors';
import { cancellableWait } from '../../wecom/wait';
import { testClock } from '../../support/harness/clock';

it('lets exactly the time pass that was asked for', async () => {
	const { sleep, pauses } = testClock();
	await cancellableWait(sleep, () => false)(1_050);
	expect(pauses).toEqual([200, 200, 200, 200, 200, 50]);
});

it('waits for no time at all when asked to', async () => {
	const { sleep, pauses } = testClock();
	await cancellableWait(sleep, () => true)(0);
	expect(pauses).toEqual([]);
});

it('ends within 200 milliseconds of the cancellation', async () => {
	const { sleep, pauses } = testClock();
	const wait = cancellableWait(sleep, () => pauses.length === 2);
	await expect(wait(60_000)).rejects.toThrow(CancelledError);
	expect(pauses).toEqual([200, 200]);
});
