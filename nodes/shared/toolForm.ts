import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';

import { mapFields } from './visitFields';

const LATIN = /^[\x20-\x7e]*$/;
const NAMED = /（\w+）$/;

/** Fields that n8n names no parameter of a tool after. */
const UNNAMED = new Set(['options', 'notice', 'collection', 'fixedCollection']);

/**
 * The description with a form of its own for the tool that n8n makes of the node, where its labels are
 * not in Latin letters. n8n names a tool after its node and the parameters of the tool after the labels
 * of their fields, with "_" for every other character: Chinese labels of the same length would all be
 * one name, and n8n refuses the tool. In that form each label has the name of its field behind it, and
 * each action, which the node gets its name from, its resource and operation.
 */
export function withToolForm(description: INodeTypeDescription): INodeTypeDescription {
	if (LATIN.test(description.displayName)) return description;
	const properties = mapFields(description.properties, { field: withName }).map((property) =>
		property.name === 'operation' ? withNamedActions(property) : property,
	);
	// n8n puts it over the whole description, though its type speaks of the parts without a form.
	const replacements: Partial<INodeTypeDescription> = { properties };
	return { ...description, usableAsTool: { replacements } };
}

function withNamedActions(property: INodeProperties): INodeProperties {
	const resource = String(property.displayOptions?.show?.resource?.[0]);
	return {
		...property,
		options: property.options?.map((option) =>
			'value' in option && option.action !== undefined
				? { ...option, action: named(option.action, `${resource} ${String(option.value)}`) }
				: option,
		),
	};
}

function withName(field: INodeProperties): INodeProperties {
	const { name, displayName, type, noDataExpression } = field;
	if (UNNAMED.has(type) || noDataExpression) return field;
	return { ...field, displayName: named(displayName, name) };
}

/** The label with the name behind it, unless it tells itself apart already. */
const named = (label: string, name: string): string =>
	LATIN.test(label) || NAMED.test(label) ? label : `${label}（${name}）`;
