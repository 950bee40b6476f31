import {
	NodeApiError,
	NodeOperationError,
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
	type INodePropertyOptions,
} from 'n8n-workflow';

import type { WeComClient } from '../../../wecom/client';
import { describeWeComError, type ErrorDescription } from '../../../wecom/describeError';
import { WeComError } from '../../../wecom/errors';
import { joinSentences, translate } from '../../../i18n/translate';
import { EmptyRow } from '../endless';
import { clientForLists } from '../transport';
import type { Entry, Page, Source } from './source';

/** The editor waits for these requests: no long pauses, a short time-out. */
const SETTINGS = { timeout: 15_000, concurrency: 10, maxRateLimitWait: 5_000 };
/** A list is long enough for a screen with so many lines; the editor asks for more when it is scrolled. */
const ENOUGH = 50;
/** As many lines of one page are shown at once; the members of a company come in one page of thousands. */
const AT_ONCE = 200;
/** WeCom searches in no list, so pages are looked through: as many as a person waits for. */
const PAGES_PER_SEARCH = 20;
/** The editor shows all options of a multi-select at once, and is slow with many more. */
const MOST_OPTIONS = 1_000;

/** How far a search has come. */
interface Place {
	/** Records that were looked at. */
	seen: number;
	/** Lines of the page that have been shown already. */
	skip: number;
	/** Empty pages in a row. */
	empty: number;
	/** The page. */
	cursor?: string;
}

/**
 * The method behind a resource locator's "From List": searched by name, id and description, page by page.
 * @throws NodeApiError in words where WeCom does not give the list
 */
export function searchOf(source: Source, pagesPerSearch = PAGES_PER_SEARCH) {
	return async function (
		this: ILoadOptionsFunctions,
		filter?: string,
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		return await withClient(this, async (client) => {
			const results = new Map<Entry['value'], Entry>();
			const place = placeOf(paginationToken);
			const empty = new EmptyRow(place.empty);
			for (let pages = 0; pages < pagesPerSearch; pages++) {
				const page = await pageAt(source, client, this, place.cursor);
				const found = distinct(page.entries.filter((entry) => matches(entry, filter)));
				for (const entry of found.slice(place.skip, place.skip + AT_ONCE)) {
					results.set(entry.value, entry);
				}
				if (found.length > place.skip + AT_ONCE) {
					place.skip += AT_ONCE;
					break;
				}
				place.seen += page.entries.length;
				if (page.cursor !== undefined) empty.add(page.records ?? page.entries.length);
				place.empty = empty.length;
				place.skip = 0;
				place.cursor = page.cursor;
				if (page.cursor === undefined) return { results: linesOf(results, page.note) };
				if (results.size >= ENOUGH) break;
			}
			// While a filter is set, the editor asks for more only when the list is long enough to scroll.
			if (filter && results.size < ENOUGH) {
				return { results: linesOf(results, searchedPart(place.seen)) };
			}
			return { results: linesOf(results), paginationToken: JSON.stringify(place) };
		});
	};
}

/**
 * The method behind a multi-select: everything, up to a number that a dropdown can still show.
 * @throws NodeApiError in words where WeCom does not give the list
 */
export function optionsOf(source: Source) {
	return async function (this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		const list = async (client: WeComClient) => {
			const options = new Map<Entry['value'], Entry>();
			let cursor: string | undefined;
			let note: string | undefined;
			for (let pages = 0; pages < PAGES_PER_SEARCH; pages++) {
				const page = await pageAt(source, client, this, cursor);
				for (const entry of page.entries) options.set(entry.value, entry);
				({ cursor, note } = page);
				if (cursor === undefined || options.size >= MOST_OPTIONS) break;
			}
			const shown = [...options.values()].slice(0, MOST_OPTIONS);
			if (cursor !== undefined || options.size > MOST_OPTIONS) note = listedPart(shown.length);
			return note === undefined ? shown : [noteOf(note), ...shown];
		};
		return await withClient(this, list, inOneMessage);
	};
}

async function pageAt(
	source: Source,
	client: WeComClient,
	context: ILoadOptionsFunctions,
	cursor: string | undefined,
): Promise<Page> {
	const page = await source(client, context, cursor);
	// A cursor that comes back would never end.
	return page.cursor === cursor ? { ...page, cursor: undefined } : page;
}

const placeOf = (token: string | undefined): Place =>
	token === undefined ? { seen: 0, skip: 0, empty: 0 } : (JSON.parse(token) as Place);

const distinct = (entries: readonly Entry[]): Entry[] => [
	...new Map(entries.map((entry) => [entry.value, entry])).values(),
];

/** A resource locator shows names alone, so what tells records apart goes there too. */
const labelOf = ({ name, description }: Entry): string =>
	description ? `${name} (${description})` : name;

const linesOf = (
	entries: ReadonlyMap<Entry['value'], Entry>,
	note?: string,
): INodePropertyOptions[] => [
	...[...entries.values()].map((entry) => ({ name: labelOf(entry), value: entry.value })),
	...(note === undefined ? [] : [noteOf(note)]),
];

/** A line that says something and stands for no record. */
const noteOf = (note: string): INodePropertyOptions => ({ name: note, value: '', disabled: true });

const searchedPart = (count: number): string =>
	translate('message.listSearchedPart', 'Only the first {count} were searched; use By ID instead', {
		count,
	});

const listedPart = (count: number): string =>
	translate(
		'message.listShownPart',
		'Only the first {count} are listed; use an expression for other IDs',
		{ count },
	);

function matches(entry: Entry, filter: string | undefined): boolean {
	if (!filter) return true;
	const wanted = filter.toLowerCase();
	return [labelOf(entry), String(entry.value)].some((text) => text.toLowerCase().includes(wanted));
}

/**
 * Connects and does the task. What goes wrong becomes a NodeApiError in words, with what to do as its
 * description: n8n hands the editor no description of another error. `toShow` says how the editor shows it.
 */
async function withClient<T>(
	context: ILoadOptionsFunctions,
	task: (client: WeComClient) => Promise<T>,
	toShow: (error: ErrorDescription) => ErrorDescription = (error) => error,
): Promise<T> {
	try {
		return await task(await clientForLists(context, SETTINGS));
	} catch (error) {
		if (!(error instanceof WeComError)) {
			throw new NodeOperationError(context.getNode(), error as Error);
		}
		const { message, description } = toShow(describeWeComError(error));
		throw new NodeApiError(context.getNode(), { message }, { message, description });
	}
}

/** Beside a multi-select the editor shows the message of an error alone. */
const inOneMessage = ({ message, description }: ErrorDescription): ErrorDescription => ({
	message: joinSentences([message, description].filter((text) => text !== '')),
	description: '',
});
