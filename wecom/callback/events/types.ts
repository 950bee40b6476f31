/**
 * How WeCom means an element: its text, the list in it (one child each, or one text whose entries commas
 * part), or the fields in it, once or for each child.
 */
export type FieldType =
	| 'string'
	| 'integer'
	| 'number'
	| 'array<string>'
	| 'comma<string>'
	| 'comma<integer>'
	| { object: EventFields }
	| { list: EventFields };

/** Fields by WeCom's own name, in the order of the official page. */
export interface EventFields {
	readonly [name: string]: FieldType;
}

/** A callback that the form offers by name: an event, or a message that a member writes to the app. */
export interface EventDefinition {
	/**
	 * `Event` of the message, and after a dot `ChangeType` where there is one; `message.` and `MsgType` for
	 * what members write.
	 */
	id: string;
	/** Page of the official documentation. */
	doc: number;
	/** Names in title case, the Chinese one as the official page has it. */
	title: { en: string; zh: string };
	/** When WeCom sends it, as a sentence without its full stop. */
	when: string;
	/** What it holds beside the common fields. */
	fields: EventFields;
	/**
	 * The fields that say what it is about, so that no two events of one second hold the same text.
	 * Empty where nothing does: then the text of two people's events is the same.
	 */
	identity: readonly string[];
}
