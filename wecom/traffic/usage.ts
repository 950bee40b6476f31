import type { Milliseconds } from '../types';
import { HOUR, MINUTE, type Calls, type Urgency } from './limits';
import { SlidingCount } from './slidingCount';

/** How fine calls are counted: what is lost of a window is at most one slot of it, a 600th. */
export const MINUTE_SLOT: Milliseconds = 100;
const HOUR_SLOT: Milliseconds = 5_000;

/** What calls may still wait for: until when, and for which limit. */
export interface Hold<Cause extends string = string> {
	/** Infinity where no time tells, but the end of another call. */
	until: Milliseconds;
	cause: Cause;
}

class Windows {
	readonly minute = new SlidingCount(MINUTE, MINUTE_SLOT);
	readonly hour = new SlidingCount(HOUR, HOUR_SLOT);

	add(now: Milliseconds): void {
		this.minute.add(now);
		this.hour.add(now);
	}

	hold(limit: Calls, now: Milliseconds): Hold<'minute' | 'hour'> {
		const minute = this.minute.fewerThan(limit.minute, now);
		const hour = this.hour.fewerThan(limit.hour, now);
		return hour > minute ? { until: hour, cause: 'hour' } : { until: minute, cause: 'minute' };
	}
}

/** The calls of one endpoint within the last minute and the last hour, bulk calls among them. */
export class Usage {
	private readonly all = new Windows();
	/** Most endpoints never see a bulk call. */
	private bulk: Windows | undefined;

	/** Notes that a call begins. */
	add(urgency: Urgency, now: Milliseconds): void {
		this.all.add(now);
		if (urgency === 'bulk') (this.bulk ??= new Windows()).add(now);
	}

	/** The calls of the last minute and hour. */
	at(now: Milliseconds): Calls {
		return { minute: this.all.minute.at(now), hour: this.all.hour.at(now) };
	}

	/** The live calls among them. */
	liveAt(now: Milliseconds): Calls {
		const { minute, hour } = this.at(now);
		return {
			minute: minute - (this.bulk?.minute.at(now) ?? 0),
			hour: hour - (this.bulk?.hour.at(now) ?? 0),
		};
	}

	/** Until when the limits hold the next call back; for bulk calls both count. */
	hold(
		urgency: Urgency,
		limits: { all: Calls; bulk: Calls },
		now: Milliseconds,
	): Hold<'minute' | 'hour'> {
		const all = this.all.hold(limits.all, now);
		if (urgency === 'live' || !this.bulk) return all;
		const bulk = this.bulk.hold(limits.bulk, now);
		return bulk.until > all.until ? bulk : all;
	}
}
