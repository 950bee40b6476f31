import type { WeComClient } from '../../../../wecom/client';
import { RefusedError, WeComError } from '../../../../wecom/errors';
import { translate } from '../../../../i18n/translate';
import type { Json } from '../../../../wecom/types';
import type { NamedKind } from '../../declaration/names';
import { InvalidForm, underLabel } from '../invalidForm';
import { KINDS } from './kinds';
import { lookUp, textsOf } from './lookUp';
import { NameIndex, type Named } from './nameIndex';
import type { NameSource } from './sources';

/** What was read from a source. */
interface Reading {
	source: NameSource;
	records: Promise<Named[]>;
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
	/** By their sources and what they are within. */
	private readonly readings = new Map<string, Reading>();
	/** What is to be read for the second time. */
	private readonly stale = new Set<string>();

	constructor(readonly client: WeComClient) {}

	/**
	 * The corp tags of the company and their groups. A tag has its group in `group`.
	 * @throws WeComError where WeCom does not list them
	 */
	async corpTags(): Promise<{ tags: NameIndex; groups: NameIndex }> {
		return { tags: await this.index('corpTag'), groups: await this.index('tagGroup') };
	}

	/**
	 * The ids that a value of the form stands for, each once: a list, a text with a JSON list, one name, or several
	 * with commas, semicolons or line breaks between them; names and ids mixed. WeCom is asked for nothing where all
	 * can only be ids.
	 *
	 * @param label the field as the form shows it
	 * @param within the record within which names are looked for, where the kind has such
	 * @throws InvalidForm for a value without entries, for a name that stands for nothing or for several, and
	 * WeComError where WeCom does not list what there is
	 */
	async idsOf(kind: NamedKind, value: unknown, label: string, within?: Json): Promise<string[]> {
		return await underLabel(label, async () => {
			const texts = textsOf(value);
			if (texts.length === 0) throw missing(label);
			if (texts.every(KINDS[kind].isId)) return unique(texts);
			const index = await this.index(kind, within);
			return unique(textsOf(value, index).map((text) => idIn(kind, index, text)));
		});
	}

	/**
	 * The id that one text stands for, whatever separators are in it.
	 * @throws InvalidForm and WeComError as `idsOf` does
	 */
	async idOf(kind: NamedKind, text: string, label: string, within?: Json): Promise<string> {
		return await underLabel(label, async () => idIn(kind, await this.index(kind, within), text));
	}

	/**
	 * All records of a kind, with their names.
	 * @throws WeComError where WeCom does not list them, InvalidValue where they are too many to be read
	 */
	async index(kind: NamedKind, within?: Json): Promise<NameIndex> {
		const { source, has } = KINDS[kind];
		const key = [source.name, ...(isId(within) ? [within] : [])].join(' ');
		const reading = this.readings.get(key) ?? this.read(source, key, within);
		const known = reading.indexes.get(kind);
		if (known) return await known;
		const made = reading.records.then(
			async (records) => await NameIndex.of(has ? records.filter(has) : records),
		);
		reading.indexes.set(kind, made);
		return await made;
	}

	/** Takes in records that were made meanwhile. */
	async include(source: NameSource, records: readonly Named[]): Promise<void> {
		const reading = this.readings.get(source.name);
		if (!reading) return;
		const known = await reading.records;
		for (const record of records) known.push(record);
		for (const [kind, made] of reading.indexes) {
			const index = await made;
			const { has = () => true } = KINDS[kind];
			for (const record of records) if (has(record)) index.add(record);
		}
	}

	/** Has a source read when somebody asks next, since others have changed what it has. */
	forget(source: NameSource): void {
		this.readings.delete(source.name);
	}

	/** Has the names of a kind read again when somebody asks next: once, since an id of it is gone. */
	readAgain(kind: NamedKind): void {
		const { source } = KINDS[kind];
		for (const [key, reading] of this.readings) {
			if (reading.source !== source || reading.isSecond) continue;
			this.stale.add(key);
			this.readings.delete(key);
		}
	}

	private read(source: NameSource, key: string, within: Json | undefined): Reading {
		const records = source.read(this.client, isId(within) ? String(within) : undefined);
		const reading: Reading = { source, records, indexes: new Map(), isSecond: this.stale.has(key) };
		this.readings.set(key, reading);
		records.catch((error: unknown) => {
			// What WeCom refuses it refuses each time; anything else may be over when the next item asks.
			const isOver = error instanceof WeComError && !(error instanceof RefusedError);
			if (isOver && this.readings.get(key) === reading) this.readings.delete(key);
		});
		return reading;
	}
}

function idIn(kind: NamedKind, index: NameIndex, text: string): string {
	return KINDS[kind].isId(text) ? text : lookUp(index, text).id;
}

const isId = (value: Json | undefined): value is string | number =>
	(typeof value === 'string' && value !== '') || typeof value === 'number';

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

const missing = (name: string): InvalidForm =>
	new InvalidForm([translate('message.missing', '{name} is missing', { name })]);
