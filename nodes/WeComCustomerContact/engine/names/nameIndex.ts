import type { JsonObject } from '../../../../wecom/types';
import { shown } from '../../../shared/lists/source';
import { sharedSlices } from '../slices';

/** A record of WeCom that people know by a name. */
export interface Named {
	id: string;
	/** What people call it, as WeCom has it; empty where it has none. */
	name: string;
	/** Further names that it may be called by. */
	aliases?: readonly string[];
	/** What it stands in, such as the group of a tag: it can be called by that and its name, `Group/Name`. */
	group?: { id: string; name: string };
	/** The record as WeCom lists it, where somebody needs more of it. */
	record?: JsonObject;
	/** What tells it apart from others of its name where it stands in no group: an owner, say. */
	told?: string;
}

/** How many pieces of an index are made together. */
const TOGETHER = 500;
/** Between the name of a group and a name in it. */
const IN_GROUP = '/';
/** How many records are proposed for a name that none has. */
const MOST_NEAR = 5;

/** Finds records by their ids and names. */
export class NameIndex {
	private readonly ids = new Map<string, Named>();
	private readonly names = new Map<string, Named[]>();
	private readonly foldedNames: Array<[name: string, record: Named]> = [];

	/** Makes an index, in slices. */
	static async of(records: readonly Named[]): Promise<NameIndex> {
		const index = new NameIndex();
		await sharedSlices.forEach(records, (record) => index.add(record), TOGETHER);
		return index;
	}

	/** All records in WeCom's order. */
	get records(): readonly Named[] {
		return [...this.ids.values()];
	}

	/** The record with an id. */
	byId(id: string): Named | undefined {
		return this.ids.get(id);
	}

	/**
	 * The records that a text stands for: the one with that id; else those with exactly that name; else those that
	 * have what follows a `/` of it for a name, in a group that has what comes before for its own.
	 */
	find(text: string): readonly Named[] {
		const record = this.ids.get(text);
		if (record) return [record];
		const named = this.named(text);
		return named.length > 0 ? named : this.inGroup(text);
	}

	/**
	 * Records with names like a text, those that are written otherwise only in case, width or blanks first, then those
	 * that contain it or are part of it; a few at most.
	 */
	near(text: string): readonly Named[] {
		const wanted = folded(text);
		if (wanted === '') return [];
		const same = new Set<Named>();
		const alike = new Set<Named>();
		for (const [other, record] of this.foldedNames) {
			if (other === wanted) same.add(record);
			else if (isPart(other, wanted)) alike.add(record);
		}
		return [...new Set([...same, ...alike])].slice(0, MOST_NEAR);
	}

	/** The records with exactly that name. */
	named(name: string): readonly Named[] {
		return this.names.get(name) ?? [];
	}

	/** Takes in a record that was made meanwhile; one that is known stays as it is. */
	add(record: Named): void {
		if (this.ids.has(record.id)) return;
		this.ids.set(record.id, record);
		for (const name of new Set([record.name, ...(record.aliases ?? [])])) {
			if (name === '') continue;
			const others = this.names.get(name);
			if (others) others.push(record);
			else this.names.set(name, [record]);
			this.foldedNames.push([folded(name), record]);
		}
	}

	private inGroup(text: string): readonly Named[] {
		return placesIn(text).flatMap(([group, name]) =>
			this.named(name).filter((record) => record.group?.name === group),
		);
	}
}

/** Every way to read a text as a group and a name in it. */
export function placesIn(text: string): Array<[group: string, name: string]> {
	const found: Array<[group: string, name: string]> = [];
	for (let at = text.indexOf(IN_GROUP); at !== -1; at = text.indexOf(IN_GROUP, at + 1)) {
		found.push([text.slice(0, at), text.slice(at + 1)]);
	}
	return found;
}

/** A record as an error calls it: as it can be written, and as people see it. */
export function callOf({ id, name, group, told }: Named): string {
	const own = shown(name) || id;
	if (group) return `${shown(group.name) || group.id}${IN_GROUP}${own}`;
	const apart = shown(told);
	return apart === '' ? own : `${own} (${apart})`;
}

/** Whether one of two texts is in the other. A single letter is in too many. */
function isPart(one: string, other: string): boolean {
	return one.length > 1 && (one.includes(other) || other.includes(one));
}

/** A text without what makes two ways to write one name. */
function folded(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\p{Z}\p{C}\s]/gu, '');
}
