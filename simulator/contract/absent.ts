import type { JsonObject, Json } from '../types';

/**
 * Texts that narrow a list or continue it. Clients send them empty with every call, and an empty one
 * says what a missing one says. Texts that set something are not among them: empty clears.
 */
const ABSENT_WHEN_EMPTY = new Set(['creator', 'cursor', 'sender', 'unionid']);

function withoutNulls(value: Json): Json {
	if (Array.isArray(value)) return value.map(withoutNulls);
	if (typeof value !== 'object' || value === null) return value;
	const kept: JsonObject = {};
	for (const [name, child] of Object.entries(value)) {
		if (child !== null) kept[name] = withoutNulls(child);
	}
	return kept;
}

/**
 * The parameters of a request as they count: a field that is null is absent at any depth (clients in
 * languages whose empty list is null send it for everything that was left out), and so are the empty
 * texts above.
 * @returns a copy; the request as it was sent stays as it is
 */
export function withoutAbsent(input: JsonObject): JsonObject {
	const given = Object.entries(input).filter(
		([name, value]) => value !== '' || !ABSENT_WHEN_EMPTY.has(name),
	);
	return withoutNulls(Object.fromEntries(given)) as JsonObject;
}
