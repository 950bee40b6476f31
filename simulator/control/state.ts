import type { Corp } from '../corp/corp';
import { StableList } from '../corp/stableList';
import { ControlError } from './action';

/** Keys that point back to where one came from: shown as an id, or not at all. */
const REPLACED_KEYS = new Set(['external', 'group', 'follows', 'follow']);

/** Turns maps into objects and back references into ids, so that JSON can hold it. */
function plain(this: unknown, key: string, value: unknown): unknown {
	if (value instanceof Map) return Object.fromEntries(value);
	if (value instanceof Set) return [...value];
	if (value instanceof StableList) return [...value.values()];
	// A buffer has turned into a list of numbers before it comes here.
	const raw = (this as Record<string, unknown>)[key];
	if (Buffer.isBuffer(raw)) return `${raw.length} bytes`;
	if (REPLACED_KEYS.has(key) && typeof value === 'object' && value !== null) {
		const { id, code } = value as { id?: string; code?: string };
		return id ?? code ?? undefined;
	}
	return value;
}

function people(corp: Corp) {
	const members = [...corp.people.members.values()].map(({ follows, ...member }) => ({
		...member,
		customers: follows.size,
	}));
	const customers = [...corp.people.customers.values()].map(({ follows, ...customer }) => ({
		...customer,
		follow_user: follows.map(({ external: _external, ...follow }) => follow),
	}));
	return { members, customers };
}

/**
 * The state of a corp as JSON can hold it.
 * @param part `people` or the name of a slice; without it, everything
 * @throws ControlError when there is no such part
 */
export function describeState(corp: Corp, part?: string): unknown {
	const parts: Record<string, unknown> = { ...corp.parts(), people: people(corp) };
	if (part !== undefined && !Object.hasOwn(parts, part)) {
		throw new ControlError(`no part ${part}; there are ${Object.keys(parts).join(', ')}`);
	}
	return JSON.parse(JSON.stringify(part === undefined ? parts : parts[part], plain));
}
