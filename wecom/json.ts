import type { Json, JsonObject } from './types';

/** Whether a value is a JSON object: no list, no null, no bytes. */
export function isJsonObject(value: unknown): value is JsonObject {
	return (
		typeof value === 'object' && value !== null && !Array.isArray(value) && !Buffer.isBuffer(value)
	);
}

/** The text that a value is; an empty one for anything else. */
export function textIn(value: unknown): string {
	return typeof value === 'string' ? value : '';
}

/** The object in a field of an answer; an empty one where there is none, or something else. */
export function objectAt(holder: JsonObject, field: string): JsonObject {
	const value = holder[field];
	return isJsonObject(value) ? value : {};
}

/** The entries of the list in a field of an answer, without those that are null. */
export function listAt(holder: JsonObject, field: string): Json[] {
	const value = holder[field];
	return Array.isArray(value) ? value.filter((entry) => entry !== null) : [];
}

/** The objects among the entries of the list in a field of an answer. */
export function recordsAt(holder: JsonObject, field: string): JsonObject[] {
	return listAt(holder, field).filter(isJsonObject);
}

/**
 * The `errcode` of an answer or of one record in it: 0 where there is none, as doc 90313 has it, also
 * where it came as a text. NaN where it is no number.
 */
export function errcodeIn({ errcode }: JsonObject): number {
	if (errcode === undefined || errcode === null) return 0;
	if (typeof errcode === 'number') return errcode;
	return typeof errcode === 'string' && /^\s*(?:-?\d{1,12}\s*)?$/.test(errcode)
		? Number(errcode)
		: Number.NaN;
}
