import type { UnixSeconds } from './types';

const DAY = 86_400;
const UTC8 = 8 * 3600;

/** Numbers below this are no times: as seconds they lie before 1973, as dates they are years or days. */
const SECONDS_FROM = 100_000_000;
/** Numbers from here on are milliseconds: as seconds they would lie beyond the year 5000. */
const MILLISECONDS_FROM = 100_000_000_000;
/** Numbers from here on are microseconds or an id. */
const TOO_LARGE = 100_000_000_000_000;

/**
 * Reads a point in time: ISO 8601 text, Unix seconds or milliseconds, or a text of such a number.
 *
 * A text without an offset is in `timezone` (an IANA name). When the clocks change, a time that they
 * skip counts from before the change, and one that they show twice is the first of the two. Gives
 * undefined for anything that is not a time since 1970.
 * @throws RangeError for an unknown time zone
 */
export function isoToUnixSeconds(value: unknown, timezone: string): UnixSeconds | undefined {
	const number = numberToSeconds(value);
	if (number !== undefined) return number;
	const written = parseIso(value);
	if (!written) return undefined;
	const seconds = written.clock - (written.offset ?? zoneOffset(written.clock, timezone));
	return seconds >= 0 ? seconds : undefined;
}

/**
 * Reads a day and gives its 00:00 in UTC+8, the time zone in which WeCom counts days (doc 92132).
 *
 * A text without an offset, or one of a midnight, means the day that is written in it. Anything else
 * is a point in time and means its day in UTC+8. Gives undefined for what is neither.
 */
export function startOfDayUtc8(value: unknown): UnixSeconds | undefined {
	const written = parseIso(value);
	// An expression like $today is a midnight of the workflow's time zone, whichever that is.
	if (written && (written.offset === undefined || written.clock % DAY === 0)) {
		const day = floorTo(DAY, written.clock) - UTC8;
		return day >= 0 ? day : undefined;
	}
	const seconds = isoToUnixSeconds(value, 'UTC');
	return seconds === undefined ? undefined : floorTo(DAY, seconds + UTC8) - UTC8;
}

/**
 * The first moment of the day that many days before the one of `now`, in a time zone (an IANA name).
 * @throws RangeError for an unknown time zone
 */
export function startOfDayAgo(days: number, now: UnixSeconds, timezone: string): UnixSeconds {
	const clock = floorTo(DAY, now + offsetAt(now, timezone)) - days * DAY;
	return clock - zoneOffset(clock, timezone);
}

/** The day in UTC+8 in which a point in time lies, as `YYYY-MM-DD`. */
export function dayTextUtc8(seconds: UnixSeconds): string {
	return new Date((seconds + UTC8) * 1000).toISOString().slice(0, 10);
}

/** A point in time as ISO 8601 text with the offset of a time zone (an IANA name): `2026-01-31T09:00:00+08:00`. */
export function isoInZone(seconds: UnixSeconds, timezone: string): string {
	const offset = offsetOnDay(seconds, timezone);
	const clock = new Date((seconds + offset) * 1000).toISOString().slice(0, 19);
	const minutes = Math.round(Math.abs(offset) / 60);
	const two = (number: number) => String(number).padStart(2, '0');
	const sign = offset < 0 ? '-' : '+';
	return `${clock}${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Offsets by time zone and day of UTC; undefined for a day on which the clocks change. */
const offsetsOfDays = new Map<string, Map<number, number | undefined>>();
/** More days than anybody asks for in one list: it keeps what is remembered bounded. */
const MOST_DAYS = 10_000;

/** What `offsetAt` says, which takes long, asked once for a day. */
function offsetOnDay(instant: UnixSeconds, timezone: string): number {
	let days = offsetsOfDays.get(timezone);
	if (!days || days.size > MOST_DAYS) offsetsOfDays.set(timezone, (days = new Map()));
	const day = floorTo(DAY, instant);
	if (!days.has(day)) {
		const [first, last] = [offsetAt(day, timezone), offsetAt(day + DAY, timezone)];
		days.set(day, first === last ? first : undefined);
	}
	return days.get(day) ?? offsetAt(instant, timezone);
}

/** The day of a point in time as an answer has it, in UTC+8, as `YYYY-MM-DD`. Undefined for what is none. */
export function dayOf(seconds: unknown): string | undefined {
	const isTime = typeof seconds === 'number' && seconds > 0 && seconds < MILLISECONDS_FROM;
	return isTime ? dayTextUtc8(seconds) : undefined;
}

function numberToSeconds(value: unknown): UnixSeconds | undefined {
	const isText = typeof value === 'string' && /^\s*\d+(\.\d+)?\s*$/.test(value);
	const number = isText ? Number(value) : value;
	if (typeof number !== 'number' || !(number >= SECONDS_FROM && number < TOO_LARGE)) {
		return undefined;
	}
	return Math.floor(number >= MILLISECONDS_FROM ? number / 1000 : number);
}

interface WrittenTime {
	/** What a clock shows, as the seconds at which a clock of UTC would show it. */
	clock: number;
	/** How many seconds that clock is ahead of UTC, where the text says so. */
	offset?: number;
}

const ISO =
	/^(?<date>\d{4}-\d{2}-\d{2})(?:[T ](?<hours>[01]\d|2[0-3]):(?<minutes>\d{2})(?::(?<seconds>\d{2})(?:[.,]\d+)?)?(?:\s*(?<offset>Z|[+-]\d{2}(?::?\d{2})?)(?:\[[^\]]*\])?)?)?$/i;

function parseIso(value: unknown): WrittenTime | undefined {
	const parts = typeof value === 'string' ? ISO.exec(value.trim())?.groups : undefined;
	if (!parts) return undefined;
	const { date = '', hours = '00', minutes = '00', seconds = '00', offset } = parts;
	const milliseconds = Date.parse(`${date}T${hours}:${minutes}:${seconds}Z`);
	// Date.parse takes 30 February for 2 March.
	if (Number.isNaN(milliseconds) || new Date(milliseconds).toISOString().slice(0, 10) !== date) {
		return undefined;
	}
	const clock = milliseconds / 1000;
	return offset === undefined ? { clock } : { clock, offset: parseOffset(offset) };
}

/** In seconds; `Z` has no digits, and so none. */
function parseOffset(offset: string): number {
	const sign = offset.startsWith('-') ? -1 : 1;
	const digits = offset.replace(/\D/g, '');
	return sign * (Number(digits.slice(0, 2)) * 3600 + Number(digits.slice(2, 4)) * 60);
}

function floorTo(unit: number, value: number): number {
	return Math.floor(value / unit) * unit;
}

/** How many seconds a time zone is ahead of UTC when its clocks show `clock`. */
function zoneOffset(clock: number, timezone: string): number {
	// A day to either side is beyond every offset, so that these are those before and after a change.
	const before = offsetAt(clock - DAY, timezone);
	const after = offsetAt(clock + DAY, timezone);
	const isRight = (offset: number) => offsetAt(clock - offset, timezone) === offset;
	return !isRight(before) && isRight(after) ? after : before;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

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
