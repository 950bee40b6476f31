import { commonFields, eventDefinitions, type EventFields, type FieldType } from './events';
import type { XmlElement, XmlValue } from './xml';

/** A value of an event as the workflow gets it. */
type EventValue = string | number | EventValue[] | { [name: string]: EventValue };

/** An event, or a message that a member writes to the app, with typed fields under WeCom's own names. */
export interface WeComEvent {
	/**
	 * `Event`, and after a dot `ChangeType` where there is one; `message.` and `MsgType` for what members
	 * write.
	 */
	id: string;
	fields: Record<string, EventValue>;
}

const fieldsById: ReadonlyMap<string, EventFields> = new Map(
	eventDefinitions.map(({ id, fields }) => [id, { ...commonFields, ...fields }]),
);

const withoutIdentity: ReadonlySet<unknown> = new Set(
	eventDefinitions.filter(({ identity }) => identity.length === 0).map(({ id }) => id),
);

// White space around it: the page also shows numbers on lines of their own.
const INTEGER = /^\s*-?\d{1,16}\s*$/;
const DECIMAL = /^\s*-?\d{1,15}(?:\.\d{1,15})?\s*$/;

/**
 * The name of the event in a message: `Event`, and after a dot `ChangeType` where there is one. What a member
 * writes to the app has no `Event`: its name is `message.` and `MsgType`. Undefined where it is neither.
 */
function eventNameOf({
	Event: group,
	ChangeType: change,
	MsgType: kind,
}: XmlElement): string | undefined {
	if (typeof group === 'string' && group !== '') {
		return typeof change === 'string' && change !== '' ? `${group}.${change}` : group;
	}
	if (group !== undefined || typeof kind !== 'string') return undefined;
	return kind === '' || kind === 'event' ? undefined : `message.${kind}`;
}

/**
 * Whether nothing in a message says what or whom it is about, so that another one of the same text
 * may be another event (doc 97299: two visitors of an acquisition link in one second).
 */
export function lacksIdentity(message: XmlElement): boolean {
	return withoutIdentity.has(eventNameOf(message));
}

/**
 * Gives the fields of a decrypted message their types (doc 92130). Undefined where the message is
 * neither an event nor written by a member. Never throws.
 *
 * A number that a double cannot hold exactly, or that is none, stays the text that it was.
 * Fields that the table does not know stay text, also those of events that it does not know.
 */
export function toEvent(message: XmlElement): WeComEvent | undefined {
	const id = eventNameOf(message);
	if (id === undefined) return undefined;

	return { id, fields: typedFields(message, fieldsById.get(id) ?? commonFields) };
}

/** The whole number in the text of an element, undefined where it holds none or is too great. */
export function integerOf(value: XmlValue | undefined): number | undefined {
	if (typeof value !== 'string' || !INTEGER.test(value)) return undefined;
	const number = Number(value);
	return Number.isSafeInteger(number) ? number : undefined;
}

function typedFields(element: XmlElement, types: EventFields): Record<string, EventValue> {
	const fields: Record<string, EventValue> = {};
	for (const [name, value] of Object.entries(element)) {
		fields[name] = typed(value, Object.hasOwn(types, name) ? types[name] : undefined);
	}
	return fields;
}

function typed(value: XmlValue, type: FieldType | undefined): EventValue {
	if (typeof type === 'object') {
		return 'object' in type
			? objectOf(value, type.object)
			: childrenOf(value).map((child) => objectOf(child, type.list));
	}
	switch (type) {
		case 'array<string>':
			return childrenOf(value).map(plain);
		case 'comma<string>':
			return entriesOf(value);
		case 'comma<integer>':
			return entriesOf(value).map((entry) => integerOf(entry) ?? entry);
		case 'integer':
			return integerOf(value) ?? plain(value);
		case 'number':
			return decimalOf(value) ?? plain(value);
		default:
			return plain(value);
	}
}

function objectOf(value: XmlValue, types: EventFields): EventValue {
	return typeof value === 'object' && !Array.isArray(value)
		? typedFields(value, types)
		: plain(value);
}

/** What is in a list: its children (doc 92130: one `Item` each), however many there are. */
function childrenOf(value: XmlValue): XmlValue[] {
	if (typeof value === 'string') return value.trim() === '' ? [] : [value];
	if (Array.isArray(value)) return value.flatMap(childrenOf);
	return Object.values(value).flat();
}

/** The entries of a list that is one text with commas. */
function entriesOf(value: XmlValue): string[] {
	if (typeof value !== 'string') return childrenOf(value).flatMap(entriesOf);
	return value
		.split(',')
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');
}

function decimalOf(value: XmlValue): number | undefined {
	return typeof value === 'string' && DECIMAL.test(value) ? Number(value) : undefined;
}

/** The value in ordinary objects, which n8n and expressions expect. */
function plain(value: XmlValue): EventValue {
	if (typeof value === 'string') return value;
	if (Array.isArray(value)) return value.map(plain);
	const object: Record<string, EventValue> = {};
	for (const [name, child] of Object.entries(value)) object[name] = plain(child);
	return object;
}
