import type { Milliseconds } from '../types';

/** What became of a message: its work is being started, was started, or could not be started. */
export type Outcome = 'starting' | 'started' | 'failed';

/** Asked whenever it matters, so that nobody has to report the outcome. */
export type OutcomeProbe = () => Outcome;

interface Entry {
	expiresAt: Milliseconds;
	/** Undefined once the work was started: the probe holds on to the request. */
	probe: OutcomeProbe | undefined;
}

/**
 * The messages of the last minutes, so that a repeat starts nothing a second time. Bounded in time
 * and in number; the oldest goes first.
 *
 * A message counts as handled only when its work was started. As long as that is open, a repeat is
 * `starting`, and when it failed the repeat is as good as new: nothing twice, and nothing lost.
 */
export class RecentMessages {
	private readonly entries = new Map<string, Entry>();

	constructor(
		private readonly window: Milliseconds,
		private readonly maxEntries: number,
	) {}

	/** How many messages are remembered. */
	get size(): number {
		return this.entries.size;
	}

	/** What is known about a message; `new` where it was not seen or could not be started. */
	look(key: string, now: Milliseconds): 'new' | 'starting' | 'started' {
		const entry = this.entries.get(key);
		if (entry === undefined) return 'new';
		if (entry.expiresAt > now) {
			const outcome = entry.probe?.() ?? 'started';
			if (outcome === 'started') entry.probe = undefined;
			if (outcome !== 'failed') return outcome;
		}
		this.entries.delete(key);
		return 'new';
	}

	/** Remembers a message whose work is about to be started. */
	add(key: string, probe: OutcomeProbe, now: Milliseconds): void {
		// A message that comes again goes to the end: the order of the map is that of expiry.
		this.entries.delete(key);
		this.entries.set(key, { expiresAt: now + this.window, probe });
		for (const [oldest, { expiresAt }] of this.entries) {
			if (expiresAt > now && this.entries.size <= this.maxEntries) break;
			this.entries.delete(oldest);
		}
	}
}
