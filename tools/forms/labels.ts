import type { INodeProperties } from 'n8n-workflow';

import { loadContract, loadMemberMessage, walkParams } from '../../contract/load';
import type { ContractEndpoint } from '../../contract/types';
import {
	endpointOperations,
	type AnyOperation,
	type Operation,
} from '../../nodes/WeComCustomerContact/declaration/operation';
import type { Params } from '../../nodes/WeComCustomerContact/declaration/params';
import {
	formScope,
	innerScope,
	locate,
	fieldOf,
	type FieldScope,
} from '../../support/harness/formFields';
import { resources } from '../../nodes/WeComCustomerContact/resources';
import { resources as memberMessageResources } from '../../nodes/WeComMemberMessage/resources';
import { fillForm } from '../../support/harness/fillForm';
import { requestsOf, withLists } from '../contract/reach';

/** Where the labels are written down, from the root. */
export const LABELS_FILE = 'test/contract/labels.txt';

const INTRODUCTION = `# Which field of the form holds which parameter of the request: the parameter as WeCom calls it, and what people
# read beside the field and its choices. Read a changed line as a user would: are these two the same thing?
# What an operation reads for itself and does not send stands behind the others, under its own name.
# Written by \`npm run generate\`.
`;

/**
 * For each operation the parameters of the contract with the labels of the fields that hold them, as text, a line
 * each. A parameter without a field, which the node fills by itself, has none.
 */
export function fieldLabels(): string {
	const endpoints = [...loadContract(), ...loadMemberMessage()].flatMap((one) => one.endpoints);
	const operations = endpointOperations([...resources, ...memberMessageResources]);
	return [
		INTRODUCTION,
		...endpoints.flatMap((endpoint) => {
			const operation = operations.find(({ id }) => id === endpoint.id);
			return operation ? [endpoint.id, ...linesOf(operation, endpoint), ''] : [];
		}),
		...resources.flatMap((resource) =>
			resource.operations.flatMap((operation) => {
				const lines = linesOfOwn(operation);
				return lines.length > 0 ? [`${operation.id}, not sent`, ...lines, ''] : [];
			}),
		),
	].join('\n');
}

/** What people read: the label, and of a dropdown the choices, each behind the value that is sent. */
function inWords({ displayName, options = [] }: INodeProperties): string {
	const choices = options.flatMap((option) =>
		'value' in option ? [`${String(option.value)} = ${option.name}`] : [],
	);
	return choices.length > 0 ? `${displayName}: ${choices.sort().join(', ')}` : displayName;
}

function linesOf(operation: Operation, endpoint: ContractEndpoint): string[] {
	const labels = new Map<string, Set<string>>();
	for (const request of requestsOf(endpoint)) {
		for (const [place, { property }] of fillForm(operation, withLists(operation, request)).fields) {
			// Entries of a list are of one form.
			const path = place.replace(/\.\d+(?=\.|$)/g, '');
			labels.set(path, (labels.get(path) ?? new Set()).add(inWords(property)));
		}
	}
	return walkParams([...endpoint.params, ...(endpoint.headers ?? [])]).flatMap(({ path }) => {
		const names = [...(labels.get(path) ?? [])].sort();
		return names.length > 0 ? [`  ${path.padEnd(48)} ${names.join(' / ')}`] : [];
	});
}

function linesOfOwn({ own = {}, fields }: AnyOperation): string[] {
	return walkOwn(own, formScope(fields), '');
}

function walkOwn(params: Params, scope: FieldScope, parent: string): string[] {
	return Object.entries(params).flatMap(([name, param]) => {
		const path = parent === '' ? name : `${parent}.${name}`;
		const from = ('from' in param && param.from) || name;
		const isSpread = param.type === 'object' && param.from === undefined;
		const located = isSpread ? [] : locate(scope, from);
		const names = located.map((one) => inWords(fieldOf(one).property));
		const line =
			names.length > 0 ? [`  ${path.padEnd(48)} ${[...new Set(names)].join(' / ')}`] : [];
		if (!('fields' in param)) return line;
		const [first] = located;
		return [...line, ...walkOwn(param.fields, first ? innerScope(first) : scope, path)];
	});
}
