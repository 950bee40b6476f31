/** How a reply can be written that is right all the same, or not quite. */
export interface Oddities {
	/**
	 * Raw bytes in the middle of a text of a record: 0x0b for a control character, 0xe7 alone for
	 * malformed UTF-8. JSON allows neither.
	 */
	bytes?: number[];
	/** In which of the records that have the text; `every` unless something else is said. */
	in?: 'first' | 'middle' | 'last' | 'every';
	/** The name of the text; without it, the nickname of customers. */
	field?: string;
	/** A field that no page names, at the top and in each record. */
	unknownFields?: 'top' | 'everywhere';
	/** null in the place of an empty list. */
	nullLists?: boolean;
	/** `"0"` in the place of `0`. */
	textErrcode?: boolean;
}

/** What can be rude about all that the simulator answers and sends. */
export interface Rudeness extends Oddities {
	/** White space around the CDATA of callbacks. */
	callbackSpaces?: boolean;
	/** State is cut after so many bytes in callbacks, even inside a character. */
	callbackStateBytes?: number;
	/** Refuses a body with \uXXXX in it (40033), as the table of errors says (doc 90313). */
	refuseEscapes?: boolean;
}

/** What `rude: true` stands for: a correct client notices nothing of it. */
const HARMLESS: Rudeness = {
	bytes: [0x0b],
	in: 'middle',
	unknownFields: 'top',
	nullLists: true,
	textErrcode: true,
	callbackSpaces: true,
	refuseEscapes: true,
};

/** The single ways that a setting stands for. */
export function rudeness(setting: boolean | Rudeness): Rudeness {
	if (typeof setting === 'object') return setting;
	return setting ? HARMLESS : {};
}
