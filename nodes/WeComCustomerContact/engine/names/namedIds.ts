import type { NamedKind } from '../../declaration/names';

/** What a field holds that takes names beside ids, as the form has it. */
export interface GivenNames {
	kind: NamedKind;
	/** A list or a text, of names and ids. */
	value: unknown;
	/** The value is one name, whatever separators are in it. */
	isOne: boolean;
	/** Name of the field as the form shows it. */
	label: string;
	/** Parameter of the request that says where the names are looked for. */
	within?: string;
	/** Parameter with the tag group in which tags are created that do not exist; none are where it is left out. */
	createIn?: string;
	/** What the request has for the ids. @throws InvalidValue for what the parameter does not allow */
	toParam: (ids: readonly string[]) => unknown;
}

/** Stands in a request for ids that are looked up by their names just before the request is sent. */
export class NamedIds {
	constructor(readonly given: GivenNames) {}
}
