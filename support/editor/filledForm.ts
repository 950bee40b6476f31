import {
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyCollection,
	type NodeParameterValueType,
} from 'n8n-workflow';

import { fieldsIn, groupsIn, valuesIn } from '../../nodes/shared/visitFields';
import type { NodeType } from '../n8n/types';

/** How often the fields are gone over: one that is filled in may make another one show. */
const PASSES = 3;

/**
 * Fills in a node's form so that every field it can show is there: each optional field added, each
 * list with an entry for every kind of entry it knows.
 *
 * @param nodeType the node's description
 * @param chosen the parameters that decide which form it is, such as resource and operation
 * @returns all parameters of the node
 */
export function filledForm(nodeType: NodeType, chosen: INodeParameters): INodeParameters {
	let values: INodeParameters = { ...chosen };
	for (let pass = 0; pass < PASSES; pass++) {
		const shown = shownFields(nodeType, nodeType.properties, values);
		values = {
			...values,
			...Object.fromEntries(
				shown
					.filter(({ name }) => !(name in chosen))
					.map((field) => [field.name, filledField(nodeType, field, nodeType.properties, values)]),
			),
		};
	}
	return values;
}

function filledField(
	nodeType: NodeType,
	field: INodeProperties,
	siblings: readonly INodeProperties[],
	root: INodeParameters,
): NodeParameterValueType {
	if (field.type === 'collection') {
		const added = fieldsIn(field);
		return Object.fromEntries(
			added.map((option) => [option.name, filledField(nodeType, option, added, root)]),
		);
	}
	if (field.type === 'boolean' && opensOthers(field, siblings)) return true;
	if (field.type === 'fixedCollection') {
		const groups = groupsIn(field);
		const entries = groups.map((group) => [group.name, kindsOf(group).map(fill(group))] as const);
		return Object.fromEntries(
			entries.map(([name, list]) => [name, field.typeOptions?.multipleValues ? list : list[0]]),
		);
	}
	return field.default;

	function fill(group: INodePropertyCollection) {
		return (kind: INodeParameters): INodeParameters => {
			const entry: INodeParameters = { ...kind };
			for (let pass = 0; pass < PASSES; pass++) {
				for (const inner of shownFields(nodeType, group.values, entry, root)) {
					entry[inner.name] ??= filledField(nodeType, inner, group.values, root);
				}
			}
			return entry;
		};
	}
}

/** Whether other fields show only while this switch is on. */
function opensOthers({ name }: INodeProperties, siblings: readonly INodeProperties[]): boolean {
	return siblings.some(({ displayOptions }) => displayOptions?.show?.[name]?.includes(true));
}

/** One set of deciding values per kind of entry, such as one per attachment type. */
function kindsOf(group: INodePropertyCollection): INodeParameters[] {
	const deciding = group.values.find(
		({ name, type }) =>
			type === 'options' &&
			group.values.some(({ displayOptions }) => displayOptions?.show?.[name] !== undefined),
	);
	if (!deciding) return [{}];
	return valuesIn(deciding).map(({ value }) => ({ [deciding.name]: value }));
}

function shownFields(
	nodeType: NodeType,
	fields: INodeProperties[],
	values: INodeParameters,
	root: INodeParameters = values,
): INodeProperties[] {
	const node: Pick<INode, 'typeVersion'> = { typeVersion: latestVersion(nodeType) };
	return fields.filter((field) =>
		NodeHelpers.displayParameter(values, field, node, nodeType, root),
	);
}

function latestVersion({ version }: NodeType): number {
	return Math.max(...[version].flat());
}
