import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Repeat } from '../../../wecom/repeat';
import type { JsonObject } from '../../../wecom/types';
import type { Finisher } from '../engine/finish';
import type { Params } from './params';
import type { Rule } from './rules';

/** How an endpoint hands out long lists. The parameters named here are Return All and Limit in the form. */
export interface Paging {
	/** Request parameter that holds the place to go on from: a cursor or an offset. */
	cursor: string;
	/** Field of the answer with the next value of `cursor`; empty, absent or equal to `total` at the end. */
	next: string;
	/** Request parameter with the size of a page, where the endpoint has one, and its largest value. */
	limit?: { param: string; max: number };
	/** The cursor is a number and the list ends when it reaches this field of the answer. */
	total?: string;
	/** Field of the answer that is true on the last page, where the cursor alone does not tell. */
	last?: string;
	/**
	 * All pages are always read and their lists joined in this field of one record; the form then has
	 * no Return All.
	 */
	join?: string;
}

/** A list that may be longer than one call takes; its parts are sent one after the other. */
export interface Split {
	/** Dotted path of the list, as in `owner_filter.userid_list`. */
	param: string;
	/** Entries in one call. */
	size: number;
	/** The API takes a single value where the form takes a list; `size` is 1 then. */
	single?: boolean;
}

/** An answer that says for each entry of a list in the request what became of it. */
export interface Outcomes {
	/** The list of the request. */
	of: string;
	/** Field of a record that names the entry. */
	id: string;
	/** The item for an entry that the answer does not name. */
	unnamed: (entry: string) => IDataObject;
}

/** What becomes of the answer. `errcode` and `errmsg` of a success are never part of it. */
type Result =
	/** One item for each record of a list; `also` names partial failures that get an item of their own. */
	| { kind: 'records'; field: string; also?: readonly string[]; outcomes?: Outcomes }
	/** One item for each id of a list of plain ids, under the name `as`; `with` adds request parameters. */
	| { kind: 'values'; field: string; as: string; with?: readonly string[] }
	/** One item with the object under `field`, or with the whole answer. */
	| { kind: 'record'; field?: string }
	/** One item that says that it is done, for endpoints that answer with nothing. */
	| { kind: 'done'; as: 'success' | 'deleted' }
	/**
	 * One item with a file. Where the form's switch `switch` is on, the file is fetched in parts of so
	 * many bytes, one after the other.
	 */
	| { kind: 'binary'; inParts?: { switch: string; bytes: number } };

/**
 * One operation of the action node, whole: its form, its request, its rules and its result. Everything
 * that the node, the tests and the documentation know about it comes from here.
 */
export interface Operation {
	/** `<resource>.<operation>`, as in the contract. */
	id: `${string}.${string}`;
	/** Name in the operation dropdown. */
	name: string;
	/** A sentence without articles for the node panel, e.g. "Get many customers". */
	action: string;
	description: string;
	/** A surprising fact about the result, in one sentence; the editor shows it beside the output. */
	hint?: string;
	/** Number of the official page. */
	doc: number;
	method: 'GET' | 'POST';
	path: string;
	/** Whether the request may be sent again when its outcome is unknown. */
	repeat: Repeat;
	/** The form, without `displayOptions` for resource and operation, which the builder adds. */
	fields: readonly INodeProperties[];
	query?: Params;
	body?: Params;
	/** The file of a multipart upload. */
	upload?: Params;
	/** Headers of a download. */
	headers?: Params;
	/** What holds across parameters. */
	rules?: readonly Rule[];
	paging?: Paging;
	split?: Split;
	/**
	 * Dotted path of a list in the request: a whole list that has more than a page is read for its entries at the same
	 * time, and comes in their order.
	 */
	sideBySide?: string;
	/**
	 * Parameters that name the record that is written: two such writes never run at once.
	 * `all`: WeCom wants all calls of the operation one after the other.
	 */
	serial?: readonly string[] | 'all';
	/** Errcodes that mean "nothing there"; records that come with them are kept all the same. */
	emptyCodes?: readonly number[];
	result: Result;
	/** Changes or splits a record before it becomes an item. */
	map?: (record: JsonObject, request: { query: JsonObject; body: JsonObject }) => IDataObject[];
	/** Further steps that the user asked for: files to fetch, details to read, a task to wait for. */
	finish?: Finisher;
}

/** A resource of the action node. */
export interface Resource {
	/** Key of the resource in the contract. */
	value: string;
	/** Name in the resource dropdown. */
	name: string;
	operations: readonly Operation[];
}

/** doc 90313: the member and the customer are not connected; a list says so of a member who has no customer. */
export const NOT_CONNECTED = 84061;

/** Declares an operation. Does nothing but check its type. */
export const operation = (declaration: Operation): Operation => declaration;
