import { translate } from '../../i18n/translate';

/** The server gave the same cursor twice; going on would never end. */
export class RepeatedCursor extends Error {
	constructor() {
		super(
			translate(
				'message.repeatedCursor',
				'WeCom returned the same cursor twice, so the node stopped. Try again later.',
			),
		);
	}
}

/** So many empty pages in a row are no list that has gaps, but one that does not end. */
const MOST_EMPTY_PAGES = 100;

/** The server kept saying that there is more and gave nothing. */
class EmptyPages extends Error {
	constructor() {
		super(
			translate(
				'message.emptyPages',
				'WeCom returned {count} empty pages in a row, each saying that there is more, so the node stopped. Nothing was changed. Try again later; if it keeps happening, narrow the list with a filter, or check the API Base URL of the credential.',
				{ count: MOST_EMPTY_PAGES },
			),
		);
	}
}

/** Counts empty pages in a row. */
export class EmptyRow {
	constructor(private count = 0) {}

	/** Takes note of a page. @throws EmptyPages when there were too many empty ones */
	add(records: number): void {
		this.count = records === 0 ? this.count + 1 : 0;
		if (this.count >= MOST_EMPTY_PAGES) throw new EmptyPages();
	}

	/** How many there were, for a list that goes on later. */
	get length(): number {
		return this.count;
	}
}

/** So many parts in a row that are smaller than they were asked for are no file that ends. */
export const MOST_SHORT_PARTS = 100;

/** The server gave a file in crumbs. */
export class ShortParts extends Error {
	constructor() {
		super(
			translate(
				'message.shortParts',
				'WeCom sent {count} parts of the file in a row that were smaller than requested, so the node stopped. Turn off Fetch in Parts, or try again later.',
				{ count: MOST_SHORT_PARTS },
			),
		);
	}
}
