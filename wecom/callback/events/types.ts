/** How WeCom means the text of an element. */
export type FieldType = 'string' | 'integer' | 'array<string>';

/** Fields by WeCom's own name, in the order of the official page. */
export type EventFields = Readonly<Record<string, FieldType>>;

/** One callback event: all that the trigger knows about it. */
export interface EventDefinition {
	/** `Event` and `ChangeType` of the message, joined by a dot. */
	id: `${string}.${string}`;
	/** Page of the official documentation. */
	doc: number;
	/** Names in title case, the Chinese one as the official page has it. */
	title: { en: string; zh: string };
	/** When WeCom sends it, as a sentence without its full stop. */
	when: string;
	/** What it holds beside the common fields. */
	fields: EventFields;
}
