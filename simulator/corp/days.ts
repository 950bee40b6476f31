import { WeComError } from '../errors';
import type { UnixSeconds } from '../types';
import type { Corp } from './corp';

export const DAY_SECONDS = 86_400;
/** doc 92132, 92133, 97375: only the last 180 days, at most 30 days at once. */
const KEPT_DAYS = 180;
const SPAN_DAYS = 30;
/** China Standard Time is UTC+8 all year round. */
const CHINA_OFFSET = 8 * 3600;

/** 0:00 of the day in China in which a moment lies. */
export function dayOf(at: UnixSeconds): UnixSeconds {
	const local = at + CHINA_OFFSET;
	return local - (local % DAY_SECONDS) - CHINA_OFFSET;
}

/** Days in a row, each as its 0:00 in China. */
export interface Days {
	first: UnixSeconds;
	last: UnixSeconds;
	all: UnixSeconds[];
}

/**
 * The days of a query, the first and the last included.
 * The pages leave open whether 30 days count the last one, so 31 days are let through.
 * @param newest the last day on which there is data: today, or yesterday where it comes a day later
 * @throws WeComError 60267 for a span that ends before it begins, is too long or lies outside the
 *   days of which there is data
 */
export function daysOf(
	corp: Corp,
	start: UnixSeconds,
	end: UnixSeconds,
	newest: 'today' | 'yesterday',
): Days {
	const today = dayOf(corp.clock.now());
	const first = dayOf(start);
	const last = dayOf(end);
	const until = newest === 'today' ? today : today - DAY_SECONDS;
	const from = today - KEPT_DAYS * DAY_SECONDS;
	if (last < first || last - first > SPAN_DAYS * DAY_SECONDS) {
		throw new WeComError(60267, 'invalid time span');
	}
	if (first < from || last > until) throw new WeComError(60267, 'no data of that day');
	const all: UnixSeconds[] = [];
	for (let day = first; day <= last; day += DAY_SECONDS) all.push(day);
	return { first, last, all };
}
