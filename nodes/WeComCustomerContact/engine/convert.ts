import { isoToUnixSeconds, startOfDayAgo, startOfDayUtc8 } from '../../../wecom/time';
import { joinNames, translate } from '../../../i18n/translate';
import type { UnixSeconds } from '../../../wecom/types';
import { splitIds } from '../../shared/ids';
import type {
	IntegerParam,
	ListParam,
	StringParam,
	TimeMeaning,
	TimeParam,
} from '../declaration/params';
import { findForbidden, type Place } from './characters';
import { isExact, show } from '../../shared/given';

/** What is wrong with a value, to be put behind the name of its field. */
export class InvalidValue extends Error {}

type TextLimits = Pick<StringParam, 'maxChars' | 'maxBytes' | 'oneOf' | 'format'>;
type Bounds = Pick<IntegerParam, 'min' | 'max'>;
type NumberLimits = Pick<IntegerParam, 'min' | 'max' | 'oneOf'>;

/**
 * The value as text; `place` says what kind of text it becomes.
 * @throws InvalidValue for values that are neither text nor a number that JavaScript keeps to the last digit,
 * for characters that WeCom does not take and for what the limits forbid
 */
export function toText(value: unknown, limits: TextLimits, place: Place = {}): string {
	if (typeof value !== 'string' && !isExact(value)) throw notText(value);
	const text = String(value);
	const character = findForbidden(text, place);
	if (character !== undefined) throw new InvalidValue(character);
	const { maxChars, maxBytes, oneOf, format } = limits;
	if (oneOf && !oneOf.includes(text)) throw notOneOf(oneOf, text);
	if (maxChars !== undefined) checkLength(countChars(text), maxChars, 'characters');
	if (maxBytes !== undefined) checkLength(Buffer.byteLength(text), maxBytes, 'bytes');
	if (format && !format.pattern.test(text)) {
		throw new InvalidValue(
			translate('message.format', 'must be {format} (got "{given}")', {
				format: format.description,
				given: text,
			}),
		);
	}
	return text;
}

function notText(value: unknown): InvalidValue {
	const words = { given: show(value) };
	return new InvalidValue(
		Number.isInteger(value) && !Number.isSafeInteger(value)
			? translate(
					'message.inexactNumber',
					'must be text (got the number {given}, which has lost its last digits). Pass it as text from the start',
					words,
				)
			: translate('message.notText', 'must be text (got {given})', words),
	);
}

/** Characters as a person counts them: an emoji outside the basic plane is one. */
function countChars(text: string): number {
	let count = 0;
	for (const _ of text) count++;
	return count;
}

function checkLength(given: number, max: number, unit: 'characters' | 'bytes'): void {
	if (given <= max) return;
	throw new InvalidValue(
		unit === 'characters'
			? translate('message.tooManyChars', 'allows at most {max} characters (got {given})', {
					max,
					given,
				})
			: translate(
					'message.tooManyBytes',
					'allows at most {max} bytes, a Chinese character counting as 3 (got {given})',
					{ max, given },
				),
	);
}

/** The value as a whole number. @throws InvalidValue for anything else and for what the limits forbid */
export function toInteger(value: unknown, limits: NumberLimits): number {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof number !== 'number' || !Number.isSafeInteger(number)) {
		throw new InvalidValue(
			translate('message.notInteger', 'must be a whole number (got {given})', {
				given: show(value),
			}),
		);
	}
	const { oneOf, ...bounds } = limits;
	if (oneOf && !oneOf.includes(number)) throw notOneOf(oneOf, number);
	checkBounds(number, bounds);
	return number;
}

/** The value as a number, whole or not. @throws InvalidValue for anything else and outside of the bounds */
export function toNumber(value: unknown, bounds: Bounds): number {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof number !== 'number' || !Number.isFinite(number)) {
		throw new InvalidValue(
			translate('message.notNumber', 'must be a number (got {given})', { given: show(value) }),
		);
	}
	checkBounds(number, bounds);
	return number;
}

