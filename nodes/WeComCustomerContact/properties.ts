import {
	NodeConnectionTypes,
	type INodeProperties,
	type INodePropertyOptions,
	type INodeTypeDescription,
	type NodeHint,
} from 'n8n-workflow';

import { translate } from '../../i18n/translate';
import { requestOptions } from './engine/requestOptions';
import { composedOperations, type AnyOperation, type Resource } from './declaration/operation';
import { resources } from './resources';

/** The operation of a node that its resource and operation dropdowns stand for, if there is one. */
export function findOperation(
	resource: string,
	operation: string,
	all: readonly Resource[] = resources,
): AnyOperation | undefined {
	const id = `${resource}.${operation}`;
	return all
		.find(({ value }) => value === resource)
		?.operations.find((candidate) => candidate.id === id);
}

/** The value of an operation in its dropdown. */
export const operationValue = ({ id }: AnyOperation): string => id.slice(id.indexOf('.') + 1);

/** The dropdowns and the forms of all operations, each field shown where it belongs. */
export function buildProperties(all: readonly Resource[]): INodeProperties[] {
	return [
		resourceDropdown(all),
		...all.map(operationDropdown),
		...all.flatMap(formsOf),
		requestOptions,
	];
}

/** Where the translation of an operation's hint stands. */
export const hintKey = ({ id }: AnyOperation): string => `${id}.hint`;

/** The hints of the operations, each beside the output of its own operation. */
export function buildHints(all: readonly Resource[]): NodeHint[] {
	return all.flatMap(({ value, operations }) =>
		operations.flatMap((operation) =>
			operation.hint === undefined
				? []
				: [
						{
							message: translate(hintKey(operation), operation.hint),
							type: 'info' as const,
							location: 'outputPane' as const,
							displayCondition: `={{ $parameter["resource"] === "${value}" && $parameter["operation"] === "${operationValue(operation)}" }}`,
						},
					],
		),
	);
}

/** Where the translation of the name of an output stands. */
export const outputKey = ({ id }: AnyOperation, key: string): string => `${id}.outputs.${key}`;

/** The outputs of the node: one, but for operations that say which ones they have. */
export function buildOutputs(all: readonly Resource[]): INodeTypeDescription['outputs'] {
	const named = composedOperations(all).flatMap((operation) =>
		(operation.outputs ?? []).length === 0
			? []
			: [
					[
						operation.id,
						(operation.outputs ?? []).map(({ key, name }) => ({
							type: NodeConnectionTypes.Main,
							displayName: translate(outputKey(operation, key), name),
						})),
					] as const,
				],
	);
	if (named.length === 0) return [NodeConnectionTypes.Main];
	const outputs = JSON.stringify(Object.fromEntries(named));
	return `={{ (${outputs})[$parameter["resource"] + "." + $parameter["operation"]] ?? ["${NodeConnectionTypes.Main}"] }}`;
}

function resourceDropdown(all: readonly Resource[]): INodeProperties {
	const dropdown: INodeProperties = {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: all.map(({ name, value }) => ({ name, value })),
		default: 'customer',
	};
	return { ...dropdown, default: all[0]?.value ?? '' };
}

function operationDropdown({ value, operations }: Resource): INodeProperties {
	const options: INodePropertyOptions[] = operations.map((operation) => ({
		name: operation.name,
		value: operationValue(operation),
		description: operation.description,
		action: operation.action,
	}));
	const dropdown: INodeProperties = {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [value] } },
		options,
		default: '',
	};
	return { ...dropdown, default: options[0]?.value ?? '' };
}

interface SharedField {
	field: INodeProperties;
	operations: string[];
}

/**
 * The fields of a resource's operations. A field that several operations have word for word stands
 * once and is shown for all of them, as long as every form keeps the order of its fields.
 */
function formsOf({ value, operations }: Resource): INodeProperties[] {
	const shared: SharedField[] = [];
	for (const operation of operations) {
		let after = 0;
		for (const field of operation.fields) {
			const text = JSON.stringify(field);
			const at = shared.findIndex(
				(candidate, index) => index >= after && JSON.stringify(candidate.field) === text,
			);
			if (at === -1) {
				shared.splice(after++, 0, { field, operations: [operationValue(operation)] });
			} else {
				shared[at]?.operations.push(operationValue(operation));
				after = at + 1;
			}
		}
	}
	return shared.map(({ field, operations: shownFor }) => ({
		...field,
		displayOptions: {
			...field.displayOptions,
			// First, because n8n shows a field at the first rule about a value that is an expression.
			show: { resource: [value], operation: shownFor, ...field.displayOptions?.show },
		},
	}));
}
