import type { ILoadOptionsFunctions } from 'n8n-workflow';

import type { WeComClient } from '../../../wecom/client';
import type { IsGood } from '../../../wecom/readAnswer';
import { OddIdError } from '../../../wecom/errors';
import { recordsAt } from '../../../wecom/json';
import { isOdd } from '../../../wecom/oddIds';
import { translate } from '../../../i18n/translate';
import type { Json, JsonObject } from '../../../wecom/types';
import { unwrap } from '../ids';

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
	/** How far it brought the list, where it has not a line for each record; 0 for an empty page. */
	records?: number;
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
	toEntry: ToEntry;
	/** Answers with another errcode than 0 that are a list all the same. */
	isGood?: IsGood;
}

/** The line of a record; undefined where its id cannot be used. */
export type ToEntry = (record: JsonObject) => Entry | undefined;

/** A source that pages with `cursor` and `next_cursor`, as most lists of WeCom do. */
export function pagedSource({ path, body, field, toEntry, isGood }: PagedList): Source {
	return async (client, context, cursor) => {
		const answer = await client.json(
			{
				method: 'POST',
				path,
				query: {},
				body: { ...body(context), ...(cursor === undefined ? {} : { cursor }) },
			},
			'safe',
			isGood,
		);
		const records = recordsAt(answer, field);
		return {
			entries: entriesOf(records, toEntry),
			records: records.length,
			cursor: nextCursor(answer),
		};
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

/** The lines of records, without those that have no id to choose them by. */
export const entriesOf = (records: readonly JsonObject[], toEntry: ToEntry): Entry[] =>
	records.flatMap((record) => toEntry(record) ?? []);

/** What a line is made of, as WeCom sent it. */
export interface Line {
	id: Json | undefined;
	/** The first that can be seen is the name; where none can, the id is. */
	names?: ReadonlyArray<Json | undefined>;
	/** What tells records of one name apart. */
	description?: Json | undefined;
}

/**
 * A line of a list. Undefined where the id is none, or holds a byte that no id has: it would stand for
 * another record, or for nothing.
 */
export function entryOf({ id, names = [], description }: Line): Entry | undefined {
	if (typeof id !== 'string' && typeof id !== 'number') return undefined;
	if (id === '' || isOdd(String(id))) return undefined;
	const told = shown(description);
	return {
		name: names.map(shown).find((name) => name !== '') ?? String(id),
		value: id,
		...(told === '' ? {} : { description: told }),
	};
}

/** White space, and what looks like it: nicknames are made of it. */
const INVISIBLE = /^[\p{Z}\p{Cc}\p{Cf}\u115F\u1160\u2800\u3164\uFFA0]*$/u;
const GAPS = /[\p{Cc}\s]+/gu;

/** A text of WeCom as a line shows it; empty where nothing of it could be seen. */
export function shown(text: Json | undefined): string {
	if (typeof text !== 'string' && typeof text !== 'number') return '';
	const whole = String(text);
	return INVISIBLE.test(whole) ? '' : whole.replace(GAPS, ' ').trim();
}

/** Where a list goes on after an answer; undefined at its end. @throws OddIdError for an odd cursor */
export function nextCursor({ next_cursor: next }: JsonObject): string | undefined {
	if (typeof next !== 'string' || next === '') return undefined;
	if (isOdd(next)) throw new OddIdError('next_cursor');
	return next;
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
