import {
	sleep,
	type IDataObject,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
} from 'n8n-workflow';

import { toWeComError, type WeComClient } from '../../../wecom/client';
import { CancelledError, RefusedError } from '../../../wecom/errors';
import type { HttpRequest, JsonObject, Milliseconds } from '../../../wecom/types';
import type { Operation, Split } from '../operation';
import type { FinishContext } from './finish';
import type { Form } from './form';
import { MediaUpload } from './mediaUpload';
import { readPages } from './pages';
import type { PlannedRequest } from './readRequest';
import { toRecords } from './records';
import type { Semaphore } from './semaphore';
import type { Uploads } from './uploads';

/** What all items of a run share. */
export interface Performance {
	context: IExecuteFunctions;
	client: WeComClient;
	form: Form;
	uploads: Uploads;
	/** How many requests may be under way at once. */
	requests: Semaphore;
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

type Sent = Pick<PlannedRequest, 'query' | 'body'>;

/**
 * Carries out the request of one input item, with its uploads, parts, pages and further steps, and
 * returns its output items. Throws WeComErrors, InvalidForm for files that WeCom would not take, and
 * PartlyDone.
 */
export async function performRequest(
	operation: Operation,
	plan: PlannedRequest,
	itemIndex: number,
	performance: Performance,
): Promise<INodeExecutionData[]> {
	const { uploads } = performance;
	const body = await uploads.resolve(plan.body, itemIndex);
	const sent = { query: plan.query, body };
	const [file] = Object.values<unknown>(plan.upload);
	const multipart =
		file instanceof MediaUpload ? await uploads.request(file, itemIndex) : undefined;
	const items =
		operation.result.kind === 'binary'
			? [await downloadFile(operation, sent, itemIndex, performance)]
			: await sendParts(operation, sent, itemIndex, performance, multipart);
	if (!operation.finish) return items;
	return await operation.finish(finishContext(sent, itemIndex, performance), items);
}

async function sendParts(
	operation: Operation,
	sent: Sent,
	itemIndex: number,
	performance: Performance,
	multipart: Pick<HttpRequest, 'body' | 'contentType'> | undefined,
): Promise<INodeExecutionData[]> {
	const parts = splitRequest(sent, operation.split);
	const limit = readLimit(operation, performance.form, itemIndex);
	const send = async (part: Sent) => await sendPart(operation, part, performance, multipart, limit);
	const toItem = (json: IDataObject): INodeExecutionData => ({
		json,
		pairedItem: { item: itemIndex },
	});

	// Reads of several parts may run at once, unless fewer records than all of them are wanted.
	if (operation.repeat === 'safe' && !operation.serial && limit === Infinity) {
		return (await Promise.all(parts.map(send))).flat().map(toItem);
	}
	const items: INodeExecutionData[] = [];
	let done = 0;
	for (const part of parts) {
		const records = await send(part).catch((error: unknown) => {
			if (done === 0 || operation.paging) throw error;
			throw new PartlyDone(error, items, done, countEntries(sent, operation.split));
		});
		for (const record of records) items.push(toItem(record));
		done += countEntries(part, operation.split);
		if (items.length >= limit) return items.slice(0, limit);
	}
	return items;
}

async function sendPart(
	operation: Operation,
	part: Sent,
	{ client, requests }: Performance,
	multipart: Pick<HttpRequest, 'body' | 'contentType'> | undefined,
	limit: number,
): Promise<IDataObject[]> {
	const { method, path, repeat, paging, emptyCodes } = operation;
	const call = async (extra: JsonObject): Promise<JsonObject> => {
		const inQuery = operation.body === undefined;
		const request: HttpRequest = {
			method,
			path,
			query: { ...part.query, ...(inQuery ? extra : {}) } as HttpRequest['query'],
			...(multipart ?? (inQuery ? {} : { body: { ...part.body, ...extra } })),
		};
		return await requests.run(async () => await client.json(request, repeat));
	};
	const answers = async () => (paging ? await readPages(operation, call, limit) : [await call({})]);
	return await answers().then(
		(pages) => toRecords(operation, pages, part),
		(error: unknown) => {
			if (error instanceof RefusedError && emptyCodes?.includes(error.errcode)) return [];
			throw error;
		},
	);
}

async function downloadFile(
	operation: Operation,
	{ query }: Sent,
	itemIndex: number,
	{ context, client, requests, form }: Performance,
): Promise<INodeExecutionData> {
	const scope = form.scope(itemIndex);
	const request: HttpRequest = {
		method: operation.method,
		path: operation.path,
		query: query as HttpRequest['query'],
		headers: operation.headers?.((name) => scope.get(name).value) ?? {},
	};
	const { data, headers } = await requests.run(
		async () => await client.binary(request, operation.repeat),
	);
	const name = fileNameOf(headers['content-disposition']);
	const mimeType = headers['content-type']?.split(';')[0];
	const binary = await context.helpers.prepareBinaryData(data, name, mimeType);
	const property = String(scope.get('binaryPropertyName').value ?? 'data');
	return {
		json: {
			...query,
			fileName: binary.fileName,
			mimeType: binary.mimeType,
			bytes: data.length,
			...(headers['content-range'] ? { contentRange: headers['content-range'] } : {}),
		},
		binary: { [property]: binary },
		pairedItem: { item: itemIndex },
	};
}

function fileNameOf(disposition: string | undefined): string | undefined {
	const encoded = /filename\*=(?:UTF-8'')?([^;]+)/i.exec(disposition ?? '')?.[1];
	const plain = /filename="?([^";]+)"?/i.exec(disposition ?? '')?.[1];
	const name = encoded ?? plain;
	if (name === undefined) return undefined;
	try {
		return decodeURIComponent(name);
	} catch {
		return name;
	}
}

