import type { IDataObject } from 'n8n-workflow';

import type { WeComClient } from '../../../wecom/client';
import { errcodeIn, listAt, recordsAt } from '../../../wecom/json';
import type { IsGood } from '../../../wecom/readAnswer';
import type { HttpRequest, JsonObject } from '../../../wecom/types';
import { NOT_CONNECTED, type Operation } from '../declaration/operation';
import { mapConcurrently } from './concurrently';
import type { Directory } from './names/directory';
import { goesOn, listFieldOf, readPages } from './pages';
import { toRecords } from './records';
import type { Shape } from './shape';
import { newInShares, sharesOfTime } from './shares';
import { sharedSlices } from './slices';
import { countEntries, partsSideBySide, splitRequest, type Sent } from './split';

/** What it takes to send. */
export interface Sending {
	client: WeComClient;
	/** The names of tags and the like. */
	directory: Directory;
	/** How many requests the run may have under way at once. */
	concurrency: number;
	/** The bytes of an upload, in place of a JSON body. */
	multipart?: Pick<HttpRequest, 'body' | 'contentType'>;
	/** How many records are wanted. */
	limit: number;
	/** Which ones, and how they look. */
	shape?: Shape;
}

/**
 * Sends one part of a request, reads its pages and returns its records. Where WeCom says of several entries that
 * there is nothing, which may be true of one of them alone, each half is asked for by itself. A whole list that
 * goes on is read side by side where the operation can be.
 *
 * @param isOver whether nobody wants the records any more
 * @throws what `client.json` and `readPages` throw
 */
export async function sendPart(
	operation: Operation,
	part: Sent,
	sending: Sending,
	isOver?: () => boolean,
): Promise<IDataObject[]> {
	const { paging } = operation;
	const { limit, shape = {} } = sending;
	const call = callOf(operation, part, sending);
	// Nobody knows beforehand how many records it takes to find those that are wanted.
	const pages = paging ? readPages(operation, call, shape.keep ? Infinity : limit) : once(call);
	const records: IDataObject[] = [];
	const joined: JsonObject[] = [];
	let isFirst = true;
	for await (const answer of pages) {
		if (isOver?.() === true) return [];
		if (saysNobody(operation, answer)) {
			const halves = halvesOf(operation, part);
			if (halves.length > 0) return await oneByOne(operation, halves, sending);
		}
		if (isFirst && isOver === undefined && limit === Infinity && goesOn(paging, answer)) {
			const parts = partsOf(operation, part, answer, sending.concurrency);
			if (parts.length > 1) return await together(operation, parts, sending);
		}
		if (paging?.join !== undefined) {
			joined.push(answer);
			continue;
		}
		// A page alone takes milliseconds; what there is but one of waits for nobody.
		let found: IDataObject[] = [];
		const convert = () => {
			found = toRecords(operation, [wanted(operation, answer, shape)], part);
		};
		if (isFirst) await sharedSlices.forEach([answer], convert, 1);
		else await sharedSlices.run(convert);
		isFirst = false;
		for (const record of await turned(shape, found)) records.push(record);
		if (records.length >= limit) break;
	}
	if (paging?.join === undefined) return records;
	return await turned(shape, toRecords(operation, joined, part));
}

/** An answer without the records of its list that nobody wants. */
function wanted(operation: Operation, answer: JsonObject, { keep }: Shape): JsonObject {
	const field = keep && listFieldOf(operation);
	if (!keep || field === undefined) return answer;
	return { ...answer, [field]: recordsAt(answer, field).filter(keep) };
}

async function turned({ turn }: Shape, records: IDataObject[]): Promise<IDataObject[]> {
	return turn && records.length > 0 ? await turn(records) : records;
}

function callOf(
	operation: Operation,
	part: Sent,
	{ client, multipart }: Sending,
): (extra: JsonObject) => Promise<JsonObject> {
	const { method, path, repeat, body } = operation;
	const isGood = goodListsOf(operation);
	return async (extra) => {
		const inQuery = body === undefined;
		const request: HttpRequest = {
			method,
			path,
			query: { ...part.query, ...(inQuery ? extra : {}) } as HttpRequest['query'],
			...(multipart ?? (inQuery ? {} : { body: { ...part.body, ...extra } })),
		};
		return await client.json(request, repeat, isGood);
	};
}

async function* once(call: (extra: JsonObject) => Promise<JsonObject>): AsyncGenerator<JsonObject> {
	yield await call({});
}

async function oneByOne(
	operation: Operation,
	parts: readonly Sent[],
	sending: Sending,
): Promise<IDataObject[]> {
	const records: IDataObject[] = [];
	for (const part of parts) {
		if (records.length >= sending.limit) break;
		const found = await sendPart(operation, part, sending);
		for (const record of found) records.push(record);
	}
	return records;
}

/** The parts by which a list that begins with `first` can be read at the same time. */
function partsOf(operation: Operation, part: Sent, first: JsonObject, most: number): Sent[] {
	const { sideBySide } = operation;
	if (sideBySide === undefined) return [];
	if (typeof sideBySide === 'string') return partsSideBySide(part, sideBySide, most);
	const field = listFieldOf(operation) ?? '';
	return sharesOfTime(part, sideBySide, { first, field }, most);
}

/** Reads parts of a list at the same time; their records come in the order of the parts. */
async function together(
	operation: Operation,
	parts: readonly Sent[],
	sending: Sending,
): Promise<IDataObject[]> {
	let failed = false;
	const lists = await mapConcurrently(parts, parts.length, async (part) => {
		return await sendPart(operation, part, sending, () => failed).catch((error: unknown) => {
			failed = true;
			throw error;
		});
	});
	const { sideBySide } = operation;
	const isNew = typeof sideBySide === 'object' ? newInShares(sideBySide) : () => true;
	const records: IDataObject[] = [];
	for (const [share, list] of lists.entries()) {
		const add = (record: IDataObject) => isNew(record, share) && records.push(record);
		await sharedSlices.forEach(list, add, 1_000);
	}
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
