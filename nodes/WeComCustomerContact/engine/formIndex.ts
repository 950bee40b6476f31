import type { INodeProperties } from 'n8n-workflow';

import { isCollectionOfFields, valuesIn, visitFields } from '../../shared/visitFields';

/** Where a field stands in the form. */
interface FormField {
	/** Path for `getNodeParameter`, without the collection's own name where `collection` is set. */
	name: string;
	/** Name of the collection that the user adds the field to; undefined for a field that is always there. */
	collection?: string;
	displayName: string;
}

/** The fields of an operation's form by name, and the names that the form shows for dotted paths. */
export interface FormIndex {
	fields: ReadonlyMap<string, FormField>;
	/** Display names by dotted path, e.g. `attachments.values.title`, without the names of collections. */
	displayNames: ReadonlyMap<string, string>;
	/** Names of the values that a field offers, by its dotted path and the value as text. */
	valueNames: ReadonlyMap<string, ReadonlyMap<string, string>>;
	/** Dotted paths of the collections whose fields the user adds one by one. */
	collections: ReadonlySet<string>;
	/** What a field holds that nobody has touched, by its dotted path. */
	defaults: ReadonlyMap<string, unknown>;
	/** Dotted paths of the fields that take ids, which the editor lets people pick from a list of WeCom's. */
	pickers: ReadonlySet<string>;
}

/** Collects the fields of a form, those inside collections included. */
export function indexForm(properties: readonly INodeProperties[]): FormIndex {
	const fields = new Map<string, FormField>();
	const displayNames = new Map<string, string>();
	const valueNames = new Map<string, Map<string, string>>();
	const collections = new Set<string>();
	const defaults = new Map<string, unknown>();
	const pickers = new Set<string>();
	visitFields(properties, {
		field: (field, path, owner) => {
			if (isCollectionOfFields(field)) return;
			const { name, displayName, type } = field;
			if (path === name) fields.set(name, { name, displayName, collection: owner?.name });
			displayNames.set(path, displayName);
			defaults.set(path, field.default);
			if (type === 'collection') collections.add(path);
			if (isPicker(field)) pickers.add(path);
			if (valuesIn(field).length > 0) valueNames.set(path, new Map());
		},
		group: ({ displayName }, path, owner) => {
			const isOnly = owner.options?.length === 1;
			displayNames.set(path, isOnly ? owner.displayName : displayName);
		},
		value: ({ name, value }, path) => {
			valueNames.get(path)?.set(String(value), name);
		},
	});
	return { fields, displayNames, valueNames, collections, defaults, pickers };
}

function isPicker({ type, typeOptions }: INodeProperties): boolean {
	return type === 'resourceLocator' || typeOptions?.loadOptionsMethod !== undefined;
}
