import type { Clock, Milliseconds } from '../../wecom/types';

interface Timer {
	at: Milliseconds;
	order: number;
	fire: () => void;
}

/** Time that passes as soon as nothing is left to do in the present. */
export interface VirtualTime extends Clock {
	/** Lets time pass until the work is done. @throws what it throws, and when nothing is left that could finish it */
	run<T>(work: () => Promise<T>): Promise<T>;
	/** Moves what `now` says, as somebody does who sets a clock; what sleeps is not woken by it. */
	set(by: Milliseconds): void;
	/** The true time, whatever the clock was set to. */
	elapsed(): Milliseconds;
	/** Sleepers that are left. */
	readonly sleeping: number;
}

/**
 * A clock for tests of hours within seconds.
 * @param late how much later than asked for a sleeper wakes
 */
export function virtualTime(
	random: () => number = () => 0.5,
	late: () => Milliseconds = () => 0,
): VirtualTime {
	let present = 0;
	let offset = Date.parse('2026-01-05T09:00:00Z');
	let order = 0;
	const heap: Timer[] = [];
	const before = (a: Timer, b: Timer) => a.at - b.at || a.order - b.order;
	const push = (timer: Timer) => {
		let place = heap.push(timer) - 1;
		while (place > 0) {
			const parent = (place - 1) >> 1;
			if (before(heap[parent] as Timer, timer) <= 0) break;
			heap[place] = heap[parent] as Timer;
			place = parent;
		}
		heap[place] = timer;
	};
	const pop = (): Timer | undefined => {
		const [first] = heap;
		const last = heap.pop();
		if (!first || !last || first === last) return first;
		let place = 0;
		for (;;) {
			let child = 2 * place + 1;
			if (child >= heap.length) break;
			if (child + 1 < heap.length && before(heap[child + 1] as Timer, heap[child] as Timer) < 0)
				child++;
			if (before(last, heap[child] as Timer) <= 0) break;
			heap[place] = heap[child] as Timer;
			place = child;
		}
		heap[place] = last;
		return first;
	};
	return {
		now: () => present + offset,
		random,
		sleep: async (ms) => {
			await new Promise<void>((fire) => {
				push({ at: present + ms + late(), order: order++, fire });
			});
		},
		set: (by) => {
			offset += by;
		},
		elapsed: () => present,
		get sleeping() {
			return heap.length;
		},
		run: async (work) => {
			const state = { ended: false };
			const result = work().finally(() => (state.ended = true));
			result.catch(() => undefined);
			for (;;) {
				// Comes when everything that can go on without time has gone on, and much sooner than setImmediate.
				await new Promise((resolve) => process.nextTick(resolve));
				if (state.ended) return await result;
				const timer = pop();
				if (!timer) throw new Error('Everybody waits for something that never comes');
				present = Math.max(present, timer.at);
				timer.fire();
			}
		},
	};
}
