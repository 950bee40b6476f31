import { createHash } from 'node:crypto';

import { RefusedError } from './errors';
import { systemTime, type AppCredentials, type Milliseconds, type Time } from './types';

/** A token as `gettoken` hands it out (doc 91039). */
export interface ExchangedToken {
	accessToken: string;
	/** Lifetime in seconds, counted from the exchange. */
	expiresIn: number;
}

/**
 * Waits for `pause` milliseconds, which is 0 unless `pauseBeforeExchange` says otherwise, then asks
 * WeCom for a new token.
 * @throws when WeCom refuses or cannot be reached
 */
export type ExchangeToken = (pause: Milliseconds) => Promise<ExchangedToken>;

interface CacheEntry {
	token?: string;
	usableUntil: Milliseconds;
	exchangedAt: Milliseconds;
	/** When WeCom was last asked for the token, whatever it said. */
	askedAt: Milliseconds;
	/** The exchange that is under way; everybody who needs a token waits for this one. */
	pending?: Promise<string>;
	failure?: { error: RefusedError; until: Milliseconds };
	/** How often in a row a token died before its time. */
	earlyDeaths: number;
}

/** A token is not used in the last part of its life, so that no request carries it over the end. */
const SAFETY_MARGIN: Milliseconds = 300_000;
/** A token whose life is over when it comes is used for the requests at hand, not exchanged by each of them. */
const SHORTEST_LIFE: Milliseconds = 1_000;
/** A wrong secret is not tried again at once: several such calls block the IP for an hour (doc 90313). */
const FAILURE_MEMORY: Milliseconds = 5_000;
/** A token that lives shorter than this was ended by somebody else's exchange. */
const EARLY_DEATH: Milliseconds = 60_000;
const FIRST_PAUSE: Milliseconds = 200;
const LONGEST_PAUSE: Milliseconds = 4_000;
const MAX_APPS = 200;

/**
 * Holds the tokens of a process, one for each app of each company (doc 91039: tokens of different
 * apps are independent). A thousand callers that need a token at the same time cause one exchange.
 */
export class TokenCache {
	private readonly entries = new Map<string, CacheEntry>();

	constructor(private readonly clock: Time = systemTime) {}

	/**
	 * The app's token, from the cache or from `exchange`.
	 *
	 * @param askAgainAfter how long a token is trusted by a caller that cannot tell that WeCom has ended it: then
	 * WeCom is asked once more, and the token at hand stays if nothing comes of it
	 * @throws what `exchange` throws; a refusal by WeCom is repeated from memory for a few seconds
	 */
	async get(
		app: AppCredentials,
		exchange: ExchangeToken,
		askAgainAfter: Milliseconds = Infinity,
	): Promise<string> {
		const entry = this.entry(app);
		const now = this.clock.now();
		if (entry.token !== undefined && now < entry.usableUntil) {
			if (now - entry.askedAt < askAgainAfter) return entry.token;
			entry.askedAt = now;
			const { token } = entry;
			const asked = (entry.pending ??= this.start(entry, exchange));
			return await asked.catch(() => entry.token ?? token);
		}
		if (entry.pending) return await entry.pending;
		if (entry.failure && now < entry.failure.until) throw entry.failure.error;
		entry.pending = this.start(entry, exchange);
		return await entry.pending;
	}

	private async start(entry: CacheEntry, exchange: ExchangeToken): Promise<string> {
		try {
			return await this.exchange(entry, exchange);
		} finally {
			entry.pending = undefined;
		}
	}

	/** The token that the app was last given and that nobody has dropped, even when its life is over by now. */
	latest(app: AppCredentials): string | undefined {
		return this.entries.get(keyOf(app))?.token;
	}

	/** The token that a request would carry right now, if there is one. */
	peek(app: AppCredentials): string | undefined {
		const entry = this.entries.get(keyOf(app));
		return entry && this.clock.now() < entry.usableUntil ? entry.token : undefined;
	}

	/**
	 * Forgets a token that WeCom said is not valid.
	 * Does nothing if another one has taken its place meanwhile, so that many failures of one token
	 * cause one exchange.
	 */
	drop(app: AppCredentials, token: string): void {
		const entry = this.entries.get(keyOf(app));
		if (entry?.token !== token) return;
		const livedFor = this.clock.now() - entry.exchangedAt;
		entry.earlyDeaths = livedFor < EARLY_DEATH ? entry.earlyDeaths + 1 : 0;
		entry.token = undefined;
	}

	/** Forgets everything. */
	clear(): void {
		this.entries.clear();
	}

	private async exchange(entry: CacheEntry, exchange: ExchangeToken): Promise<string> {
		try {
			const { accessToken, expiresIn } = await exchange(this.pauseBeforeExchange(entry));
			const now = this.clock.now();
			const life = expiresIn * 1000;
			const margin = Math.min(SAFETY_MARGIN, life / 10);
			if (accessToken !== entry.token) entry.exchangedAt = now;
			entry.token = accessToken;
			entry.askedAt = now;
			entry.usableUntil = now + Math.max(life - margin, SHORTEST_LIFE);
			entry.failure = undefined;
			return accessToken;
		} catch (error) {
			if (error instanceof RefusedError) {
				entry.failure = { error, until: this.clock.now() + FAILURE_MEMORY };
			}
			throw error;
		}
	}

	/**
	 * Where every exchange ends the token of the other process, two processes would end each other's
	 * tokens without pause. Growing, jittered pauses give each of them long turns instead.
	 */
	private pauseBeforeExchange(entry: CacheEntry): Milliseconds {
		if (entry.earlyDeaths < 2) return 0;
		const longest = Math.min(FIRST_PAUSE * 2 ** (entry.earlyDeaths - 1), LONGEST_PAUSE);
		return longest * (0.5 + this.clock.random() / 2);
	}

	private entry(app: AppCredentials): CacheEntry {
		const key = keyOf(app);
		let entry = this.entries.get(key);
		if (!entry) {
			this.makeRoom();
			entry = { usableUntil: 0, exchangedAt: 0, askedAt: 0, earlyDeaths: 0 };
			this.entries.set(key, entry);
		}
		return entry;
	}

	private makeRoom(): void {
		if (this.entries.size < MAX_APPS) return;
		for (const [key, entry] of this.entries) {
			if (entry.pending) continue;
			this.entries.delete(key);
			return;
		}
	}
}

/** A key that tells apps apart without holding their secret. */
export function keyOf({ baseUrl, corpId, secret }: AppCredentials): string {
	return createHash('sha256')
		.update(JSON.stringify([baseUrl, corpId, secret]))
		.digest('base64');
}

/**
 * The tokens of this process. They belong to the credential: n8n keeps one class of it, though both editions of this
 * package may be installed, each with this module in it.
 */
export const sharedTokens = new TokenCache();
