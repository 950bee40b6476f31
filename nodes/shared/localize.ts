import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { dictionary } from '../../i18n/dictionary';
import { mapFields, pathIn, valuesIn, type FieldMapper } from './visitFields';

/** The parts of a node's or credential's description. */
interface Described {
	name: string;
	properties: INodeProperties[];
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
/** Where each text stands in the dictionary. */
const places = new Map(Object.keys(dictionary).map((key, index) => [key, index]));

/** Whether this is another edition than the English one. */
const isTranslated = places.size > 0;

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
		properties: description.properties.map((property) => mapProperty(property, name, edition)),
	} as unknown as T;
}

/** The dropdowns of resources and operations have keys of their own, fields those of their operations. */
function mapProperty(property: INodeProperties, owner: string, edition: Edition): INodeProperties {
	if (property.name === 'resource' || property.name === 'operation') {
		const resource = shown(property, 'resource')[0];
		const keyOf = ({ value }: INodePropertyOptions) =>
			[resource, String(value)].filter(Boolean).join('.');
		const options = sortBy(valuesIn(property), (option) =>
			edition.rankOf([`${keyOf(option)}.name`]),
		);
		return {
			...mapOwnTexts(property, [`common.${property.name}`], edition, FIELD_TEXTS),
			options: options.map((option) =>
				mapOwnTexts(option, [keyOf(option)], edition, ['name', 'description', 'action']),
			),
		};
	}
	const [mapped = property] = mapFields(
		[property],
		fieldMapper(scopesOf(property, owner), edition),
	);
	return mapped;
}

function fieldMapper(scopes: readonly string[], edition: Edition): FieldMapper {
	const keysOf = (path: string) => scopes.map((scope) => `${scope}.${path}`);
	const valueKeys = (path: string, { value }: INodePropertyOptions) =>
		keysOf(`${path}.options.${String(value)}`);
	return {
		field: (field, path, inside) => {
			const keys = keysOf(path);
			const mapped = mapOwnTexts(field, keys, edition, FIELD_TEXTS);
			if (field.modes) {
				mapped.modes = field.modes.map((mode) => {
					const modeKeys = keys.map((key) => `${key}.modes.${mode.name}`);
					const allKeys = [...modeKeys, `common.modes.${mode.name}`];
					const translated = mapOwnTexts(mode, allKeys, edition, FIELD_TEXTS);
					if (mode.validation) {
						translated.validation = mode.validation.map((rule) =>
							'properties' in rule
								? {
										...rule,
										properties: mapOwnTexts(rule.properties, allKeys, edition, ['errorMessage']),
									}
								: rule,
						);
					}
					return translated;
				});
			}
			if (field.options) {
				mapped.options = sortBy(field.options, (option) =>
					edition.rankOf(
						'value' in option
							? valueKeys(inside, option).map((key) => `${key}.name`)
							: keysOf(pathIn(inside, option.name)).map((key) => `${key}.displayName`),
					),
				);
			}
			if (field.typeOptions?.multipleValueButtonText !== undefined) {
				mapped.typeOptions = mapOwnTexts(field.typeOptions, keys, edition, [
					'multipleValueButtonText',
				]);
			}
			return mapped;
		},
		group: (group, path) => mapOwnTexts(group, keysOf(path), edition, ['displayName']),
		value: (value, path) =>
			mapOwnTexts(value, valueKeys(path, value), edition, ['name', 'description']),
	};
}

/** The entries by their ranks; those of one rank keep their order. */
function sortBy<T>(entries: readonly T[], rankOf: (entry: T) => number): T[] {
	return entries
		.map((entry) => [rankOf(entry), entry] as const)
		.sort(([one], [other]) => one - other)
		.map(([, entry]) => entry);
}

/** Where the translations of a field are looked for: its operations, its resource, what all share. */
function scopesOf(field: INodeProperties, owner: string): string[] {
	const [resource] = shown(field, 'resource');
	if (resource === undefined) return [owner, 'common'];
	const operations = shown(field, 'operation').map((operation) => `${resource}.${operation}`);
	return [...operations, resource, 'common'];
}

function shown({ displayOptions }: INodeProperties, name: string): string[] {
	const values = displayOptions?.show?.[name];
	return Array.isArray(values) ? values.map(String) : [];
}

/** A copy with these of its texts replaced. */
function mapOwnTexts<T extends object>(
	object: T,
	keys: readonly string[],
	edition: Edition,
	names: readonly string[],
): T {
	const texts = names.flatMap((name) => {
		const english = (object as Record<string, unknown>)[name];
		if (typeof english !== 'string' || english === '') return [];
		return [
			[
				name,
				edition.textOf(
					keys.map((key) => `${key}.${name}`),
					english,
				),
			],
		];
	});
	return { ...object, ...Object.fromEntries(texts) };
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