/** How many records the form asks for. */
function readLimit({ paging }: Operation, form: Form, itemIndex: number): number {
	if (!paging || paging.join !== undefined) return Infinity;
	const scope = form.scope(itemIndex);
	return scope.get('returnAll').value === true ? Infinity : Number(scope.get('limit').value ?? 50);
}

function splitRequest(sent: Sent, split: Split | undefined): Sent[] {
	if (!split) return [sent];
	const { param, size, single } = split;
	const place = param in sent.query ? 'query' : 'body';
	const entries = sent[place][param];
	if (!Array.isArray(entries)) return [sent];
	const parts: Sent[] = [];
	for (let at = 0; at < entries.length; at += size) {
		const value = single ? (entries[at] ?? null) : entries.slice(at, at + size);
		parts.push({ ...sent, [place]: { ...sent[place], [param]: value } });
	}
	return parts;
}

function countEntries(sent: Sent, split: Split | undefined): number {
	const value = split && (sent.query[split.param] ?? sent.body[split.param]);
	return Array.isArray(value) ? value.length : 1;
}

function finishContext(sent: Sent, itemIndex: number, performance: Performance): FinishContext {
	const { context, client, form, requests } = performance;
	const scope = form.scope(itemIndex);
	const signal = context.getExecutionCancelSignal();
	return {
		itemIndex,
		request: sent,
		option: (name) => scope.get(name).value,
		call: async (request, repeat) =>
			await requests.run(async () => await client.json(request, repeat)),
		fetchFile: async (url) => {
			const options: IHttpRequestOptions = {
				method: 'GET',
				url,
				encoding: 'arraybuffer',
				timeout: FILE_TIMEOUT,
				abortSignal: signal,
			};
			const data: unknown = await context.helpers.httpRequest(options).catch((error: unknown) => {
				throw toWeComError(error);
			});
			return Buffer.from(data as ArrayBuffer);
		},
		toBinary: async (data, fileName, mimeType) =>
			await context.helpers.prepareBinaryData(data, fileName, mimeType),
		wait: async (ms) => {
			for (let left = ms; left > 0; left -= WAIT_SLICE) {
				if (signal?.aborted) throw new CancelledError();
				await sleep(Math.min(left, WAIT_SLICE));
			}
		},
		now: () => Date.now(),
	};
}

const FILE_TIMEOUT: Milliseconds = 30_000;
const WAIT_SLICE: Milliseconds = 200;