function checkBounds(number: number, { min, max }: Bounds): void {
	if (min !== undefined && number < min) {
		throw new InvalidValue(
			translate('message.tooSmall', 'must be at least {min} (got {given})', { min, given: number }),
		);
	}
	if (max !== undefined && number > max) {
		throw new InvalidValue(
			translate('message.tooLarge', 'must be at most {max} (got {given})', { max, given: number }),
		);
	}
}

/** The value as true or false. @throws InvalidValue for anything else */
export function toBoolean(value: unknown): boolean {
	if (typeof value === 'boolean') return value;
	if (value === 'true' || value === 1) return true;
	if (value === 'false' || value === 0) return false;
	throw new InvalidValue(
		translate('message.notBoolean', 'must be true or false (got {given})', { given: show(value) }),
	);
}

/**
 * The value as a point in time: an ISO 8601 text (in the workflow's time zone where it names none), a
 * number or text of Unix seconds or milliseconds, or a date object of an expression.
 * @throws InvalidValue for anything else
 */
export function toTime(
	value: unknown,
	at: TimeParam['at'],
	timezone: string,
	now = Math.floor(Date.now() / 1_000),
): UnixSeconds {
	if (at !== undefined && at !== 'dayUtc8') return ago(toInteger(value, DAYS), at, timezone, now);
	const text = dateToIso(value);
	const seconds = at === 'dayUtc8' ? startOfDayUtc8(text) : isoToUnixSeconds(text, timezone);
	if (seconds === undefined) {
		throw new InvalidValue(
			at === 'dayUtc8'
				? translate('message.notDay', 'must be a day such as 2026-01-31 (got {given})', {
						given: show(value),
					})
				: translate(
						'message.notTime',
						'must be a date and time such as 2026-01-31T09:00:00+08:00 (got {given})',
						{ given: show(value) },
					),
		);
	}
	return seconds;
}

/** Ten years of days: longer than any customer is one. */
const DAYS = { min: 0, max: 3_650 };
const DAY: UnixSeconds = 86_400;

function ago(
	days: number,
	at: Exclude<TimeMeaning, 'dayUtc8'>,
	timezone: string,
	now: UnixSeconds,
): UnixSeconds {
	if (at === 'lastDays') return now - days * DAY;
	return startOfDayAgo(at === 'daysAgo' ? days : days - 1, now, timezone);
}

/** Date objects as ISO text: `toISO` is Luxon's, whose objects expressions hand out. */
function dateToIso(value: unknown): unknown {
	if (typeof value !== 'object' || value === null) return value;
	const { toISO, toISOString } = value as Record<string, unknown>;
	const convert = toISO ?? toISOString;
	return typeof convert === 'function' ? (convert.call(value) as unknown) : value;
}

/**
 * The value as a list: its entries as `splitIds` finds them.
 * @throws InvalidValue for entries that the limits forbid and for too many or too few of them
 */
export function toList(value: unknown, param: ListParam): Array<string | number> {
	const list = splitIds(value).map((entry, index) =>
		param.of === 'integer'
			? toInteger(entry, (param.item ?? {}) as NumberLimits)
			: toText(entry, (param.item ?? {}) as TextLimits, { oneLine: true, entry: index + 1 }),
	);
	if (list.length === 0 && param.emptyAs) return [...param.emptyAs];
	checkCount(list.length, param);
	return list;
}

/** Checks how many entries a list has. @throws InvalidValue */
export function checkCount(
	given: number,
	{ minItems, maxItems }: { minItems?: number; maxItems?: number },
): void {
	if (maxItems !== undefined && given > maxItems) {
		throw new InvalidValue(
			translate('message.tooMany', 'allows at most {max} entries (got {given})', {
				max: maxItems,
				given,
			}),
		);
	}
	if (minItems !== undefined && given < minItems) {
		throw new InvalidValue(
			translate('message.tooFew', 'needs at least {min} (got {given})', {
				min: minItems,
				given,
			}),
		);
	}
}

function notOneOf(oneOf: ReadonlyArray<string | number>, given: string | number): InvalidValue {
	return new InvalidValue(
		translate('message.notOneOf', 'must be one of {values} (got {given})', {
			values: joinNames(oneOf.map(String)),
			given: show(given),
		}),
	);
}
