import { dictionary } from './dictionary';

/** The parts of a field's description that this module looks at; n8n's own type has many more. */
interface Field {
	name: string;
	type?: string;
	displayOptions?: { show?: Record<string, unknown> };
	options?: readonly unknown[];
	modes?: readonly unknown[];
	[key: string]: unknown;
}

/** The parts of a node's or credential's description. */
interface Described {
	name: string;
	properties: readonly unknown[];
}

/**
 * Gives the text of the edition for a text of the description. `keys` are the places at which a
 * translation may stand, the most specific one first.
 */
export type TextOf = (keys: readonly string[], english: string) => string;

const FIELD_TEXTS = ['displayName', 'description', 'placeholder', 'hint'];
/** These collections keep the form short and are no part of a field's key. */
const TRANSPARENT = new Set([
	'additionalFields',
	'updateFields',
	'filters',
	'options',
	'requestOptions',
]);

/** The description in the language of the edition; itself in the English edition. */
export function localize<T extends Described>(description: T): T {
	if (Object.keys(dictionary).length === 0) return description;
	return mapTexts(description, (keys, english) => {
		const key = keys.find((candidate) => candidate in dictionary);
		return (key === undefined ? undefined : dictionary[key]) ?? english;
	});
}

/** A copy of the description of a node or a credential with every text that the user sees replaced. */
export function mapTexts<T extends Described>(description: T, textOf: TextOf): T {
	const { name } = description;
	const own = mapOwnTexts(description as unknown as Record<string, unknown>, [name], textOf, [
		'displayName',
		'description',
		'activationMessage',
		'eventTriggerDescription',
	]);
	const { defaults, triggerPanel } = own as {
		defaults?: Record<string, unknown>;
		triggerPanel?: unknown;
	};
	return {
		...own,
		...(defaults
			? { defaults: mapOwnTexts(defaults, [`${name}.defaults`], textOf, ['name']) }
			: {}),
		...(triggerPanel
			? { triggerPanel: mapDeep(triggerPanel, `${name}.triggerPanel`, textOf) }
			: {}),
		properties: description.properties.map((property) =>
			mapProperty(property as Field, scopesOf(property as Field, name), textOf),
		),
	} as unknown as T;
}

/** The dropdowns of resources and operations have keys of their own, fields those of their operations. */
function mapProperty(property: Field, scopes: readonly string[], textOf: TextOf): Field {
	if (property.name === 'resource' || property.name === 'operation') {
		const resource = shown(property, 'resource')[0];
		const options = (property.options ?? []) as Array<Record<string, unknown>>;
		return {
			...mapOwnTexts(property, [`common.${property.name}`], textOf, FIELD_TEXTS),
			options: options.map((option) => {
				const key = [resource, String(option.value)].filter(Boolean).join('.');
				return mapOwnTexts(option, [key], textOf, ['name', 'description', 'action']);
			}),
		} as unknown as Field;
	}
	return mapField(property, scopes, '', textOf);
}

function mapField(field: Field, scopes: readonly string[], parent: string, textOf: TextOf): Field {
	const path = join(parent, field.name);
	const keys = scopes.map((scope) => `${scope}.${path}`);
	const isCollection = field.type === 'collection';
	const inner = isCollection && TRANSPARENT.has(field.name) ? parent : path;
	const mapped = mapOwnTexts(field, keys, textOf, FIELD_TEXTS) as Field;
	if (field.modes) {
		mapped.modes = field.modes.map((mode) => {
			const { name } = mode as Field;
			const modeKeys = [...keys.map((key) => `${key}.modes.${name}`), `common.modes.${name}`];
			return mapOwnTexts(mode as Field, modeKeys, textOf, FIELD_TEXTS);
		});
	}
	if (field.options) {
		mapped.options = field.options.map((option) =>
			mapOption(option as Field, scopes, inner, textOf),
		);
	}
	const { multipleValueButtonText } = (field.typeOptions ?? {}) as Record<string, unknown>;
	if (multipleValueButtonText !== undefined) {
		mapped.typeOptions = mapOwnTexts(field.typeOptions as Record<string, unknown>, keys, textOf, [
			'multipleValueButtonText',
		]);
	}
	return mapped;
}

/** An entry of `options`: a field of a collection, a group of a fixed collection, or a value to choose. */
function mapOption(
	option: Field,
	scopes: readonly string[],
	path: string,
	textOf: TextOf,
): Record<string, unknown> {
	if (Array.isArray(option.values)) {
		const groupPath = join(path, option.name);
		const keys = scopes.map((scope) => `${scope}.${groupPath}`);
		return {
			...mapOwnTexts(option, keys, textOf, ['displayName']),
			values: option.values.map((child) => mapField(child as Field, scopes, groupPath, textOf)),
		};
	}
	if (option.type !== undefined) return mapField(option, scopes, path, textOf);
	const keys = scopes.map((scope) => `${scope}.${path}.options.${String(option.value)}`);
	return mapOwnTexts(option, keys, textOf, ['name', 'description']);
}

/** Where the translations of a field are looked for: its operations, its resource, what all share. */
function scopesOf(field: Field, owner: string): string[] {
	const [resource] = shown(field, 'resource');
	if (resource === undefined) return [owner, 'common'];
	const operations = shown(field, 'operation').map((operation) => `${resource}.${operation}`);
	return [...operations, resource, 'common'];
}

function shown({ displayOptions }: Field, name: string): string[] {
	const values = displayOptions?.show?.[name];
	return Array.isArray(values) ? values.map(String) : [];
}

function mapOwnTexts(
	object: Record<string, unknown>,
	keys: readonly string[],
	textOf: TextOf,
	names: readonly string[],
): Record<string, unknown> {
	const result = { ...object };
	for (const name of names) {
		const english = object[name];
		if (typeof english !== 'string' || english === '') continue;
		result[name] = textOf(
			keys.map((key) => `${key}.${name}`),
			english,
		);
	}
	return result;
}

function mapDeep(value: unknown, key: string, textOf: TextOf): unknown {
	if (typeof value === 'string') return value === '' ? value : textOf([key], value);
	if (Array.isArray(value)) {
		return value.map((entry, index) => mapDeep(entry, `${key}.${index}`, textOf));
	}
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, entry]) => [name, mapDeep(entry, `${key}.${name}`, textOf)]),
	);
}

function join(parent: string, name: string): string {
	return parent === '' ? name : `${parent}.${name}`;
}
