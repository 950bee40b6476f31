import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

/** Collections that are there to keep a form short; any other is an object of the request. */
export const COLLECTIONS_OF_FIELDS: ReadonlySet<string> = new Set([
	'additionalFields',
	'updateFields',
	'filters',
	'options',
	'requestOptions',
]);

type Entry = NonNullable<INodeProperties['options']>[number];

/** Whether a field only keeps the form short, so that its name is no part of the paths of what is in it. */
export function isCollectionOfFields({ type, name }: INodeProperties): boolean {
	return type === 'collection' && COLLECTIONS_OF_FIELDS.has(name);
}

/** The fields in a collection; none in any other field. */
export function fieldsIn(field: INodeProperties): INodeProperties[] {
	return (field.options ?? []).filter(isField);
}

/** The groups of a fixed collection; none in any other field. */
export function groupsIn(field: INodeProperties): INodePropertyCollection[] {
	return (field.options ?? []).filter(isGroup);
}

/** The values that a dropdown offers; none in any other field. */
export function valuesIn(field: INodeProperties): INodePropertyOptions[] {
	return (field.options ?? []).filter(isValue);
}

/** The name behind the path of what it is in, which is '' at the top of the form. */
export function pathIn(parent: string, name: string): string {
	return parent === '' ? name : `${parent}.${name}`;
}

/**
 * What is done with every part of a form. A path names each field and group on the way but for collections of
 * fields: `attachments.values.title`. The path of a value is that of its field.
 */
export interface FieldVisitor {
	/** `owner` is the collection or fixed collection that it stands in. */
	field?(field: INodeProperties, path: string, owner?: INodeProperties): void;
	group?(group: INodePropertyCollection, path: string, owner: INodeProperties): void;
	value?(value: INodePropertyOptions, path: string): void;
}

/** Shows all fields to the visitor, each before what is in it. */
export function visitFields(
	fields: readonly INodeProperties[],
	visitor: FieldVisitor,
	parent = '',
	owner?: INodeProperties,
): void {
	for (const field of fields) {
		const path = pathIn(parent, field.name);
		visitor.field?.(field, path, owner);
		const inside = isCollectionOfFields(field) ? parent : path;
		visitFields(fieldsIn(field), visitor, inside, field);
		for (const group of groupsIn(field)) {
			const groupPath = pathIn(inside, group.name);
			visitor.group?.(group, groupPath, field);
			visitFields(group.values, visitor, groupPath, field);
		}
		for (const value of valuesIn(field)) visitor.value?.(value, inside);
	}
}

/** What takes the place of every part of a form; a part stays as it is where there is no function for it. */
export interface FieldMapper {
	/** Gets the field with what is in it already replaced; `inside` is the path that those parts begin with. */
	field(field: INodeProperties, path: string, inside: string): INodeProperties;
	group?(group: INodePropertyCollection, path: string): INodePropertyCollection;
	value?(value: INodePropertyOptions, path: string): INodePropertyOptions;
}

/** Copies of the fields with their parts replaced, the innermost first. Paths are those of FieldVisitor. */
export function mapFields(
	fields: readonly INodeProperties[],
	mapper: FieldMapper,
	parent = '',
): INodeProperties[] {
	return fields.map((field) => {
		const path = pathIn(parent, field.name);
		const inside = isCollectionOfFields(field) ? parent : path;
		const mapEntry = (entry: Entry): Entry[] => {
			if (isField(entry)) return mapFields([entry], mapper, inside);
			if (isValue(entry)) return [mapper.value?.(entry, inside) ?? entry];
			const groupPath = pathIn(inside, entry.name);
			const group = { ...entry, values: mapFields(entry.values, mapper, groupPath) };
			return [mapper.group?.(group, groupPath) ?? group];
		};
		const options = field.options?.flatMap(mapEntry);
		return mapper.field(options ? { ...field, options } : field, path, inside);
	});
}

const isGroup = (entry: Entry): entry is INodePropertyCollection => 'values' in entry;
const isValue = (entry: Entry): entry is INodePropertyOptions => 'value' in entry;
const isField = (entry: Entry): entry is INodeProperties => !isGroup(entry) && !isValue(entry);
