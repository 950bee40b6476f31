import {
	sleep,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';

import type { WeComClient } from '../../../wecom/client';
import type { HttpRequest } from '../../../wecom/types';
import { cancellableWait } from '../../../wecom/wait';
import {
	isComposed,
	type AnyOperation,
	type Operation,
	type Split,
} from '../declaration/operation';
import type { ComposedTask } from './composedTask';
import type { Controls } from './controls';
import { downloadFile } from './download';
import { fetchFile } from './fetchFile';
import type { FinishContext } from './finish';
import { MediaUpload } from './mediaUpload';
import type { Directory } from './names/directory';
import type { PlannedRequest } from './readRequest';
import { sendPart } from './sendPart';
import { sharedSlices } from './slices';
import { countEntries, splitRequest, type Sent } from './split';
import type { Uploads } from './uploads';

/** What all items of a run share. */
export interface RunContext {
	context: IExecuteFunctions;
	client: WeComClient;
	uploads: Uploads;
	/** The names of tags and the like. */
	directory: Directory;
	/** How many requests may be under way at once. */
	concurrency: number;
}

/** Some calls of a request that was sent in parts had been carried out when one failed. */
export class PartlyDone extends Error {
	constructor(
		readonly reason: unknown,
		readonly items: INodeExecutionData[],
		readonly done: number,
		readonly total: number,
	) {
		super('partly done');
	}
}

/**
 * Carries out the request of one input item, with its uploads, parts, pages and further steps, and
 * returns its output items.
 * @throws WeComErrors, InvalidForm for files that WeCom would not take, and PartlyDone
 */
export async function performRequest(
	operation: AnyOperation,
	plan: PlannedRequest,
	itemIndex: number,
	run: RunContext,
): Promise<INodeExecutionData[]> {
	const { uploads } = run;
	if (isComposed(operation)) {
		return (await operation.forEachItem?.(composedTask(plan, itemIndex, run))) ?? [];
	}
	const body = await uploads.resolve(plan.body, itemIndex);
	const sent = await withEveryone(operation, plan, { query: plan.query, body }, run);
	if (!sent) return [];
	const [file] = Object.values<unknown>(plan.upload);
	const multipart =
		file instanceof MediaUpload ? await uploads.request(file, itemIndex) : undefined;
	const items =
		operation.result.kind === 'binary'
			? [
					await downloadFile(operation, plan, {
						...run,
						itemIndex,
					}),
				]
			: await sendParts(operation, plan, sent, itemIndex, run, multipart);
	if (!operation.finish) return items;
	return await operation.finish(finishContext(plan, sent, itemIndex, run), items);
}

/** The request with all entries of the list that the form leaves to the node; undefined where there are none. */
async function withEveryone(
	{ everyone, body }: Operation,
	{ own }: PlannedRequest,
	sent: Sent,
	{ client }: RunContext,
): Promise<Sent | undefined> {
	if (!everyone || own[everyone.when] !== true) return sent;
	const entries = await everyone.read(client);
	if (entries.length === 0) return undefined;
	const place = body && everyone.param in body ? 'body' : 'query';
	return { ...sent, [place]: { ...sent[place], [everyone.param]: entries } };
}

/** What a composed operation gets for an input item, or for all with the plan of the first. */
export function composedTask(
	{ own, controls }: PlannedRequest,
	itemIndex: number,
	run: RunContext,
): ComposedTask {
	const { context, client, directory, concurrency, uploads } = run;
	return {
		context,
		itemIndex,
		client,
		directory,
		concurrency,
		own,
		uploaded: async () => await uploads.resolve(own, itemIndex),
		option: (name) => controls[name],
		carryOut: async (operation, body) =>
			await sendParts(
				operation,
				{ own: {}, controls: { returnAll: true } },
				{ query: {}, body },
				itemIndex,
				run,
			),
	};
}

async function sendParts(
	operation: Operation,
	{ controls, own }: Pick<PlannedRequest, 'controls' | 'own'>,
	sent: Sent,
	itemIndex: number,
	run: RunContext,
	multipart?: Pick<HttpRequest, 'body' | 'contentType'>,
): Promise<INodeExecutionData[]> {
	const split = splitWanted(operation, controls);
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

/** How the request is split, unless the form wants it in one call. */
function splitWanted({ split }: Operation, controls: Controls): Split | undefined {
	return split?.unless !== undefined && controls[split.unless] === true ? undefined : split;
}

/** How many records the form asks for. */
function readLimit({ paging }: Operation, { returnAll, limit = 50 }: Controls): number {
	if (!paging || paging.join !== undefined) return Infinity;
	return returnAll === true ? Infinity : Number(limit);
}

function finishContext(
	{ controls }: PlannedRequest,
	sent: Sent,
	itemIndex: number,
	{ context, client, directory }: RunContext,
): FinishContext {
	const signal = context.getExecutionCancelSignal();
	const wait = cancellableWait(sleep, () => signal?.aborted === true);
	const fetching = { context, wait, onThisMachine: client.isOnThisMachine };
	return {
		itemIndex,
		request: sent,
		directory,
		option: (name) => controls[name],
		call: async (request, repeat) => await client.json(request, repeat),
		fetchFile: async (url, limits) => (await fetchFile(fetching, url, limits)).data,
		toBinary: async (data, fileName, mimeType) =>
			await context.helpers.prepareBinaryData(data, fileName, mimeType),
		wait,
		now: () => Date.now(),
	};
}
