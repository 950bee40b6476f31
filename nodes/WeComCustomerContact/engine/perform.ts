import { sleep, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import type { WeComClient } from '../../../wecom/client';
import { cancellableWait } from '../../../wecom/wait';
import { isComposed, type AnyOperation, type Operation } from '../declaration/operation';
import type { ComposedTask, Failed } from './composedTask';
import { downloadFile } from './download';
import { fetchFile } from './fetchFile';
import type { FinishContext } from './finish';
import { MediaUpload } from './mediaUpload';
import type { Directory } from './names/directory';
import type { PlannedRequest } from './readRequest';
import { sendParts } from './sendParts';
import type { Sent } from './split';
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
	failed: Failed;
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
	{ own, body, controls }: PlannedRequest,
	itemIndex: number,
	{ context, client, directory, concurrency, uploads, failed }: RunContext,
): ComposedTask {
	return {
		context,
		itemIndex,
		client,
		directory,
		concurrency,
		own,
		uploaded: async () => await uploads.resolve(own, itemIndex),
		extraBody: body,
		option: (name) => controls[name],
		failed,
	};
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
