import type {
	INodeProperties,
	INodePropertyCollection,
	NodeParameterValueType,
} from 'n8n-workflow';

import { fieldsIn, groupsIn, isCollectionOfFields } from '../../nodes/shared/visitFields';

/** Keys that lead from a node's parameters to a value. */
export type Place = ReadonlyArray<string | number>;

/** A field and the place where n8n stores its value. */
export interface PlacedField {
	kind: 'field';
	property: INodeProperties;
	place: Place;
	/** The scope whose values the field's display rules look at. */
	scope: FieldScope;
}

/** A group of a fixed collection. */
interface PlacedGroup {
	kind: 'group';
	group: INodePropertyCollection;
	/** The fixed collection that it belongs to. */
	owner: PlacedField;
	place: Place;
}

/** What a name in `from` can stand for. */
export type Located = PlacedField | PlacedGroup;

/** Fields that stand side by side: those of the whole form, of a collection, of an entry of a list. */
export interface FieldScope {
	fields: readonly INodeProperties[];
	place: Place;
	/** The collection that the fields are in; undefined for the whole form. */
	owner: PlacedField | undefined;
}

/** The scope of a whole form. */
export function formScope(fields: readonly INodeProperties[]): FieldScope {
	return { fields, place: [], owner: undefined };
}

/**
 * The fields or groups that a dotted path such as `attachments.values` names. Collections that only
 * keep the form short (Additional Fields and the like) are no part of a path. A form may hold several
 * fields of one name, each shown at another time.
 */
export function locate(scope: FieldScope, path: string): Located[] {
	const [name = '', ...rest] = path.split('.');
	const { owner } = scope;
	// Inside a fixed collection stand groups, in each of their entries fields.
	const isAmongGroups = owner?.property.type === 'fixedCollection' && owner.place === scope.place;
	const first: Located[] = isAmongGroups ? step(owner, name) : fieldsNamed(scope, name);
	return rest.reduce((found, next) => found.flatMap((one) => step(one, next)), first);
}

/** The fields of a scope with this name, those in its collections of fields included. */
export function fieldsNamed(scope: FieldScope, name: string): PlacedField[] {
	return scope.fields.flatMap((property): PlacedField[] => {
		const place = [...scope.place, property.name];
		const field: PlacedField = { kind: 'field', property, place, scope };
		if (isCollectionOfFields(property)) return fieldsNamed(innerScope(field), name);
		return property.name === name ? [field] : [];
	});
}

/** The scope inside a collection, or inside a group of a fixed collection (entry `index` of it). */
export function innerScope(located: Located, index?: number): FieldScope {
	const place = index === undefined ? located.place : [...located.place, index];
	const fields = located.kind === 'group' ? located.group.values : fieldsIn(located.property);
	return { fields, place, owner: fieldOf(located) };
}

/** The scope of the whole form that a scope is in, for display rules that begin with a slash. */
export function rootOf(scope: FieldScope): FieldScope {
	return scope.owner ? rootOf(scope.owner.scope) : scope;
}

/** The field itself, or the fixed collection that a group belongs to. */
export function fieldOf(located: Located): PlacedField {
	return located.kind === 'field' ? located : located.owner;
}

/** The value at a place of the parameters. */
export function valueAtPlace(values: unknown, place: Place): NodeParameterValueType | undefined {
	return place.reduce<unknown>(
		(value, key) => (value as Record<string | number, unknown> | null | undefined)?.[key],
		values,
	) as NodeParameterValueType | undefined;
}

/** Sets the value at a place, making the objects and lists on the way. */
export function setAtPlace(values: object, place: Place, value: unknown): void {
	let target = values as Record<string | number, unknown>;
	place.slice(0, -1).forEach((key, index) => {
		target[key] ??= typeof place[index + 1] === 'number' ? [] : {};
		target = target[key] as Record<string | number, unknown>;
	});
	target[place[place.length - 1] ?? ''] = value;
}

function step(located: Located, name: string): Located[] {
	if (located.kind === 'group' || located.property.type !== 'fixedCollection') {
		return fieldsNamed(innerScope(located), name);
	}
	return groupsIn(located.property)
		.filter((group) => group.name === name)
		.map((group) => ({
			kind: 'group',
			group,
			owner: located,
			place: [...located.place, name],
		}));
}
