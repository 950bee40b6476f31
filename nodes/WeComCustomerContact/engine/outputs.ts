import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { isComposed, type AnyOperation } from '../declaration/operation';
import { sharedSlices } from './slices';

/**
 * Output items with the fields of their input item. n8n tells what goes to the error output by its only field, and
 * adds the input's by itself there.
 */
export async function withInputFields(
	context: IExecuteFunctions,
	outputs: readonly INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const inputs = context.getInputData();
	const hasErrorOutput = context.getNode().onError === 'continueErrorOutput';
	const all: INodeExecutionData[] = [];
	const add = (output: INodeExecutionData) => {
		const { pairedItem, json } = output;
		const index = typeof pairedItem === 'object' && 'item' in pairedItem ? pairedItem.item : -1;
		const isForErrorOutput = hasErrorOutput && Object.keys(json).join() === 'error';
		const fields = isForErrorOutput ? {} : inputs[index]?.json;
		all.push({ ...output, json: { ...fields, ...json } });
	};
	await sharedSlices.forEach(outputs, add, 100);
	return all;
}

/** The items of several outputs in one, each with the name of its own. */
export async function inOne(
	operation: AnyOperation,
	outputs: readonly INodeExecutionData[][],
): Promise<INodeExecutionData[]> {
	const { outputs: names = [], outputField } = isComposed(operation) ? operation : {};
	const all: INodeExecutionData[] = [];
	for (const [index, items] of outputs.entries()) {
		const own = outputField === undefined ? {} : { [outputField]: names[index]?.key };
		const add = (item: INodeExecutionData) => {
			all.push('error' in item.json ? item : { ...item, json: { ...own, ...item.json } });
		};
		await sharedSlices.forEach(items, add, 500);
	}
	return all;
}
