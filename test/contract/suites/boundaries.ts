import type { ContractParam } from '../../../contract/types';
import type { Json } from '../../../wecom/types';
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
	{ type, limits = {}, enum: values }: ContractParam,
	sample: Json,
): Boundary[] {
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
		return typeof sample === 'string' ? `${sample}${index}` : structuredClone(sample);
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
