import { WeComError } from './errors';
import type { Settings } from './options';
import type { Milliseconds } from './types';

const MINUTE: Milliseconds = 60_000;
const HOUR: Milliseconds = 3_600_000;

/** The calls of one endpoint by the whole company (doc 90312). */
export interface Traffic {
	/**
	 * Counts a call. A call over a limit blocks the endpoint: for 60 seconds over the limit of a minute,
	 * for an hour over that of an hour. The minute and the hour are those before the call, wherever they
	 * begin; refused calls do not count.
	 * @throws WeComError 45009, also during the block
	 */
	count(now: Milliseconds, limits: Pick<Settings, 'callsPerMinute' | 'callsPerHour'>): void;
}

/** Makes the count of an endpoint. */
export function createTraffic(): Traffic {
	/** When the calls of the last hour came, the oldest first, from `first` on. */
	let times: Milliseconds[] = [];
	let first = 0;
	let blockedUntil = 0;

	/** How many of them came after a moment. */
	const since = (moment: Milliseconds): number => {
		let low = first;
		let high = times.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((times[middle] ?? Infinity) > moment) high = middle;
			else low = middle + 1;
		}
		return times.length - low;
	};

	const block = (now: Milliseconds, duration: Milliseconds): never => {
		blockedUntil = now + duration;
		throw new WeComError(45009);
	};

	return {
		count: (now, { callsPerMinute, callsPerHour }) => {
			if (callsPerMinute === Infinity && callsPerHour === Infinity) return;
			if (now < blockedUntil) throw new WeComError(45009);
			while (first < times.length && (times[first] ?? 0) <= now - HOUR) first++;
			if (first > 10_000) {
				times = times.slice(first);
				first = 0;
			}
			if (times.length - first >= callsPerHour) block(now, HOUR);
			if (since(now - MINUTE) >= callsPerMinute) block(now, MINUTE);
			times.push(now);
		},
	};
}
