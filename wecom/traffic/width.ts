import type { Milliseconds } from '../types';
import {
	FEWEST_TO_JUDGE,
	FIRST_CROWD_PAUSE,
	FIRST_WIDTH,
	LONGEST_CROWD_PAUSE,
	SLOW_SHARE,
	WIDTH_MEMORY,
} from './limits';

/**
 * How many calls of an endpoint may be under way at once, found by trying: more while the pace is not reached
 * and nothing complains, half after a complaint (doc 90313: 45033, 45036, and many time-outs), and what WeCom
 * complained about not again for a minute.
 */
export class Width {
	private width = FIRST_WIDTH;
	private ceiling: number;
	private complainedAt: Milliseconds = -Infinity;
	/** When the ceiling was last lowered. */
	private ceilingSince: Milliseconds = 0;
	/** Answers since the width was last changed. */
	private answers = 0;
	/** Whether a call had to wait for nothing but the width since it was last changed. */
	private wanted = false;
	private pausedUntil: Milliseconds = 0;
	private pauses = 0;
	/** Of the calls that are looked at together for time-outs, how many have ended, and how many without an answer. */
	private judged = { ended: 0, timeOuts: 0 };

	constructor(
		private readonly widest: number,
		private readonly random: () => number,
	) {
		this.ceiling = widest;
	}

	get most(): number {
		return this.width;
	}

	/** Until when everything rests after a complaint about a single call. */
	get rest(): Milliseconds {
		return this.pausedUntil;
	}

	/** Notes that a call could begin if there were more width. */
	want(): void {
		this.wanted = true;
	}

	/** Notes an answer without a complaint. */
	good(now: Milliseconds): void {
		this.pauses = 0;
		this.judge(0);
		if (++this.answers < this.width || !this.wanted) return;
		if (now - this.ceilingSince > WIDTH_MEMORY) this.ceiling = this.widest;
		// Carefully, once something has complained: one call too many is then refused and not a quarter of them.
		const step = this.complainedAt === -Infinity ? Math.ceil(this.width / 4) : 1;
		this.change(Math.min(this.ceiling, this.width + step));
	}

	/**
	 * Notes a complaint about a call that had begun at `callBegan` as one of `among` calls under way. Calls that were
	 * under way at the last complaint do not halve again.
	 */
	complained(callBegan: Milliseconds, among: number, now: Milliseconds): void {
		if (callBegan >= this.complainedAt) {
			if (this.width === 1) {
				const longest = Math.min(FIRST_CROWD_PAUSE * 2 ** this.pauses++, LONGEST_CROWD_PAUSE);
				this.pausedUntil = now + longest * (0.75 + this.random() / 4);
			}
			this.complainedAt = now;
			this.change(Math.max(1, Math.floor(this.width / 2)));
		}
		// Where far fewer were under way than might have been, it was not their number.
		this.ceiling = Math.min(this.ceiling, Math.max(among - 1, this.width));
		this.ceilingSince = now;
	}

	/** Notes a call without an answer in time, as `complained` does where there are many of them. */
	timedOut(callBegan: Milliseconds, among: number, now: Milliseconds): void {
		if (this.judge(1)) this.complained(callBegan, among, now);
	}

	/** Counts a call that has ended, and returns whether too many of the last ones had no answer in time. */
	private judge(timeOuts: 0 | 1): boolean {
		const { judged } = this;
		const together = Math.max(this.width, FEWEST_TO_JUDGE);
		judged.ended++;
		judged.timeOuts += timeOuts;
		const isSlow = judged.timeOuts > SLOW_SHARE * together;
		if (isSlow || judged.ended >= together) this.judged = { ended: 0, timeOuts: 0 };
		return isSlow;
	}

	private change(width: number): void {
		this.width = width;
		this.answers = 0;
		this.wanted = false;
	}
}
