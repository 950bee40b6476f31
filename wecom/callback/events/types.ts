/** How WeCom means the text of an element. */
export type FieldType = 'string' | 'integer' | 'array<string>';

/** Fields by WeCom's own name, in the order of the official page. */
export type EventFields = Readonly<Record<string, FieldType>>;

/** What the trigger knows about a callback event, whether its form offers it or not. */
export interface KnownEvent {
	/** `Event` of the message, and after a dot `ChangeType` where there is one. */
	id: string;
	/** Page of the official documentation. */
	doc: number;
	/** What it holds beside the common fields. */
	fields: EventFields;
	/**
	 * The fields that say what it is about, so that no two events of one second hold the same text.
	 * Empty where nothing does: then the text of two people's events is the same.
	 */
	identity: readonly string[];
}

/** One callback event that the form offers by name. */
export interface EventDefinition extends KnownEvent {
	id: `${string}.${string}`;
	/** Names in title case, the Chinese one as the official page has it. */
	title: { en: string; zh: string };
	/** When WeCom sends it, as a sentence without its full stop. */
	when: string;
}
