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
 */
export class HeldSettings<T> {
	private readonly entries = new Map<string, Held<T>>();

	constructor(private readonly maxEntries: number) {}

	/** What is held for a credential and younger than `maxAge`. */
	get(key: string, now: Milliseconds, maxAge: Milliseconds): Held<T> | undefined {
		const held = this.entries.get(key);
		return held !== undefined && now - held.readAt < maxAge ? held : undefined;
	}

	/** Holds what was just read, in place of what was held before. */
	set(key: string, settings: T, now: Milliseconds): Held<T> {
		const held = { settings, readAt: now };
		this.entries.delete(key);
		this.entries.set(key, held);
		const [oldest] = this.entries.keys();
		if (oldest !== undefined && this.entries.size > this.maxEntries) this.entries.delete(oldest);
		return held;
	}

	/** Forgets a credential. */
	delete(key: string): void {
		this.entries.delete(key);
	}
}
