import type { ContractParam } from '../../../contract/types';
import type { Json, JsonObject } from '../../../wecom/types';
import { textOfBytes, textOfChars } from './texts';

/** A limit with a value at it and one that is just beyond it. */
export interface Boundary {
	/** Name of the limit in the contract. */
	name: string;
	limit: number;
	/** What is counted of the value beyond the limit. */
	given: number;
	at: Json;
	beyond: Json;
}

/** The limits of a parameter with values made from one that WeCom takes. */
export function boundariesOf(
	{ type, limits = {}, enum: values, separator }: ContractParam,
	sample: Json,
): Boundary[] {
	if (separator !== undefined) return boundariesOfJoined(limits, sample, separator);
	const { min, max, minItems, maxItems, maxChars, maxBytes, format } = limits;
	// Digits and letters, hexadecimal digits: nothing else would pass.
	const plain = /digits/.test(format ?? '');
	const boundaries: Array<Boundary | undefined> = [
		number('min', min, (limit) => limit - 1),
		number('max', max, (limit) => limit + 1),
		list('minItems', minItems, (limit) => limit - 1, sample),
		list('maxItems', maxItems, (limit) => limit + 1, sample),
		...(values
			? []
			: [
					text('maxChars', maxChars, (chars) => textOfChars(chars, maxBytes, plain)),
					text('maxBytes', maxBytes, (bytes) => textOfBytes(bytes, plain)),
				]),
		...(/^each word 1 to 32/.test(format ?? '')
			? [ofEntries(text('maxChars', 32, textOfChars))]
			: []),
	];
	return type === 'file' ? [] : boundaries.filter((one) => one !== undefined);
}

/** The limits of a list that is sent as one text. */
function boundariesOfJoined(
	{ maxItems }: NonNullable<ContractParam['limits']>,
	sample: Json,
	separator: string,
): Boundary[] {
	const found = list('maxItems', maxItems, (limit) => limit + 1, String(sample).split(separator));
	const joined = (value: Json) => (value as string[]).join(separator);
	return found ? [{ ...found, at: joined(found.at), beyond: joined(found.beyond) }] : [];
}

function number(
	name: string,
	limit: number | undefined,
	beyond: (limit: number) => number,
): Boundary | undefined {
	if (limit === undefined) return undefined;
	return { name, limit, given: beyond(limit), at: limit, beyond: beyond(limit) };
}

function list(
	name: string,
	limit: number | undefined,
	beyond: (limit: number) => number,
	sample: Json,
): Boundary | undefined {
	if (limit === undefined) return undefined;
	const given = beyond(limit);
	const [entry = null] = sample as Json[];
	return { name, limit, given, at: entries(entry, limit), beyond: entries(entry, given) };
}

/** So many entries like the sample, ids and numbers each with another value. */
function entries(sample: Json, count: number): Json[] {
	return Array.from({ length: count }, (_, index) => {
		if (typeof sample === 'number') return index + 1;
		if (typeof sample === 'string') return `${sample}${index}`;
		const { key } = sample as JsonObject;
		// What tells entries apart has another value too.
		return typeof key === 'string'
			? { ...(structuredClone(sample) as JsonObject), key: `${key}${index}` }
			: structuredClone(sample);
	});
}

function text(
	name: string,
	limit: number | undefined,
	make: (length: number) => string,
): Boundary | undefined {
	if (limit === undefined) return undefined;
	return { name, limit, given: limit + 1, at: make(limit), beyond: make(limit + 1) };
}

function ofEntries(boundary: Boundary | undefined): Boundary | undefined {
	if (!boundary) return undefined;
	return { ...boundary, at: [boundary.at], beyond: [boundary.beyond] };
}
