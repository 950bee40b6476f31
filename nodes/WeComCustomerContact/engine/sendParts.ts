import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { HttpRequest, JsonObject } from '../../../wecom/types';
import type { Operation } from '../declaration/operation';
import type { ComposedTask } from './composedTask';
import type { Controls } from './controls';
import type { PlannedRequest } from './readRequest';
import { sendPart } from './sendPart';
import { sharedSlices } from './slices';
import { countEntries, splitRequest, splitWanted, type Sent } from './split';

/** What it takes to send. */
type Sender = Pick<ComposedTask, 'context' | 'client' | 'directory' | 'concurrency'>;

/** Some calls of a request that was sent in parts had been carried out when one failed. */
export class PartlyDone extends Error {
	constructor(
		readonly reason: unknown,
		readonly items: INodeExecutionData[],
		readonly done: number,
		readonly total: number,
		/** How far it came, in words of the operation. */
		readonly progress?: string,
	) {
		super('partly done');
	}
}

/**
 * Sends the request of one input item, in parts where its list is longer than one call takes, with all the pages that
 * are wanted, and returns its output items.
 * @throws what `sendPart` throws, and PartlyDone where earlier parts had been carried out
 */
export async function sendParts(
	operation: Operation,
	{ controls, own }: Pick<PlannedRequest, 'controls' | 'own'>,
	sent: Sent,
	itemIndex: number,
	run: Sender,
	multipart?: Pick<HttpRequest, 'body' | 'contentType'>,
): Promise<INodeExecutionData[]> {
	const split = splitWanted(operation.split, controls);
	const parts = splitRequest(sent, split);
	const limit = readLimit(operation, controls);
	const { context, client, concurrency, directory } = run;
	const shape = operation.shape?.({ own, context, directory });
	const send = async (part: Sent) =>
		await sendPart(operation, part, { client, concurrency, directory, multipart, limit, shape });
	const items: INodeExecutionData[] = [];
	const addItems = async (records: readonly IDataObject[]) => {
		const add = (json: IDataObject) => items.push({ json, pairedItem: { item: itemIndex } });
		await sharedSlices.forEach(records, add, 1_000);
	};

	// Reads of several parts may run at once, unless fewer records than all of them are wanted.
	if (operation.repeat === 'safe' && !operation.serial && limit === Infinity) {
		for (const records of await Promise.all(parts.map(send))) await addItems(records);
		return items;
	}
	let done = 0;
	for (const part of parts) {
		const records = await send(part).catch((error: unknown) => {
			if (done === 0 || operation.paging) throw error;
			throw new PartlyDone(error, items, done, countEntries(sent, split));
		});
		await addItems(records);
		done += countEntries(part, split);
		if (items.length >= limit) return items.slice(0, limit);
	}
	return items;
}

/**
 * Carries out an operation that calls an endpoint as a step of a composed one: all its parts and pages.
 * @throws WeComErrors and PartlyDone
 */
export async function carryOut(
	operation: Operation,
	body: JsonObject,
	task: ComposedTask,
): Promise<INodeExecutionData[]> {
	const everything = { own: {}, controls: { returnAll: true } };
	return await sendParts(operation, everything, { query: {}, body }, task.itemIndex, task);
}

/** How many records the form asks for. */
function readLimit({ paging }: Operation, { returnAll, limit = 50 }: Controls): number {
	if (!paging || paging.join !== undefined) return Infinity;
	return returnAll === true ? Infinity : Number(limit);
}
