import type { Milliseconds } from '../types';
import { HOUR_BLOCK, HOUR_SUSPECT, LONGEST_STEP, MINUTE_BLOCK } from './limits';

/**
 * The block that follows a call over a limit (doc 90312, 45009). WeCom does not say which limit it was: first the
 * block of a minute is waited out, then twice as long and so on, and the hour only by who may have used it up.
 * After each wait one call tries alone.
 */
export class Block {
	private began: Milliseconds = -Infinity;
	private firstBegan: Milliseconds = 0;
	private ends: Milliseconds = 0;
	/** Waits in a row; 0 when nothing is blocked. */
	private waits = 0;
	private trying = false;

	/** Until when calls are held back: Infinity while one tries whether the block is over. */
	heldUntil(now: Milliseconds): Milliseconds {
		if (this.waits === 0) return now;
		return this.trying ? Infinity : this.ends;
	}

	/** Notes that a call begins. Returns whether it is the one that tries. */
	begin(): boolean {
		this.trying = this.waits > 0;
		return this.trying;
	}

	/**
	 * Notes a refusal of a call that had begun at `callBegan`. Returns whether a new wait begins: not for calls that
	 * were already under way.
	 *
	 * @param callsOfHour the calls of the endpoint that this process sent within the hour
	 */
	refused(callBegan: Milliseconds, callsOfHour: number, now: Milliseconds): boolean {
		if (callBegan < this.began || now < this.ends) return false;
		this.waits++;
		if (this.waits === 1) this.firstBegan = now;
		this.began = now;
		this.trying = false;
		const hour = this.firstBegan + HOUR_BLOCK;
		const isHour = this.waits > 1 && callsOfHour > HOUR_SUSPECT && hour > now;
		this.ends = isHour ? hour : now + Math.min(MINUTE_BLOCK * 2 ** (this.waits - 1), LONGEST_STEP);
		return true;
	}

	/** Notes an answer of another kind: that of the call that tried says that the block is over. */
	answered(tried: boolean): void {
		if (tried) this.waits = 0;
	}

	/** Notes that the call that tried had no answer; another one may. */
	unanswered(tried: boolean): void {
		if (tried) this.trying = false;
	}
}
