import type { ILoadOptionsFunctions } from 'n8n-workflow';

import type { WeComClient } from '../../../wecom/client';
import { translate } from '../../../wecom/translate';
import type { JsonObject } from '../../../wecom/types';
import { unwrap } from '../../shared/ids';

/** One line of a list. A record that comes up more than once is shown once. */
export interface Entry {
	name: string;
	value: string | number;
	/** What tells records of one name apart. */
	description?: string;
}

/** A part of a list and where it goes on. */
export interface Page {
	entries: Entry[];
	cursor?: string;
	/** What a person has to know about this list, or has to do before there is one. */
	note?: string;
}

/** Something that WeCom can list, for dropdowns of the editor. */
export type Source = (
	client: WeComClient,
	context: ILoadOptionsFunctions,
	cursor: string | undefined,
) => Promise<Page>;

/** How a list that comes in pages is read. */
export interface PagedList {
	path: string;
	/** The request without its cursor. */
	body: (context: ILoadOptionsFunctions) => JsonObject;
	/** Field of the answer that holds the records. */
	field: string;
	toEntry: (record: JsonObject) => Entry;
}

/** A source that pages with `cursor` and `next_cursor`, as most lists of WeCom do. */
export function pagedSource({ path, body, field, toEntry }: PagedList): Source {
	return async (client, context, cursor) => {
		const answer = await client.json(
			{
				method: 'POST',
				path,
				query: {},
				body: { ...body(context), ...(cursor === undefined ? {} : { cursor }) },
			},
			'safe',
		);
		return { entries: recordsOf(answer, field).map(toEntry), cursor: nextCursor(answer) };
	};
}

/**
 * A source whose list WeCom gives for a span of time only. The span ends when its first page is read: a
 * cursor is good for nothing but the span that it came from.
 */
export function recentSource(days: number, list: PagedList): Source {
	return async (client, context, cursor) => {
		const [ends, inner] = cursor?.split(SPAN_MARK) ?? [];
		const end_time = ends === undefined ? Math.floor(Date.now() / 1000) : Number(ends);
		const body = () => ({ ...list.body(context), start_time: end_time - days * DAY, end_time });
		const page = await pagedSource({ ...list, body })(client, context, inner);
		return page.cursor === undefined
			? page
			: { ...page, cursor: `${end_time}${SPAN_MARK}${page.cursor}` };
	};
}

/** In seconds. */
const DAY = 86_400;
/** No cursor of WeCom holds one. */
const SPAN_MARK = ' ';

/** The records of an answer. */
export function recordsOf(answer: JsonObject, field: string): JsonObject[] {
	const records = answer[field];
	return Array.isArray(records) ? (records as JsonObject[]) : [];
}

/** Where a list goes on after an answer; undefined at its end. */
export function nextCursor({ next_cursor: next }: JsonObject): string | undefined {
	return typeof next === 'string' && next !== '' ? next : undefined;
}

/**
 * The id that another field of the form holds at present: empty where none is chosen yet, undefined
 * where the form has no such field or its expression has no value while the workflow is edited.
 */
export function chosen(context: ILoadOptionsFunctions, field: string): string | undefined {
	// Not with `extractValue`: n8n throws then where the form of the operation lacks the field.
	const value = unwrap(context.getCurrentNodeParameter(field));
	if (typeof value !== 'string' && typeof value !== 'number') return undefined;
	return String(value).startsWith('=') ? undefined : String(value);
}

/** A list that waits for a member to be chosen in another field. */
export const memberFirst = (): Page => ({
	entries: [],
	note: translate('message.listNeedsMember', 'Choose the member first'),
});
