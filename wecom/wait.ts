import { CancelledError } from './errors';
import type { Clock, Milliseconds } from './types';

/** Lets so many milliseconds pass. @throws CancelledError as soon as the caller has given up */
export type Wait = (ms: Milliseconds) => Promise<void>;

const SLICE: Milliseconds = 200;

/** @throws CancelledError where the caller has given up */
function throwIfCancelled(isCancelled: () => boolean): void {
	if (isCancelled()) throw new CancelledError();
}

/** A wait that sleeps in slices, so that a cancelled execution stops soon and leaves no timer behind. */
export function cancellableWait(sleep: Clock['sleep'], isCancelled: () => boolean): Wait {
	return async (ms) => {
		for (let left = ms; left > 0; left -= SLICE) {
			throwIfCancelled(isCancelled);
			await sleep(Math.min(left, SLICE));
		}
	};
}
