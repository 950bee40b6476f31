import type { Milliseconds } from '../types';
import { HOUR, LEAST_SHARE, SHARE_GROWTH_PER_HOUR, type Calls } from './limits';

/**
 * The share of WeCom's limits that is used here. A call that was refused within our limits says that other programs
 * use the same ones: then it is halved, and comes back slowly.
 */
export class Share {
	private share = 1;
	private since: Milliseconds = 0;

	/** From `LEAST_SHARE` to 1. */
	at(now: Milliseconds): number {
		return Math.min(1, this.share + (SHARE_GROWTH_PER_HOUR * (now - this.since)) / HOUR);
	}

	/** Halves what is used from now on. */
	halve(now: Milliseconds): void {
		this.share = Math.max(LEAST_SHARE, this.at(now) / 2);
		this.since = now;
	}

	/** So much of the calls. */
	of(calls: Calls, now: Milliseconds): Calls {
		const share = this.at(now);
		if (share === 1) return calls;
		return { minute: Math.floor(calls.minute * share), hour: Math.floor(calls.hour * share) };
	}
}
