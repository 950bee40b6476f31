import type { Milliseconds } from '../types';

/** So many slots may have passed before the room that they take is given back. */
const SLACK = 512;

/**
 * Counts what happened within the last `span`, wherever that begins. Moments are kept in slots, and a slot counts
 * until all of it has passed: never too few, and at most `slot` too long. Time must not go back.
 */
export class SlidingCount {
	private slots: number[] = [];
	private counts: number[] = [];
	private first = 0;
	private total = 0;

	constructor(
		private readonly span: Milliseconds,
		private readonly slot: Milliseconds,
	) {}

	/** Notes one more. */
	add(now: Milliseconds): void {
		const slot = Math.floor(now / this.slot);
		const last = this.slots.length - 1;
		if (last >= this.first && this.slots[last] === slot) {
			this.counts[last] = (this.counts[last] ?? 0) + 1;
		} else {
			this.slots.push(slot);
			this.counts.push(1);
		}
		this.total++;
	}

	/** How many happened within the span before this moment. */
	at(now: Milliseconds): number {
		while (this.first < this.slots.length && this.endOf(this.first) <= now) {
			this.total -= this.counts[this.first++] ?? 0;
		}
		if (this.first === this.slots.length || this.first > SLACK) {
			this.slots = this.slots.slice(this.first);
			this.counts = this.counts.slice(this.first);
			this.first = 0;
		}
		return this.total;
	}

	/** When there are fewer than `most`, if nothing more happens; `now` or before where there are already. */
	fewerThan(most: number, now: Milliseconds): Milliseconds {
		let over = this.at(now) - most;
		if (over < 0) return now;
		if (most <= 0) return Infinity;
		let place = this.first;
		for (; over >= 0; place++) over -= this.counts[place] ?? 0;
		return this.endOf(place - 1);
	}

	private endOf(place: number): Milliseconds {
		return ((this.slots[place] ?? 0) + 1) * this.slot + this.span;
	}
}
