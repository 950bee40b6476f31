import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { WeComClient } from '../../../wecom/client';
import type { Milliseconds } from '../../../wecom/types';
import { isComposed, type AnyOperation, type Operation } from '../declaration/operation';
import { withAgentId } from './agentId';
import type { ComposedTask, Failed, Waiting } from './composedTask';
import { downloadFile } from './download';
import { fetchFile, type Fetching } from './fetchFile';
import type { FinishContext } from './finish';
import { MediaUpload } from './mediaUpload';
import type { Directory } from './names/directory';
import { withNewIds } from './names/resolve';
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
	/** How long a request may wait for limits. */
	longestWait: Milliseconds;
	/** How files are got from addresses. */
	fetching: Fetching;
}

/** A request of an input item. */
export interface ItemRequest {
	/** As the form has it. */
	asked: PlannedRequest;
	/** With ids in place of all names. */
	plan: PlannedRequest;
	itemIndex: number;
}

/**
 * Carries out the request of one input item, with its uploads, parts, pages and further steps, and
 * returns its output items. Where WeCom says that an id is gone which came from a name, the request goes out once more
 * with the id that the name has now.
 * @throws WeComErrors, InvalidForm for files that WeCom would not take, and PartlyDone
 */
export async function performRequest(
	operation: AnyOperation,
	{ asked, plan, itemIndex }: ItemRequest,
	run: RunContext,
): Promise<INodeExecutionData[]> {
	if (isComposed(operation)) {
		return (await operation.forEachItem?.(composedTask(plan, itemIndex, run))) ?? [];
	}
	const outcome = await send(operation, plan, itemIndex, run).catch(async (error: unknown) => {
		const again = await withNewIds(asked, plan, error, run.directory);
		if (!again) throw error;
		return await send(operation, again, itemIndex, run);
	});
	if (!outcome) return [];
	const { items, sent } = outcome;
	if (!operation.finish) return items;
	return await operation.finish(finishContext(plan, sent, itemIndex, run), items);
}

/** Sends a request; undefined where it is about nobody, so that there was nothing to send. */
async function send(
	operation: Operation,
	plan: PlannedRequest,
	itemIndex: number,
	run: RunContext,
): Promise<{ items: INodeExecutionData[]; sent: Sent } | undefined> {
	const { uploads } = run;
	const files = await uploads.resolve(plan.body, itemIndex);
	const body = withAgentId(operation, files, run.client);
	const sent = await withEveryone(operation, plan, { query: plan.query, body }, run);
	if (!sent) return undefined;
	await operation.before?.(sent.body, waitingOf(run));
	const [file] = Object.values<unknown>(plan.upload);
	const multipart =
		file instanceof MediaUpload ? await uploads.request(file, itemIndex) : undefined;
	const { directory } = run;
	const records = await operation.instead?.({ body: sent.body, own: plan.own, directory });
	if (records) {
		const items = records.map((json) => ({ json, pairedItem: { item: itemIndex } }));
		return { items, sent };
	}
	const items =
		operation.result.kind === 'binary'
			? [
					await downloadFile(operation, plan, {
						...run,
						itemIndex,
					}),
				]
			: await sendParts(operation, plan, sent, itemIndex, run, multipart);
	return { items, sent };
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

const waitingOf = ({ client, longestWait, fetching: { wait } }: RunContext): Waiting => ({
	appKey: client.appKey,
	longest: longestWait,
	wait,
});

/** What a composed operation gets for an input item, or for all with the plan of the first. */
export function composedTask(
	{ own, body, controls }: PlannedRequest,
	itemIndex: number,
	run: RunContext,
): ComposedTask {
	const { context, client, directory, concurrency, uploads, failed } = run;
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
		waiting: waitingOf(run),
	};
}

function finishContext(
	{ controls }: PlannedRequest,
	sent: Sent,
	itemIndex: number,
	{ context, client, directory, fetching }: RunContext,
): FinishContext {
	return {
		itemIndex,
		request: sent,
		directory,
		option: (name) => controls[name],
		call: async (request, repeat) => await client.json(request, repeat),
		fetchFile: async (url, limits) => (await fetchFile(fetching, url, limits)).data,
		toBinary: async (data, fileName, mimeType) =>
			await context.helpers.prepareBinaryData(data, fileName, mimeType),
		wait: fetching.wait,
		now: () => Date.now(),
	};
}
