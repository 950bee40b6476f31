import { sleep } from 'n8n-workflow';

import { systemTime, type Clock, type Milliseconds } from '../../../wecom/types';

/**
 * How long work without waiting may go on. The same n8n has to answer a callback within
 * 5 seconds (doc 90930) and to use a welcome code within 20 (doc 92137).
 */
const SLICE: Milliseconds = 5;

/**
 * Cuts long work into slices between which the event loop has a turn, so that n8n goes on answering. By
 * time and not by item: a turn takes a millisecond or more, which is longer than most items need.
 */
export class Slices {
	private began: Milliseconds;
	private turn: Promise<void> | undefined;

	constructor(private readonly clock: Pick<Clock, 'now' | 'sleep'>) {
		this.began = clock.now();
	}

	/**
	 * Does a piece of work at once while the slice lasts, and after a turn of the event loop when it is
	 * over. Returns what the work returns and throws what it throws. Pieces begin in the order in which
	 * they came.
	 */
	async run<T>(work: () => T): Promise<Awaited<T>> {
		// Looked at again by each of those that waited for one turn: they share the slice behind it.
		while (this.isOver()) {
			this.turn ??= this.nextTurn();
			await this.turn;
		}
		return await work();
	}

	/**
	 * Calls `step` for each value in order, in slices; `together` values, which take next to no time, are
	 * never taken apart. Throws what `step` throws.
	 */
	async forEach<T>(
		values: readonly T[],
		step: (value: T) => void,
		together: number,
	): Promise<void> {
		for (const [index, value] of values.entries()) {
			const mayPause = index > 0 && index % together === 0;
			if (mayPause && this.isOver()) await this.run(() => step(value));
			else step(value);
		}
	}

	private isOver(): boolean {
		const elapsed = this.clock.now() - this.began;
		// Below zero when somebody has set the clock back.
		return elapsed < 0 || elapsed >= SLICE;
	}

	private async nextTurn(): Promise<void> {
		await this.clock.sleep(0);
		this.began = this.clock.now();
		this.turn = undefined;
	}
}

/** The slices of this process: all runs of the node in it share one event loop. */
export const sharedSlices = new Slices({ now: systemTime.now, sleep });
