import type { IDataObject, ITaskData } from 'n8n-workflow';

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
 * @throws {Error} when the node did not run
 */
export function outputOf(execution: Execution, nodeName: string): IDataObject[] {
	const [items] = lastRun(execution, nodeName).data?.main ?? [];
	return (items ?? []).map(({ json }) => json);
}

/**
 * Makes sure that an execution succeeded.
 *
 * @throws {Error} with the failed node, its message and its description
 */
export function assertSucceeded(execution: Execution): void {
	if (execution.status === 'success') return;
	const { error, lastNodeExecuted } = execution.data.resultData;
	const reason = [error?.message, error?.description].filter(Boolean).join(' – ');
	throw new Error(
		`Execution ${execution.id} ended with "${execution.status}" at "${lastNodeExecuted}": ${reason}`,
	);
}

function lastRun({ data }: Execution, nodeName: string): ITaskData {
	const run = data.resultData.runData[nodeName]?.at(-1);
	if (run) return run;
	throw new Error(`"${nodeName}" did not run.`);
}
