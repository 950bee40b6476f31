import type { IBinaryKeyData, IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Execution } from './types';

/** The names of the nodes that ran, in the order in which they started. */
export function nodesRun({ data }: Execution): string[] {
	return Object.entries(data.resultData.runData)
		.flatMap(([name, runs]) => runs.map((run) => ({ name, order: run.executionIndex })))
		.sort((one, other) => one.order - other.order)
		.map(({ name }) => name);
}

/**
 * The items that a node put out in its last run.
 *
 * @throws Error when the node did not run
 */
export function outputOf(execution: Execution, nodeName: string): IDataObject[] {
	return itemsOf(execution, nodeName).map(({ json }) => json);
}

/**
 * The files that go with the items that a node put out in its last run, one entry per item.
 *
 * @throws Error when the node did not run
 */
export function filesOf(execution: Execution, nodeName: string): IBinaryKeyData[] {
	return itemsOf(execution, nodeName).map(({ binary }) => binary ?? {});
}

/**
 * Makes sure that an execution succeeded.
 *
 * @throws Error with the failed node, its message and its description
 */
export function assertSucceeded(execution: Execution): void {
	if (execution.status === 'success') return;
	throw new Error(
		`Execution ${execution.id} ended with "${execution.status}" ${failureOf(execution)}`,
	);
}

/** Where an execution failed, and why. */
export function failureOf({ data }: Execution): string {
	const { error, lastNodeExecuted } = data.resultData;
	const reason = [error?.message, error?.description].filter(Boolean).join(' – ');
	return `at "${lastNodeExecuted}": ${reason}`;
}

function itemsOf({ data }: Execution, nodeName: string): INodeExecutionData[] {
	const run = data.resultData.runData[nodeName]?.at(-1);
	if (!run) throw new Error(`"${nodeName}" did not run.`);
	return run.data?.main?.[0] ?? [];
}
