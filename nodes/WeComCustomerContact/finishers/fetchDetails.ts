import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { RefusedError, WeComError } from '../../../wecom/errors';
import { translate } from '../../../wecom/translate';
import type { Json } from '../../../wecom/types';
import { mapConcurrently } from '../engine/concurrently';
import type { FinishContext, Finisher } from '../engine/finish';
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
 * WeCom refuses, because it was deleted meanwhile, say, keeps its item and says so in it; when all are
 * refused, the first refusal is thrown, as is every other WeComError.
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
		if (first instanceof WeComError && !details.created && outcomes.every(isError)) throw first;
		return outcomes.map((outcome, index) =>
			outcome instanceof WeComError ? withWarning(itemAt(items, index), outcome, notRead) : outcome,
		);
	};
};

async function addDetails(
	{ path, id, field }: Details,
	{ call }: FinishContext,
	item: INodeExecutionData,
): Promise<INodeExecutionData> {
	const body = { [id]: item.json[id] as Json };
	const answer = await call({ method: 'POST', path, query: {}, body }, 'safe');
	const record = (field === undefined ? answer : answer[field]) as IDataObject | undefined;
	const { errcode: _errcode, errmsg: _errmsg, ...facts } = record ?? {};
	return { ...item, json: { ...item.json, ...facts } };
}

const notRead = (message: string): string =>
	translate('message.detailsNotRead', 'The details could not be read: {message}', { message });

function isNoted(error: unknown, { created }: Details): error is WeComError {
	return created ? error instanceof WeComError : error instanceof RefusedError;
}

function isError(outcome: unknown): boolean {
	return outcome instanceof WeComError;
}

function itemAt(items: INodeExecutionData[], index: number): INodeExecutionData {
	return items[index] ?? { json: {} };
}
