import type { Milliseconds } from '../types';
import type { Urgency } from './limits';

/**
 * What a request waits for: the even pace, WeCom's limits of the minute and the hour, the end of a block (45009), of
 * a pause after too many calls at once (45033, 45036), its turn among the calls under way, a live call.
 */
export type Cause = 'pace' | 'minute' | 'hour' | 'block' | 'crowd' | 'width' | 'live';

/** The causes for which a request does not wait longer than its run allows. */
const LIMITS: ReadonlySet<Cause> = new Set(['minute', 'hour', 'block', 'crowd']);

/** Whether WeCom's limits are what is waited for, and not just the request's turn. */
export const isLimit = (cause: Cause): boolean => LIMITS.has(cause);

/** A call that may leave now, or has left. */
export interface Place {
	/** Says how the call ended, once. What it held is free then. */
	end(outcome: Outcome): void;
}

/**
 * How a call ended, as far as traffic is concerned: `good` for every answer that is none of the following, `blocked`
 * (45009), `crowded` (45033, 45036, HTTP 429), `timedOut`, and `lost` where no answer came for another reason.
 */
export type Outcome = 'good' | 'blocked' | 'crowded' | 'timedOut' | 'lost';

/** A request that waits for its turn. */
export interface Ticket {
	readonly urgency: Urgency;
	/** Whether nobody wants it any more. */
	isCancelled(): boolean;
	/** Says that the request may leave. */
	begin(place: Place): void;
	/** Says that it will not. */
	drop(): void;
	/** Tells of `waited` more spent waiting, and until when it has to. Returns whether it goes on waiting. */
	wait(cause: Cause, waited: Milliseconds, left: Milliseconds): boolean;
}
