import type { Milliseconds } from '../types';
import { LIVE_MEMORY } from './limits';

/** The live calls of a process, whatever their endpoint and company: signs that somebody waits for what it does. */
export class LiveCalls {
	private last: Milliseconds = -Infinity;

	/** Notes that one asks for its turn. */
	note(now: Milliseconds): void {
		this.last = now;
	}

	/** Whether there was one lately. */
	areRecentAt(now: Milliseconds): boolean {
		return now - this.last < LIVE_MEMORY;
	}
}
