import { sleep } from 'n8n-workflow';

import { systemTime, type Clock, type Milliseconds } from '../../../wecom/types';

/**
 * How long work without waiting may go on. The same n8n has to answer a callback within 5 seconds
 * (doc 90930) and to use a welcome code within 20 (doc 92137).
 */
const SLICE: Milliseconds = 5;

/** A clock that was set forward makes a piece of work look long. */
const LONGEST_REST: Milliseconds = 50;

/**
 * Cuts long work into slices, so that n8n goes on answering. Behind each it rests for as long as it has
 * worked: a callback takes n8n hundreds of short steps, and between two of them a single turn of the event
 * loop would let in a whole slice. By time and not by item, since a rest is longer than most items take.
 */
export class Slices {
	private worked: Milliseconds = 0;
	private rest: Promise<void> | undefined;

	constructor(private readonly clock: Pick<Clock, 'now' | 'sleep'>) {}

	/**
	 * Does a piece of work at once while the slice lasts, and after the rest when it is over. Returns what
	 * the work returns and throws what it throws. Pieces begin in the order in which they came.
	 */
	async run<T>(work: () => T): Promise<Awaited<T>> {
		// Looked at again by each of those that waited for one rest: they share the slice behind it.
		while (this.worked >= SLICE) {
			this.rest ??= this.takeRest();
			await this.rest;
		}
		return await this.measured(work);
	}

	/**
	 * Calls `step` for each value in order, `together` of them in a piece, in slices. The first piece is
	 * never waited for.
	 * @throws what `step` throws
	 */
	async forEach<T>(
		values: readonly T[],
		step: (value: T) => void,
		together: number,
	): Promise<void> {
		for (let at = 0; at < values.length; at += together) {
			const piece = () => values.slice(at, at + together).forEach(step);
			if (at === 0) this.measured(piece);
			else await this.run(piece);
		}
	}

	private measured<T>(work: () => T): T {
		const began = this.clock.now();
		try {
			return work();
		} finally {
			// Below zero when somebody has set the clock back.
			this.worked += Math.max(0, this.clock.now() - began);
		}
	}

	private async takeRest(): Promise<void> {
		await this.clock.sleep(Math.min(this.worked, LONGEST_REST));
		this.worked = 0;
		this.rest = undefined;
	}
}

/** The slices of this process: all runs of the node in it share one event loop. */
export const sharedSlices = new Slices({ now: systemTime.now, sleep });

/** Does what takes n8n milliseconds for an input item, such as expressions, in a slice; a single item waits for nobody. */
export async function inSlice<T>(index: number, work: () => T): Promise<Awaited<T>> {
	return await (index > 0 ? sharedSlices.run(work) : work());
}
