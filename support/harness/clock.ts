import type { Clock, Milliseconds } from '../../wecom/types';

/** A clock that moves only when somebody sleeps; it notes every pause. */
export interface TestClock extends Clock {
	readonly pauses: Milliseconds[];
	advance(ms: Milliseconds): void;
}

/** A clock that starts at a fixed time and whose chance is always the same. */
export function testClock(random = 0.5): TestClock {
	let now = Date.parse('2026-01-05T09:00:00Z');
	const pauses: Milliseconds[] = [];
	return {
		pauses,
		now: () => now,
		random: () => random,
		advance: (ms) => {
			now += ms;
		},
		sleep: async (ms) => {
			pauses.push(ms);
			now += ms;
			await Promise.resolve();
		},
	};
}
