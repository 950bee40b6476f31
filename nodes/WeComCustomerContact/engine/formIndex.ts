import type { INodeProperties } from 'n8n-workflow';

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
	const names: Names = {
		displayNames: new Map(),
		valueNames: new Map(),
		collections: new Set(),
		defaults: new Map(),
		pickers: new Set(),
	};
	for (const property of properties) {
		if (property.type === 'collection' && !isScope(property)) {
			for (const option of (property.options ?? []) as INodeProperties[]) {
				const { name, displayName } = option;
				fields.set(name, { name, displayName, collection: property.name });
				collectNames(option, '', names);
			}
		} else {
			const { name, displayName } = property;
			fields.set(name, { name, displayName });
			collectNames(property, '', names);
		}
	}
	return { fields, ...names };
}

/** What is collected about the fields by their dotted paths; see FormIndex. */
interface Names {
	displayNames: Map<string, string>;
	valueNames: Map<string, ReadonlyMap<string, string>>;
	collections: Set<string>;
	defaults: Map<string, unknown>;
	pickers: Set<string>;
}

/** Collections that are there to keep the form short; any other is an object of the request. */
export const COLLECTIONS_OF_FIELDS: ReadonlySet<string> = new Set([
	'additionalFields',
	'updateFields',
	'filters',
	'options',
	'requestOptions',
]);

function isScope(property: INodeProperties): boolean {
	return !COLLECTIONS_OF_FIELDS.has(property.name);
}

function isPicker({ type, typeOptions }: INodeProperties): boolean {
	return type === 'resourceLocator' || typeOptions?.loadOptionsMethod !== undefined;
}

function collectNames(property: INodeProperties, parent: string, names: Names): void {
	const { displayNames, valueNames, collections } = names;
	const isCollection = property.type === 'collection';
	const isTransparent = isCollection && !isScope(property);
	const path = isTransparent ? parent : join(parent, property.name);
	if (!isTransparent) {
		displayNames.set(path, property.displayName);
		names.defaults.set(path, property.default);
		if (isCollection) collections.add(path);
		if (isPicker(property)) names.pickers.add(path);
	}
	const values = (property.options ?? []).filter((option) => 'value' in option);
	if (values.length > 0) {
		valueNames.set(path, new Map(values.map(({ value, name }) => [String(value), name])));
	}
	for (const option of property.options ?? []) {
		if ('values' in option) {
			const group = option;
			const groupPath = join(path, group.name);
			const isOnly = property.options?.length === 1;
			displayNames.set(groupPath, isOnly ? property.displayName : group.displayName);
			for (const child of group.values) {
				collectNames(child, groupPath, names);
			}
		} else if (isCollection) {
			collectNames(option as INodeProperties, path, names);
		}
	}
}

function join(parent: string, name: string): string {
	return parent === '' ? name : `${parent}.${name}`;
}
