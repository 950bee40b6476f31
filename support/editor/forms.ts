import { randomUUID } from 'node:crypto';
import type { INode, INodeParameters, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { NodeType, Workflow } from '../n8n/types';
import { filledForm } from './filledForm';

const COLUMNS = 12;
const SPACING = 220;
/** What n8n adds to the lists of a node, to point to its HTTP Request node; no form belongs to it. */
const CUSTOM_API_CALL = '__CUSTOM_API_CALL__';

/** One form of a node: for the action node, one per operation. */
export interface Form {
	/** Unique among a package's forms, and fit for a file name. */
	label: string;
	nodeType: NodeType;
	/** The parameters that decide which form it is. */
	chosen: INodeParameters;
}

/**
 * Lists every form that a package's nodes can show.
 *
 * @param nodeTypes the package's nodes, as n8n has loaded them
 */
export function formsOf(nodeTypes: readonly NodeType[]): Form[] {
	return nodeTypes.flatMap((nodeType) => {
		const nodeName = nodeType.name.slice(nodeType.name.indexOf('.') + 1);
		const resources = choicesOf(nodeType.properties.filter(({ name }) => name === 'resource'));
		if (resources.length === 0) return [{ label: nodeName, nodeType, chosen: {} }];
		return resources.flatMap((resource) =>
			choicesOf(operationFields(nodeType, resource)).map((operation) => ({
				label: `${resource}.${operation}`,
				nodeType,
				chosen: { resource, operation },
			})),
		);
	});
}

/**
 * Makes a workflow with one node per form, every field of each filled in.
 *
 * @param forms which forms
 * @param credentials what to give each node
 */
export function workflowOfForms(
	forms: readonly Form[],
	credentials: NonNullable<INode['credentials']>,
): Workflow {
	const nodes = forms.map(({ label, nodeType, chosen }, index): INode => ({
		id: randomUUID(),
		name: label,
		type: nodeType.name,
		typeVersion: Math.max(...[nodeType.version].flat()),
		position: [(index % COLUMNS) * SPACING, Math.floor(index / COLUMNS) * SPACING],
		parameters: filledForm(nodeType, chosen),
		credentials,
		...(nodeType.webhooks && { webhookId: randomUUID() }),
	}));
	return { name: 'Forms', nodes, connections: {} };
}

function operationFields({ properties }: NodeType, resource: string): INodeProperties[] {
	return properties.filter(
		({ name, displayOptions }) =>
			name === 'operation' && displayOptions?.show?.resource?.includes(resource),
	);
}

function choicesOf(fields: INodeProperties[]): string[] {
	return fields
		.flatMap(({ options }) => options ?? [])
		.filter((option): option is INodePropertyOptions => 'value' in option)
		.map(({ value }) => String(value))
		.filter((value) => value !== CUSTOM_API_CALL);
}
