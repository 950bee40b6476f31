import { dictionary } from '../../i18n/dictionary';

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

/** Gives the place of an entry of a list by the keys of its name; lists are sorted by it. */
export type RankOf = (keys: readonly string[]) => number;

/** What differs between the editions. */
interface Edition {
	textOf: TextOf;
	rankOf: RankOf;
}

const FIELD_TEXTS = ['displayName', 'description', 'placeholder', 'hint'];
/** These collections keep the form short and are no part of a field's key. */
const TRANSPARENT = new Set([
	'additionalFields',
	'updateFields',
	'filters',
	'options',
	'requestOptions',
]);

/** Where each text stands in the dictionary. */
const places = new Map(Object.keys(dictionary).map((key, index) => [key, index]));

/** Whether this is another edition than the English one. */
export const isTranslated = places.size > 0;

/**
 * The description in the language of the edition; itself in the English edition. The lists of another
 * edition, which n8n wants in the order of the English alphabet, come in the order of its dictionary.
 */
export function localize<T extends Described>(description: T): T {
	if (!isTranslated) return description;
	const keyOf = (keys: readonly string[]) => keys.find((key) => places.has(key)) ?? '';
	return mapTexts(
		description,
		(keys, english) => dictionary[keyOf(keys)] ?? english,
		(keys) => places.get(keyOf(keys)) ?? places.size,
	);
}

/**
 * A copy of the description of a node or a credential with every text that the user sees replaced and
 * its lists sorted; they stay as they are without `rankOf`.
 */
export function mapTexts<T extends Described>(
	description: T,
	textOf: TextOf,
	rankOf: RankOf = () => 0,
): T {
	const edition = { textOf, rankOf };
	const { name } = description;
	const own = mapOwnTexts(description as unknown as Record<string, unknown>, [name], edition, [
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
			? { defaults: mapOwnTexts(defaults, [`${name}.defaults`], edition, ['name']) }
			: {}),
		...(triggerPanel
			? { triggerPanel: mapDeep(triggerPanel, `${name}.triggerPanel`, edition) }
			: {}),
		properties: description.properties.map((property) =>
			mapProperty(property as Field, scopesOf(property as Field, name), edition),
		),
	} as unknown as T;
}

/** The dropdowns of resources and operations have keys of their own, fields those of their operations. */
function mapProperty(property: Field, scopes: readonly string[], edition: Edition): Field {
	if (property.name === 'resource' || property.name === 'operation') {
		const resource = shown(property, 'resource')[0];
		const options = (property.options ?? []) as Array<Record<string, unknown>>;
		const keyOf = ({ value }: Record<string, unknown>) =>
			[resource, String(value)].filter(Boolean).join('.');
		return {
			...mapOwnTexts(property, [`common.${property.name}`], edition, FIELD_TEXTS),
			options: sortBy(options, (option) => edition.rankOf([`${keyOf(option)}.name`])).map(
				(option) =>
					mapOwnTexts(option, [keyOf(option)], edition, ['name', 'description', 'action']),
			),
		} as unknown as Field;
	}
	return mapField(property, scopes, '', edition);
}

function mapField(
	field: Field,
	scopes: readonly string[],
	parent: string,
	edition: Edition,
): Field {
	const path = join(parent, field.name);
	const keys = scopes.map((scope) => `${scope}.${path}`);
	const isCollection = field.type === 'collection';
	const inner = isCollection && TRANSPARENT.has(field.name) ? parent : path;
	const mapped = mapOwnTexts(field, keys, edition, FIELD_TEXTS) as Field;
	if (field.modes) {
		mapped.modes = field.modes.map((mode) => {
			const { name } = mode as Field;
			const modeKeys = [...keys.map((key) => `${key}.modes.${name}`), `common.modes.${name}`];
			return mapOwnTexts(mode as Field, modeKeys, edition, FIELD_TEXTS);
		});
	}
	if (field.options) {
		const options = field.options as readonly Field[];
		const rankOf = (option: Field) => edition.rankOf(nameKeysOf(option, scopes, inner));
		mapped.options = sortBy(options, rankOf).map((option) =>
			mapOption(option, scopes, inner, edition),
		);
	}
	const { multipleValueButtonText } = (field.typeOptions ?? {}) as Record<string, unknown>;
	if (multipleValueButtonText !== undefined) {
		mapped.typeOptions = mapOwnTexts(field.typeOptions as Record<string, unknown>, keys, edition, [
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
	edition: Edition,
): Record<string, unknown> {
	if (Array.isArray(option.values)) {
		const groupPath = join(path, option.name);
		const keys = scopes.map((scope) => `${scope}.${groupPath}`);
		return {
			...mapOwnTexts(option, keys, edition, ['displayName']),
			values: option.values.map((child) => mapField(child as Field, scopes, groupPath, edition)),
		};
	}
	if (option.type !== undefined) return mapField(option, scopes, path, edition);
	const keys = scopes.map((scope) => `${scope}.${path}.options.${String(option.value)}`);
	return mapOwnTexts(option, keys, edition, ['name', 'description']);
}

/** Where the translations of the name of an entry of `options` are looked for. */
function nameKeysOf(option: Field, scopes: readonly string[], path: string): string[] {
	return 'value' in option
		? scopes.map((scope) => `${scope}.${path}.options.${String(option.value)}.name`)
		: scopes.map((scope) => `${scope}.${join(path, option.name)}.displayName`);
}

/** The entries by their ranks; those of one rank keep their order. */
function sortBy<T>(entries: readonly T[], rankOf: (entry: T) => number): T[] {
	return entries
		.map((entry) => [rankOf(entry), entry] as const)
		.sort(([one], [other]) => one - other)
		.map(([, entry]) => entry);
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
	edition: Edition,
	names: readonly string[],
): Record<string, unknown> {
	const result = { ...object };
	for (const name of names) {
		const english = object[name];
		if (typeof english !== 'string' || english === '') continue;
		result[name] = edition.textOf(
			keys.map((key) => `${key}.${name}`),
			english,
		);
	}
	return result;
}

function mapDeep(value: unknown, key: string, edition: Edition): unknown {
	if (typeof value === 'string') return value === '' ? value : edition.textOf([key], value);
	if (Array.isArray(value)) {
		return value.map((entry, index) => mapDeep(entry, `${key}.${index}`, edition));
	}
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, entry]) => [name, mapDeep(entry, `${key}.${name}`, edition)]),
	);
}

function join(parent: string, name: string): string {
	return parent === '' ? name : `${parent}.${name}`;
}
