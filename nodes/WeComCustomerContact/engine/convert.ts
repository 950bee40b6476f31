import { isoToUnixSeconds, startOfDayUtc8 } from '../../../wecom/time';
import { joinNames, translate } from '../../../wecom/translate';
import type { UnixSeconds } from '../../../wecom/types';
import type { IntegerParam, ListParam, StringParam, TimeParam } from '../params';

/** What is wrong with a value, to be put behind the name of its field. */
export class InvalidValue extends Error {}

type TextLimits = Pick<StringParam, 'maxChars' | 'maxBytes' | 'oneOf' | 'format'>;
type NumberLimits = Pick<IntegerParam, 'min' | 'max' | 'oneOf'>;

/** The value as text. Throws InvalidValue for objects and for what the limits forbid. */
export function toText(value: unknown, limits: TextLimits): string {
	if (typeof value === 'object') {
		throw new InvalidValue(
			translate('message.notText', 'takes a text, {given} given', { given: show(value) }),
		);
	}
	const text = String(value);
	const { maxChars, maxBytes, oneOf, format } = limits;
	if (oneOf && !oneOf.includes(text)) throw notOneOf(oneOf, text);
	if (maxChars !== undefined) checkLength(countChars(text), maxChars, 'characters');
	if (maxBytes !== undefined) checkLength(Buffer.byteLength(text), maxBytes, 'bytes');
	if (format && !format.pattern.test(text)) {
		throw new InvalidValue(
			translate('message.format', 'takes {format}, "{given}" given', {
				format: format.description,
				given: text,
			}),
		);
	}
	return text;
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
			? translate('message.tooManyChars', 'takes at most {max} characters, {given} given', {
					max,
					given,
				})
			: translate(
					'message.tooManyBytes',
					'takes at most {max} bytes (a Chinese character has 3), {given} given',
					{ max, given },
				),
	);
}

/** The value as a whole number. Throws InvalidValue for anything else and for what the limits forbid. */
export function toInteger(value: unknown, limits: NumberLimits): number {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof number !== 'number' || !Number.isSafeInteger(number)) {
		throw new InvalidValue(
			translate('message.notInteger', 'takes a whole number, {given} given', {
				given: show(value),
			}),
		);
	}
	const { min, max, oneOf } = limits;
	if (oneOf && !oneOf.includes(number)) throw notOneOf(oneOf, number);
	if (min !== undefined && number < min) {
		throw new InvalidValue(
			translate('message.tooSmall', 'is at least {min}, {given} given', { min, given: number }),
		);
	}
	if (max !== undefined && number > max) {
		throw new InvalidValue(
			translate('message.tooLarge', 'is at most {max}, {given} given', { max, given: number }),
		);
	}
	return number;
}

/** The value as true or false. Throws InvalidValue for anything else. */
export function toBoolean(value: unknown): boolean {
	if (typeof value === 'boolean') return value;
	if (value === 'true' || value === 1) return true;
	if (value === 'false' || value === 0) return false;
	throw new InvalidValue(
		translate('message.notBoolean', 'is true or false, {given} given', { given: show(value) }),
	);
}

/**
 * The value as a point in time: an ISO 8601 text (in the workflow's time zone where it names none), a
 * number or text of Unix seconds or milliseconds, or a date object of an expression.
 * Throws InvalidValue for anything else.
 */
export function toTime(value: unknown, at: TimeParam['at'], timezone: string): UnixSeconds {
	const text = dateToIso(value);
	const seconds = at === 'dayUtc8' ? startOfDayUtc8(text) : isoToUnixSeconds(text, timezone);
	if (seconds === undefined) {
		throw new InvalidValue(
			at === 'dayUtc8'
				? translate('message.notDay', 'takes a day such as 2026-01-31, {given} given', {
						given: show(value),
					})
				: translate(
						'message.notTime',
						'takes a date and time such as 2026-01-31T09:00:00+08:00, {given} given',
						{ given: show(value) },
					),
		);
	}
	return seconds;
}

/** Date objects as ISO text: `toISO` is Luxon's, whose objects expressions hand out. */
function dateToIso(value: unknown): unknown {
	if (typeof value !== 'object' || value === null) return value;
	const { toISO, toISOString } = value as Record<string, unknown>;
	const convert = toISO ?? toISOString;
	return typeof convert === 'function' ? (convert.call(value) as unknown) : value;
}

/**
 * The value as a list: an array, or a text of entries separated by commas or line breaks.
 * Throws InvalidValue for entries that the limits forbid and for too many or too few of them.
 */
export function toList(value: unknown, param: ListParam): Array<string | number> {
	const entries = splitEntries(value).map(unwrap);
	const list = entries.map((entry) =>
		param.of === 'integer'
			? toInteger(entry, (param.item ?? {}) as NumberLimits)
			: toText(entry, (param.item ?? {}) as TextLimits),
	);
	if (list.length === 0 && param.emptyAs) return [...param.emptyAs];
	checkCount(list.length, param);
	return list;
}

/** Checks how many entries a list has. Throws InvalidValue. */
export function checkCount(
	given: number,
	{ minItems, maxItems }: { minItems?: number; maxItems?: number },
): void {
	if (maxItems !== undefined && given > maxItems) {
		throw new InvalidValue(
			translate('message.tooMany', 'takes at most {max} entries, {given} given', {
				max: maxItems,
				given,
			}),
		);
	}
	if (minItems !== undefined && given < minItems) {
		throw new InvalidValue(
			translate('message.tooFew', 'takes at least {min}, {given} given', {
				min: minItems,
				given,
			}),
		);
	}
}

function splitEntries(value: unknown): unknown[] {
	if (Array.isArray(value)) return value;
	if (typeof value !== 'string') return [value];
	const text = value.trim();
	if (text.startsWith('[')) {
		try {
			const parsed: unknown = JSON.parse(text);
			if (Array.isArray(parsed)) return parsed;
		} catch {
			// An id may begin with a bracket; then it is a plain text after all.
		}
	}
	return text
		.split(/[,，\n]/)
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');
}

/**
 * The value inside a resource locator, or the value itself. A workflow that was not made in the editor
 * may lack `__rl`, and the editor does not add it when a locator is left to an agent's model.
 */
export function unwrap(value: unknown): unknown {
	return typeof value === 'object' && value !== null && ('__rl' in value || 'mode' in value)
		? (value as { value?: unknown }).value
		: value;
}

function notOneOf(oneOf: ReadonlyArray<string | number>, given: string | number): InvalidValue {
	return new InvalidValue(
		translate('message.notOneOf', 'is one of {values}, {given} given', {
			values: joinNames(oneOf.map(String)),
			given: show(given),
		}),
	);
}

function show(value: unknown): string {
	const text = value === undefined ? 'nothing' : (JSON.stringify(value) ?? String(value));
	return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
