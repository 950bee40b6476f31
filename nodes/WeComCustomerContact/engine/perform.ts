import {
	sleep,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';

import type { WeComClient } from '../../../wecom/client';
import { errcodeIn, listAt } from '../../../wecom/json';
import type { IsGood } from '../../../wecom/readAnswer';
import type { HttpRequest, Json, JsonObject } from '../../../wecom/types';
import { cancellableWait } from '../../../wecom/wait';
import { NOT_CONNECTED, type Operation, type Split } from '../declaration/operation';
import { valueAt } from '../declaration/rules';
import type { Controls } from './controls';
import { downloadFile } from './download';
import { fetchFile } from './fetchFile';
import type { FinishContext } from './finish';
import { MediaUpload } from './mediaUpload';
import { goesOn, listFieldOf, readPages } from './pages';
import type { PlannedRequest } from './readRequest';
import { toRecords } from './records';
import { sharedSlices } from './slices';
import type { Uploads } from './uploads';

/** What all items of a run share. */
export interface RunContext {
	context: IExecuteFunctions;
	client: WeComClient;
	uploads: Uploads;
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
 * returns its output items.
 * @throws WeComErrors, InvalidForm for files that WeCom would not take, and PartlyDone
 */
export async function performRequest(
	operation: Operation,
	plan: PlannedRequest,
	itemIndex: number,
	run: RunContext,
): Promise<INodeExecutionData[]> {
	const { uploads } = run;
	const body = await uploads.resolve(plan.body, itemIndex);
	const sent = { query: plan.query, body };
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

async function sendParts(
	operation: Operation,
	{ controls }: PlannedRequest,
	sent: Sent,
	itemIndex: number,
	run: RunContext,
	multipart: Pick<HttpRequest, 'body' | 'contentType'> | undefined,
): Promise<INodeExecutionData[]> {
	const parts = splitRequest(sent, operation.split);
	const limit = readLimit(operation, controls);
	const send = async (part: Sent) => await sendPart(operation, part, run, multipart, limit);
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
			throw new PartlyDone(error, items, done, countEntries(sent, operation.split));
		});
		await addItems(records);
		done += countEntries(part, operation.split);
		if (items.length >= limit) return items.slice(0, limit);
	}
	return items;
}

/**
 * Sends one part of a request and reads its pages. Where WeCom says of several entries that there is
 * nothing, which may be true of one of them alone, each half is asked for by itself.
 */
async function sendPart(
	operation: Operation,
	part: Sent,
	run: RunContext,
	multipart: Pick<HttpRequest, 'body' | 'contentType'> | undefined,
	limit: number,
): Promise<IDataObject[]> {
	const { client } = run;
	const { method, path, repeat, paging } = operation;
	const isGood = goodListsOf(operation);
	const call = async (extra: JsonObject): Promise<JsonObject> => {
		const inQuery = operation.body === undefined;
		const request: HttpRequest = {
			method,
			path,
			query: { ...part.query, ...(inQuery ? extra : {}) } as HttpRequest['query'],
			...(multipart ?? (inQuery ? {} : { body: { ...part.body, ...extra } })),
		};
		return await client.json(request, repeat, isGood);
	};
	const answers = paging ? await readPages(operation, call, limit) : [await call({})];
	const halves = answers.some((answer) => saysNobody(operation, answer))
		? halvesOf(operation, part)
		: [];
	if (halves.length === 0) return await recordsOf(operation, answers, part);
	const records: IDataObject[] = [];
	for (const half of halves) {
		if (records.length >= limit) break;
		const found = await sendPart(operation, half, run, multipart, limit);
		for (const record of found) records.push(record);
	}
	return records;
}

/** The records of all answers; page by page, since a page alone takes milliseconds. */
async function recordsOf(
	operation: Operation,
	answers: readonly JsonObject[],
	part: Sent,
): Promise<IDataObject[]> {
	if (operation.paging?.join !== undefined) return toRecords(operation, answers, part);
	const records: IDataObject[] = [];
	const add = (answer: JsonObject) => {
		for (const record of toRecords(operation, [answer], part)) records.push(record);
	};
	await sharedSlices.forEach(answers, add, 1);
	return records;
}

/** Of a list, an answer that has records is a success even where it says that one of the members has none. */
function goodListsOf(operation: Operation): IsGood {
	const { emptyCodes = [], repeat } = operation;
	const field = repeat === 'safe' ? listFieldOf(operation) : undefined;
	return (errcode, answer) =>
		emptyCodes.includes(errcode) ||
		(errcode === NOT_CONNECTED && field !== undefined && listAt(answer, field).length > 0);
}

/** Whether an answer says that there is nothing, about one of the entries or about all. */
function saysNobody(operation: Operation, answer: JsonObject): boolean {
	return (
		operation.emptyCodes?.includes(errcodeIn(answer)) === true &&
		!goesOn(operation.paging, answer) &&
		listAt(answer, listFieldOf(operation) ?? '').length === 0
	);
}

/** A request for several entries as two for half of them each; none where it is for one. */
function halvesOf({ split }: Operation, part: Sent): Sent[] {
	const count = countEntries(part, split);
	return split && count > 1 ? splitRequest(part, { ...split, size: Math.ceil(count / 2) }) : [];
}

/** How many records the form asks for. */
function readLimit({ paging }: Operation, { returnAll, limit = 50 }: Controls): number {
	if (!paging || paging.join !== undefined) return Infinity;
	return returnAll === true ? Infinity : Number(limit);
}

function splitRequest(sent: Sent, split: Split | undefined): Sent[] {
	const entries = split && entriesOf(sent, split);
	if (!entries || entries.length === 0) return [sent];
	const { param, size, single } = split;
	const path = param.split('.');
	const place = (path[0] ?? '') in sent.query ? 'query' : 'body';
	const parts: Sent[] = [];
	for (let at = 0; at < entries.length; at += size) {
		const value = single ? (entries[at] ?? null) : entries.slice(at, at + size);
		parts.push({ ...sent, [place]: withValue(sent[place], path, value) });
	}
	return parts;
}

function withValue(object: JsonObject, [name = '', ...path]: string[], value: Json): JsonObject {
	const inner = path.length === 0 ? value : withValue(object[name] as JsonObject, path, value);
	return { ...object, [name]: inner };
}

function entriesOf(sent: Sent, { param }: Split): Json[] | undefined {
	const value = valueAt({ ...sent.query, ...sent.body }, param);
	return Array.isArray(value) ? (value as Json[]) : undefined;
}

function countEntries(sent: Sent, split: Split | undefined): number {
	return (split && entriesOf(sent, split)?.length) ?? 1;
}

function finishContext(
	{ controls }: PlannedRequest,
	sent: Sent,
	itemIndex: number,
	{ context, client }: RunContext,
): FinishContext {
	const signal = context.getExecutionCancelSignal();
	const wait = cancellableWait(sleep, () => signal?.aborted === true);
	return {
		itemIndex,
		request: sent,
		option: (name) => controls[name],
		call: async (request, repeat) => await client.json(request, repeat),
		fetchFile: async (url, limits) => await fetchFile(context, url, limits, wait),
		toBinary: async (data, fileName, mimeType) =>
			await context.helpers.prepareBinaryData(data, fileName, mimeType),
		wait,
		now: () => Date.now(),
	};
}
