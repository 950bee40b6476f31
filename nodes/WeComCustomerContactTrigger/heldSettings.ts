import type { Milliseconds } from '../../wecom/types';

/** Settings and when they were read. */
export interface Held<T> {
	settings: T;
	readAt: Milliseconds;
}

/**
 * Holds what was read from credentials for a short time: n8n decrypts a credential and sets up a
 * sandbox for its expressions each time that a webhook asks for it, which costs far more than
 * everything that is done with it. Bounded in time and in number.
 *
 * @typeParam T the settings
 * @typeParam F what reading them gives instead where it fails
 */
export class HeldSettings<T, F> {
	private readonly entries = new Map<string, Held<T>>();
	private readonly reads = new Map<string, Promise<Held<T> | F>>();

	constructor(private readonly maxEntries: number) {}

	/** What is held for a credential and younger than `maxAge`. */
	get(key: string, now: Milliseconds, maxAge: Milliseconds): Held<T> | undefined {
		const held = this.entries.get(key);
		return held !== undefined && now - held.readAt < maxAge ? held : undefined;
	}

	/** Reads a credential; callers at the same time share one read. @throws what `read` throws */
	async read(key: string, read: () => Promise<Held<T> | F>): Promise<Held<T> | F> {
		const known = this.reads.get(key);
		if (known) return await known;
		const reading = read().finally(() => this.reads.delete(key));
		this.reads.set(key, reading);
		return await reading;
	}

	/** Holds what was read, in place of what was held before. */
	set(key: string, held: Held<T>): void {
		this.entries.delete(key);
		this.entries.set(key, held);
		const [oldest] = this.entries.keys();
		if (oldest !== undefined && this.entries.size > this.maxEntries) this.entries.delete(oldest);
	}

	/** Forgets a credential. */
	delete(key: string): void {
		this.entries.delete(key);
	}
}
