import type { IDataObject } from 'n8n-workflow';

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

/** An answer that says for each entry of a list in the request what became of it. */
export interface Outcomes {
	/** The list of the request. */
	of: string;
	/** Field of a record that names the entry. */
	id: string;
	/** The item for an entry that the answer does not name. */
	unnamed: (entry: string) => IDataObject;
}

/**
 * What becomes of the answer. `errcode` and `errmsg` of a success are never part of it. `about` names parameters of
 * the request that stand in each item, so that it says what it is about where the answer does not.
 */
export type Result =
	/** One item for each record of a list; `also` names partial failures that get an item of their own. */
	| {
			kind: 'records';
			field: string;
			also?: readonly string[];
			outcomes?: Outcomes;
			about?: readonly string[];
	  }
	/** One item for each id of a list of plain ids, under the name `as`. */
	| { kind: 'values'; field: string; as: string; about?: readonly string[] }
	/** One item with the object under `field`, or with the whole answer. */
	| { kind: 'record'; field?: string; about?: readonly string[] }
	/** One item that says what was done, for endpoints that answer with nothing. */
	| { kind: 'done'; as: 'success' | 'deleted'; about: readonly string[] }
	/**
	 * One item with a file. Where the form's switch `switch` is on, the file is fetched in parts of so
	 * many bytes, one after the other.
	 */
	| { kind: 'binary'; inParts?: { switch: string; bytes: number } };
