import { randomUUID } from 'node:crypto';
import type { INode, INodeParameters } from 'n8n-workflow';

import type { StoredCredential, Workflow } from './types';
import { PACKAGE_NAME, use } from '../playground/exampleWorkflows';

/** The node that every workflow made here starts with, unless it has a trigger of its own. */
export const START = 'Start';

/** One use of the action node. */
export interface Step {
	/** `<resource>.<operation>`; also the node's name, unless there is another. */
	operation: `${string}.${string}`;
	name?: string;
	parameters?: INodeParameters;
}

/** A value of a resource locator, by id. */
export function byId(value: string): INodeParameters {
	return { __rl: true, mode: 'id', value };
}

/** A manual trigger. */
export function startNode(): INode {
	return node(START, 'n8n-nodes-base.manualTrigger', {});
}

/** A node of the action node's type. */
export function actionNode(step: Step, credential: StoredCredential): INode {
	const separator = step.operation.indexOf('.');
	return {
		...node(step.name ?? step.operation, `${PACKAGE_NAME}.weComCustomerContact`, {
			resource: step.operation.slice(0, separator),
			operation: step.operation.slice(separator + 1),
			...step.parameters,
		}),
		credentials: use(credential),
	};
}

/** A node of the trigger's type. */
export function triggerNode(credential: StoredCredential, parameters: INodeParameters = {}): INode {
	return {
		...node('Event', `${PACKAGE_NAME}.weComCustomerContactTrigger`, parameters),
		credentials: use(credential),
		webhookId: randomUUID(),
	};
}

/** Any node. */
export function node(
	name: string,
	type: string,
	parameters: INodeParameters,
	typeVersion = 1,
): INode {
	return { id: randomUUID(), name, type, typeVersion, position: [0, 0], parameters };
}

/** A workflow in which each node hands on to the next. */
export function chain(name: string, nodes: readonly INode[]): Workflow {
	const connections: Workflow['connections'] = {};
	const placed = nodes.map((one, index): INode => ({ ...one, position: [index * 220, 0] }));
	for (const [index, one] of nodes.entries()) {
		const next = nodes[index + 1];
		if (next) connections[one.name] = { main: [[{ node: next.name, type: 'main', index: 0 }]] };
	}
	return { name, nodes: placed, connections };
}
