import { commonFields, knownEvents, type EventFields } from './events';
import type { FieldType } from './events/types';
import type { XmlElement, XmlValue } from './xml';

/** A value of an event as the workflow gets it. */
type EventValue = string | number | EventValue[] | { [name: string]: EventValue };

/** A callback event with typed fields under WeCom's own names. */
export interface WeComEvent {
	/** `Event`, and after a dot `ChangeType` where there is one. */
	id: string;
	fields: Record<string, EventValue>;
}

const fieldsById: ReadonlyMap<string, EventFields> = new Map(
	knownEvents.map(({ id, fields }) => [id, { ...commonFields, ...fields }]),
);

const withoutIdentity: ReadonlySet<string> = new Set(
	knownEvents.filter(({ identity }) => identity.length === 0).map(({ id }) => id),
);

// White space around it: the page also shows numbers on lines of their own.
const INTEGER = /^\s*-?\d{1,16}\s*$/;

/**
 * The name of the event in a message: `Event`, and after a dot `ChangeType` where there is one.
 * Undefined where the message is no event, such as text that a member writes to the app.
 */
function eventNameOf({ Event: group, ChangeType: change }: XmlElement): string | undefined {
	if (typeof group !== 'string' || group === '') return undefined;
	return typeof change === 'string' && change !== '' ? `${group}.${change}` : group;
}

/**
 * Whether nothing in a message says what or whom it is about, so that another one of the same text
 * may be another event (doc 97299: two visitors of an acquisition link in one second).
 */
export function lacksIdentity(message: XmlElement): boolean {
	const id = eventNameOf(message);
	return id !== undefined && withoutIdentity.has(id);
}

/**
 * Gives the fields of a decrypted message their types (doc 92130). Undefined where the message is
 * no event. Never throws.
 *
 * An integer that a double cannot hold exactly, or that is no integer, stays the text that it was.
 * Fields that the table does not know stay text, also those of events that it does not know.
 */
export function toEvent(message: XmlElement): WeComEvent | undefined {
	const id = eventNameOf(message);
	if (id === undefined) return undefined;

	const types = fieldsById.get(id) ?? commonFields;
	const fields: WeComEvent['fields'] = {};
	for (const name of Object.keys(message)) {
		const value = message[name];
		if (value !== undefined) fields[name] = typed(value, typeOf(types, name));
	}
	return { id, fields };
}

/** The whole number in the text of an element, undefined where it holds none or is too great. */
export function integerOf(value: XmlValue | undefined): number | undefined {
	if (typeof value !== 'string' || !INTEGER.test(value)) return undefined;
	const number = Number(value);
	return Number.isSafeInteger(number) ? number : undefined;
}

function typeOf(types: EventFields, name: string): FieldType {
	return Object.hasOwn(types, name) ? (types[name] ?? 'string') : 'string';
}

function typed(value: XmlValue, type: FieldType): EventValue {
	if (type === 'array<string>') return listOf(value);
	if (type === 'integer') return integerOf(value) ?? plain(value);
	return plain(value);
}

/** The list in an element: its children (doc 92130: one `Item` each), however many there are. */
function listOf(value: XmlValue): EventValue[] {
	if (typeof value === 'string') return value.trim() === '' ? [] : [value];
	if (Array.isArray(value)) return value.flatMap(listOf);
	return Object.values(value).flatMap((child) =>
		Array.isArray(child) ? child.map(plain) : [plain(child)],
	);
}

/** The value in ordinary objects, which n8n and expressions expect. */
function plain(value: XmlValue): EventValue {
	if (typeof value === 'string') return value;
	if (Array.isArray(value)) return value.map(plain);
	const object: Record<string, EventValue> = {};
	for (const [name, child] of Object.entries(value)) object[name] = plain(child);
	return object;
}
