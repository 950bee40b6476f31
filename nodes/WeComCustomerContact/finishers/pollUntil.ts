import type { FinishContext } from '../engine/finish';
import type { Milliseconds } from '../../../wecom/types';

const FIRST_PAUSE: Milliseconds = 1000;
const LONGEST_PAUSE: Milliseconds = 5000;

/**
 * Asks again and again, with growing pauses, until an answer is final or the time is up, and returns
 * the last answer. Asks at least once.
 * @throws what `ask` throws, and CancelledError
 */
export async function pollUntil<T>(
	{ wait, now }: Pick<FinishContext, 'wait' | 'now'>,
	longest: Milliseconds,
	ask: () => Promise<T>,
	isFinal: (answer: T) => boolean,
): Promise<T> {
	const end = now() + longest;
	let pause = FIRST_PAUSE;
	for (;;) {
		await wait(Math.max(0, Math.min(pause, end - now())));
		const answer = await ask();
		if (isFinal(answer) || now() >= end) return answer;
		pause = Math.min(pause * 2, LONGEST_PAUSE);
	}
}
