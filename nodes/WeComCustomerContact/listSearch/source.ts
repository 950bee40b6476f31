import {
	NodeOperationError,
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
	type INodePropertyOptions,
} from 'n8n-workflow';

import type { WeComClient } from '../../../wecom/client';
import { describeWeComError } from '../../../wecom/describeError';
import { WeComError } from '../../../wecom/errors';
import type { JsonObject } from '../../../wecom/types';
import { unwrap } from '../engine/convert';
import { connect } from '../transport';

/** One line of a list. A record that comes up more than once is shown once. */
export interface Entry {
	name: string;
	value: string | number;
	description?: string;
}

/** A part of a list and where it goes on. */
export interface Page {
	entries: Entry[];
	cursor?: string;
}

/** Something that WeCom can list, for dropdowns of the editor. */
export type Source = (
	client: WeComClient,
	context: ILoadOptionsFunctions,
	cursor: string | undefined,
) => Promise<Page>;

/** The editor waits for these requests: no long pauses, a short time-out. */
const SETTINGS = { timeout: 15_000, maxRateLimitWait: 5_000 };
const MATCHES_PER_PAGE = 50;
const MAX_PAGES_PER_SEARCH = 10;
const MAX_OPTIONS = 2_000;

/** The method behind a resource locator's "From List": searched by name or id, page by page. */
export function searchOf(source: Source) {
	return async function (
		this: ILoadOptionsFunctions,
		filter?: string,
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		return await inWords(this, async () => {
			const client = await connect(this, SETTINGS);
			const results = new Map<Entry['value'], Entry>();
			let cursor = paginationToken;
			for (let pages = 0; pages < MAX_PAGES_PER_SEARCH; pages++) {
				const page = await source(client, this, cursor);
				for (const entry of page.entries) {
					if (matches(entry, filter)) results.set(entry.value, entry);
				}
				cursor = page.cursor;
				if (cursor === undefined || results.size >= MATCHES_PER_PAGE) break;
			}
			return { results: [...results.values()], paginationToken: cursor };
		});
	};
}

/** The method behind a multi-select: everything, up to a number that a dropdown can still show. */
export function optionsOf(source: Source) {
	return async function (this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return await inWords(this, async () => {
			const client = await connect(this, SETTINGS);
			const options = new Map<Entry['value'], Entry>();
			let cursor: string | undefined;
			do {
				const page = await source(client, this, cursor);
				for (const entry of page.entries) options.set(entry.value, entry);
				cursor = page.cursor;
			} while (cursor !== undefined && options.size < MAX_OPTIONS);
			return [...options.values()];
		});
	};
}

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
		const next = answer.next_cursor;
		return {
			entries: recordsOf(answer, field).map(toEntry),
			cursor: typeof next === 'string' && next !== '' ? next : undefined,
		};
	};
}

/** The records of an answer. */
export function recordsOf(answer: JsonObject, field: string): JsonObject[] {
	const records = answer[field];
	return Array.isArray(records) ? (records as JsonObject[]) : [];
}

/**
 * The id that another field of the form holds at present; empty where none is chosen, the operation has
 * no such field, or its expression has no value yet.
 */
export function chosen(context: ILoadOptionsFunctions, field: string): string {
	// Not with `extractValue`: n8n throws then where the form of the operation lacks the field.
	const value = unwrap(context.getCurrentNodeParameter(field));
	if (typeof value !== 'string' && typeof value !== 'number') return '';
	return String(value).startsWith('=') ? '' : String(value);
}

function matches({ name, value }: Entry, filter: string | undefined): boolean {
	if (!filter) return true;
	const wanted = filter.toLowerCase();
	return name.toLowerCase().includes(wanted) || String(value).toLowerCase().includes(wanted);
}

async function inWords<T>(context: ILoadOptionsFunctions, task: () => Promise<T>): Promise<T> {
	try {
		return await task();
	} catch (error) {
		if (!(error instanceof WeComError)) {
			throw new NodeOperationError(context.getNode(), error as Error);
		}
		const { message, description } = describeWeComError(error);
		throw new NodeOperationError(context.getNode(), message, { description });
	}
}
