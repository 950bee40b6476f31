import type { INodeExecutionData } from 'n8n-workflow';

import { OddIdError, RefusedError, UnreadableAnswerError, WeComError } from '../../../wecom/errors';
import { isJsonObject } from '../../../wecom/json';
import { translate } from '../../../i18n/translate';
import type { Json, JsonObject } from '../../../wecom/types';
import { mapConcurrently } from '../engine/concurrently';
import type { FinishContext, Finisher } from '../engine/finish';
import { readableAlone } from '../engine/records';
import { withWarning } from './warning';

/** Where the details of a record come from. */
export interface Details {
	/** Fields of the form of which each, when it is on, asks for the details. */
	options: readonly string[];
	/** Endpoint that returns one record. */
	path: string;
	/** Name of the record's id, in the item and in the request. */
	id: string;
	/** Field of the answer with the record; the whole answer is the record when left out. */
	field?: string;
	/** Switches of the form that are sent along under their own names, as 1, when they are on. */
	switches?: readonly string[];
	/**
	 * The items stand for something that was just created. Then no failure may hide its id: it is noted
	 * in the item, whatever it is.
	 */
	created?: boolean;
}

/** As many as the node's concurrency can be; how many really run at once is decided there. */
const MOST_AT_ONCE = 50;

/**
 * A step that adds to each item what WeCom knows about its record, with one request each. A record that
 * WeCom refuses, because it was deleted meanwhile, say, or whose answer cannot be read, keeps its item and
 * says so in it; when all are refused, the first refusal is thrown, as is every other WeComError.
 */
export const fetchDetails = (details: Details): Finisher => {
	const isWanted = ({ option }: FinishContext) =>
		details.options.some((name) => option(name) === true);
	return async (context, items) => {
		if (!isWanted(context)) return items;
		const outcomes = await mapConcurrently(items, MOST_AT_ONCE, async (item) => {
			return await addDetails(details, context, item).catch((error: unknown) => {
				if (isNoted(error, details)) return error;
				throw error;
			});
		});
		const [first] = outcomes;
		if (!details.created && first !== undefined && outcomes.every(isRefusal)) throw first;
		return outcomes.map((outcome, index) =>
			outcome instanceof WeComError ? withWarning(itemAt(items, index), outcome, notRead) : outcome,
		);
	};
};

async function addDetails(
	{ path, id, field, switches = [] }: Details,
	{ call, option }: FinishContext,
	item: INodeExecutionData,
): Promise<INodeExecutionData> {
	const value = item.json[id] as Json | undefined;
	// What its list says about it is all that can be known about a record without an id.
	if (value === undefined || value === null) return item;
	const on = switches.filter((name) => option(name) === true);
	const body: JsonObject = { [id]: value, ...Object.fromEntries(on.map((name) => [name, 1])) };
	const answer = await call({ method: 'POST', path, query: {}, body }, 'safe');
	const record = field === undefined ? answer : answer[field];
	if (!isJsonObject(record)) throw new UnreadableAnswerError();
	const { errcode: _errcode, errmsg: _errmsg, ...facts } = readableAlone(record);
	return { ...item, json: { ...item.json, ...facts } };
}

const notRead = (message: string): string =>
	translate('message.detailsNotRead', 'Could not read the details: {message}', { message });

function isNoted(error: unknown, { created }: Details): error is WeComError {
	if (created) return error instanceof WeComError;
	return UNREAD.some((kind) => error instanceof kind);
}

/** What is wrong with one record says nothing about the others. */
const UNREAD = [RefusedError, UnreadableAnswerError, OddIdError];

function isRefusal(outcome: unknown): boolean {
	return outcome instanceof RefusedError;
}

function itemAt(items: INodeExecutionData[], index: number): INodeExecutionData {
	return items[index] ?? { json: {} };
}
