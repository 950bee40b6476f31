/** The day on which the examples of the contract are asked for: some lists go back half a year only. */
export const TODAY = Date.parse('2026-08-31T04:00:00Z');

const DAY_SECONDS = 86_400;

/** 00:00 in UTC+8 of a day before or after it, in Unix seconds. */
export const dayFromToday = (days: number): number =>
	Date.parse('2026-08-31T00:00:00+08:00') / 1000 + days * DAY_SECONDS;
