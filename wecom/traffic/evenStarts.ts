import type { Milliseconds } from '../types';
import { CATCH_UP, MINUTE } from './limits';
import { MINUTE_SLOT } from './usage';

/**
 * Spreads the starts of bulk calls evenly over the minute. A timer that fires late costs nothing: what it was late
 * by, up to `CATCH_UP`, the next calls make up for.
 */
export class EvenStarts {
	private next: Milliseconds = 0;

	/** When the next call may begin. */
	get ready(): Milliseconds {
		return this.next;
	}

	/** Notes that a call begins, of so many in a minute. */
	began(perMinute: number, now: Milliseconds): void {
		this.next = Math.max(this.next, now - CATCH_UP) + (MINUTE + MINUTE_SLOT) / perMinute;
	}

	/** Lets no call begin before that; what is missed until then is not made up for. */
	rest(until: Milliseconds): void {
		this.next = Math.max(this.next, until);
	}
}
