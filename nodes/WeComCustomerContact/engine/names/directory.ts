import type { WeComClient } from '../../../../wecom/client';
import { RefusedError } from '../../../../wecom/errors';
import { translate } from '../../../../i18n/translate';
import type { NamedKind } from '../../declaration/names';
import { InvalidValue } from '../convert';
import { InvalidForm } from '../invalidForm';
import { KINDS, type NameSource } from './kinds';
import { lookUp, textsOf } from './lookUp';
import { NameIndex, type Named } from './nameIndex';

/** What was read from a source. */
interface Reading {
	records: Promise<readonly Named[]>;
	/** By the kinds of records that the source has. */
	indexes: Map<NamedKind, Promise<NameIndex>>;
	/** It has been read again already, since an id of it was gone. */
	isSecond: boolean;
}

/**
 * The names behind WeCom's ids and the ids behind names, for one app and one run of the node. Whatever it takes is
 * read once, when somebody asks for the first time, however many ask; and once more where an id turns out to be
 * gone.
 */
export class Directory {
	private readonly readings = new Map<NameSource, Reading>();

	constructor(private readonly client: WeComClient) {}

	/**
	 * The corp tags of the company and their groups. A tag has its group in `group`.
	 * @throws WeComError where WeCom does not list them
	 */
	async corpTags(): Promise<{ tags: NameIndex; groups: NameIndex }> {
		const [tags, groups] = [await this.index('corpTag'), await this.index('tagGroup')];
		return { tags, groups };
	}

	/**
	 * The ids that a value of the form stands for, each once: a list, a text with a JSON list, one name, or several
	 * with commas, semicolons or line breaks between them; names and ids mixed. WeCom is asked for nothing where all
	 * can only be ids.
	 *
	 * @param label the field as the form shows it
	 * @throws InvalidForm for a value without entries, for a name that stands for nothing or for several, and
	 * WeComError where WeCom does not list what there is
	 */
	async idsOf(kind: NamedKind, value: unknown, label: string): Promise<string[]> {
		return await this.find(kind, value, label).catch((error: unknown) => {
			throw error instanceof InvalidValue ? inForm(label, error) : error;
		});
	}

	private async find(kind: NamedKind, value: unknown, label: string): Promise<string[]> {
		const { isId } = KINDS[kind];
		const texts = textsOf(value);
		if (texts.length === 0) {
			throw new InvalidForm([translate('message.missing', '{name} is missing', { name: label })]);
		}
		if (texts.every(isId)) return unique(texts);
		const index = await this.index(kind);
		const idOf = (text: string) => (isId(text) ? text : lookUp(index, text).id);
		return unique(textsOf(value, index).map(idOf));
	}

	/**
	 * All records of a kind, with their names.
	 * @throws WeComError where WeCom does not list them
	 */
	async index(kind: NamedKind): Promise<NameIndex> {
		const { source, has } = KINDS[kind];
		const reading = this.readingOf(source);
		const known = reading.indexes.get(kind);
		if (known) return await known;
		const made = reading.records.then(
			async (records) => await NameIndex.of(has ? records.filter(has) : records),
		);
		reading.indexes.set(kind, made);
		return await made;
	}

	private readingOf(source: NameSource): Reading {
		const known = this.readings.get(source);
		if (known) return known;
		const reading = this.read(source, false);
		reading.records.catch((error: unknown) => {
			// What WeCom refuses it refuses each time; anything else may be over when the next item asks.
			if (!(error instanceof RefusedError)) this.readings.delete(source);
		});
		return reading;
	}

	private read(source: NameSource, isSecond: boolean): Reading {
		const reading = { records: source(this.client), indexes: new Map(), isSecond };
		this.readings.set(source, reading);
		return reading;
	}
}

const inForm = (label: string, { message: fault }: InvalidValue): InvalidForm =>
	new InvalidForm([translate('message.invalid', '{name} {fault}', { name: label, fault })]);

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];
