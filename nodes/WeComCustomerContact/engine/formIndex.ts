import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';

/** Where a field stands in the form. */
export interface FormField {
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
	/** Dotted paths of the collections whose fields the user adds one by one. */
	collections: ReadonlySet<string>;
}

/** Collects the fields of a form, those inside collections included. */
export function indexForm(properties: readonly INodeProperties[]): FormIndex {
	const fields = new Map<string, FormField>();
	const displayNames = new Map<string, string>();
	const collections = new Set<string>();
	for (const property of properties) {
		if (property.type === 'collection' && !isScope(property)) {
			for (const option of (property.options ?? []) as INodeProperties[]) {
				const { name, displayName } = option;
				fields.set(name, { name, displayName, collection: property.name });
				collectNames(option, name, displayNames, collections);
			}
		} else {
			const { name, displayName } = property;
			fields.set(name, { name, displayName });
			collectNames(property, name, displayNames, collections);
		}
	}
	return { fields, displayNames, collections };
}

/** Collections that are there to keep the form short; any other is an object of the request. */
const COLLECTIONS_OF_FIELDS = new Set([
	'additionalFields',
	'updateFields',
	'filters',
	'options',
	'requestOptions',
]);

function isScope(property: INodeProperties): boolean {
	return !COLLECTIONS_OF_FIELDS.has(property.name);
}

function collectNames(
	property: INodeProperties,
	path: string,
	displayNames: Map<string, string>,
	collections: Set<string>,
): void {
	if (property.type === 'collection') collections.add(path);
	displayNames.set(path, property.displayName);
	for (const option of property.options ?? []) {
		if ('values' in option) {
			const group = option as INodePropertyCollection;
			for (const child of group.values) {
				collectNames(child, `${path}.${group.name}.${child.name}`, displayNames, collections);
			}
		} else if (property.type === 'collection') {
			const child = option as INodeProperties;
			collectNames(child, `${path}.${child.name}`, displayNames, collections);
		}
	}
}
