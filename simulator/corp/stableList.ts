/**
 * A list by key whose places never move: a cursor that is a place stays good while entries come and
 * go, and a page costs what it holds, however far into the list it begins.
 */
export class StableList<K, V> {
	private readonly places = new Map<K, number>();
	private readonly entries: Array<V | undefined> = [];

	get size(): number {
		return this.places.size;
	}

	/** The number of places, empty ones included. */
	get placeCount(): number {
		return this.entries.length;
	}

	get(key: K): V | undefined {
		const place = this.places.get(key);
		return place === undefined ? undefined : this.entries[place];
	}

	/** What stands at a place; undefined for one that became empty. */
	at(place: number): V | undefined {
		return this.entries[place];
	}

	has(key: K): boolean {
		return this.places.has(key);
	}

	/** Puts an entry at the end; one of the same key is replaced where it stands. */
	set(key: K, value: V): void {
		const place = this.places.get(key);
		if (place === undefined) {
			this.places.set(key, this.entries.length);
			this.entries.push(value);
		} else {
			this.entries[place] = value;
		}
	}

	delete(key: K): boolean {
		const place = this.places.get(key);
		if (place === undefined) return false;
		this.places.delete(key);
		this.entries[place] = undefined;
		return true;
	}

	keys(): IterableIterator<K> {
		return this.places.keys();
	}

	*values(): IterableIterator<V> {
		for (const entry of this.entries) if (entry !== undefined) yield entry;
	}

	/**
	 * Up to `limit` entries from a place on.
	 * @param accept leaves out what it refuses
	 * @returns the entries, and the place of the next page or undefined when nothing is left
	 */
	page(
		from: number,
		limit: number,
		accept: (value: V) => boolean = () => true,
	): { items: V[]; next: number | undefined } {
		const items: V[] = [];
		for (let place = from; place < this.entries.length; place++) {
			const entry = this.entries[place];
			if (entry === undefined || !accept(entry)) continue;
			if (items.length === limit) return { items, next: place };
			items.push(entry);
		}
		return { items, next: undefined };
	}
}
