import type { UnixSeconds } from './types';

const DAY = 86_400;
const UTC8 = 8 * 3600;
/** Numbers above this are milliseconds: as seconds they would lie beyond the year 5000. */
const MILLISECONDS_FROM = 100_000_000_000;

/**
 * The point in time that an ISO 8601 text, a number of Unix seconds or milliseconds or a text of one
 * stands for; a text without an offset is in `timezone` (an IANA name). Undefined if it is none.
 */
export function isoToUnixSeconds(value: unknown, timezone: string): UnixSeconds | undefined {
	const number = toNumber(value);
	if (number !== undefined) {
		return Math.floor(number >= MILLISECONDS_FROM ? number / 1000 : number);
	}
	if (typeof value !== 'string') return undefined;
	const parts = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?(.*)$/.exec(
		value.trim(),
	);
	if (!parts) return undefined;
	const [, date, clock = '00:00', rest = ''] = parts;
	const offset = /^\s*(Z|[+-]\d{2}:?\d{2})?(?:\[.*\])?$/i.exec(rest);
	if (!offset) return undefined;
	const asUtc = Date.parse(`${date}T${clock}Z`);
	if (Number.isNaN(asUtc)) return undefined;
	const seconds = Math.floor(asUtc / 1000);
	return offset[1] === undefined
		? seconds - zoneOffset(seconds, timezone)
		: seconds - parseOffset(offset[1]);
}

/**
 * 00:00 in UTC+8, the time by which WeCom counts days (doc 92132), of the day that a picker or an
 * expression gave. A text without an offset means the day that stands in it; anything else is a point
 * in time, and the day is that in UTC+8. Undefined if it is neither.
 */
export function startOfDayUtc8(value: unknown): UnixSeconds | undefined {
	const seconds = isoToUnixSeconds(value, 'Asia/Shanghai');
	return seconds === undefined ? undefined : Math.floor((seconds + UTC8) / DAY) * DAY - UTC8;
}

function toNumber(value: unknown): number | undefined {
	if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
	return typeof value === 'string' && /^\d{9,}$/.test(value.trim()) ? Number(value) : undefined;
}

function parseOffset(offset: string): number {
	if (offset.toUpperCase() === 'Z') return 0;
	const sign = offset.startsWith('-') ? -1 : 1;
	const digits = offset.replace(/\D/g, '');
	return sign * (Number(digits.slice(0, 2)) * 3600 + Number(digits.slice(2, 4)) * 60);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** How many seconds a time zone is ahead of UTC when its clocks show `local`. */
function zoneOffset(local: UnixSeconds, timezone: string): number {
	const guess = offsetAt(local, timezone);
	return offsetAt(local - guess, timezone);
}

function offsetAt(instant: UnixSeconds, timezone: string): number {
	let formatter = formatters.get(timezone);
	if (!formatter) {
		formatter = new Intl.DateTimeFormat('en-US', {
			timeZone: timezone,
			hourCycle: 'h23',
			year: 'numeric',
			month: '2-digit',
			day: '2-digit',
			hour: '2-digit',
			minute: '2-digit',
			second: '2-digit',
		});
		formatters.set(timezone, formatter);
	}
	const part: Record<string, number> = {};
	for (const { type, value } of formatter.formatToParts(instant * 1000)) part[type] = Number(value);
	const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
	return Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - instant;
}
