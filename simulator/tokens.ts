import type { Clock } from './clock';
import { WeComError } from './errors';
import type { AppOptions, Settings } from './options';
import type { Random } from './random';
import type { Milliseconds, UnixSeconds } from './types';

/** Wrong secrets from one address after which it is blocked, and for how long (doc 90313). */
const WRONG_SECRETS_ALLOWED = 5;
const WRONG_SECRET_BLOCK: Milliseconds = 3_600_000;
/** doc 90312: a limit per minute blocks for 60 seconds. */
const MINUTE: Milliseconds = 60_000;

interface Issued {
	app: AppOptions;
	expiresAt: UnixSeconds;
	/** Set when the token was ended before its time: the code that calls with it get. */
	endedWith?: number;
}

/** The access tokens of a corp: who got which, and whether it still opens the door. */
export interface Tokens {
	/** The exchange. @throws WeComError 40001, 40013, 45009 */
	exchange(corpId: string, secret: string, ip: string): { token: string; expiresIn: number };
	/** The app that a token belongs to. @throws WeComError 41001, 40014, 42001 */
	check(token: string | undefined): AppOptions;
	/** Ends the current token of one app or of all; later calls with it get `code`. */
	end(appName?: string, code?: 40014 | 42001): void;
	/** Ends one token, if it is one. */
	endToken(token: string | undefined, code: 40014 | 42001): void;
	/** How many exchanges each app had, refused ones not counted. */
	exchanges(): Record<string, number>;
	reset(): void;
}

/** Makes the token desk of a corp. */
export function createTokens(settings: Settings, clock: Clock, random: Random): Tokens {
	const issued = new Map<string, Issued>();
	const current = new Map<string, string>();
	const exchanges = new Map<string, number>();
	const wrongSecrets = new Map<string, { count: number; blockedUntil: Milliseconds }>();
	const windows = new Map<string, { start: Milliseconds; count: number }>();

	const countWrongSecret = (ip: string) => {
		const entry = wrongSecrets.get(ip) ?? { count: 0, blockedUntil: 0 };
		entry.count++;
		if (entry.count >= WRONG_SECRETS_ALLOWED) {
			entry.count = 0;
			entry.blockedUntil = clock.nowMs() + WRONG_SECRET_BLOCK;
		}
		wrongSecrets.set(ip, entry);
	};

	const countExchange = (app: AppOptions) => {
		const now = clock.nowMs();
		let window = windows.get(app.name);
		if (!window || now - window.start >= MINUTE) window = { start: now, count: 0 };
		window.count++;
		windows.set(app.name, window);
		if (window.count > settings.tokenCallsPerMinute) throw new WeComError(45009);
		exchanges.set(app.name, (exchanges.get(app.name) ?? 0) + 1);
	};

	const isOpen = (entry: Issued | undefined): entry is Issued =>
		entry !== undefined && entry.endedWith === undefined && clock.now() < entry.expiresAt;

	const endCurrent = (appName: string, code: number) => {
		const entry = issued.get(current.get(appName) ?? '');
		if (entry) entry.endedWith ??= code;
		current.delete(appName);
	};

	return {
		exchange: (corpId, secret, ip) => {
			if ((wrongSecrets.get(ip)?.blockedUntil ?? 0) > clock.nowMs()) throw new WeComError(45009);
			if (corpId !== settings.corpId) throw new WeComError(40013);
			const app = settings.apps.find((candidate) => candidate.secret === secret);
			if (!app) {
				countWrongSecret(ip);
				throw new WeComError(40001);
			}
			countExchange(app);
			const known = current.get(app.name);
			const entry = issued.get(known ?? '');
			if (known && isOpen(entry) && settings.tokenPolicy === 'same while valid') {
				return { token: known, expiresIn: entry.expiresAt - clock.now() };
			}
			if (known && isOpen(entry)) endCurrent(app.name, 40014);
			const token = `SIM_TOKEN_${random.letters(64)}`;
			const expiresIn = settings.tokenLifetimeSeconds;
			issued.set(token, { app, expiresAt: clock.now() + expiresIn });
			current.set(app.name, token);
			return { token, expiresIn };
		},
		check: (token) => {
			if (!token) throw new WeComError(41001);
			const entry = issued.get(token);
			if (!entry) throw new WeComError(40014);
			if (entry.endedWith !== undefined) throw new WeComError(entry.endedWith);
			if (clock.now() >= entry.expiresAt) throw new WeComError(42001);
			return entry.app;
		},
		end: (appName, code = 40014) => {
			for (const app of settings.apps) {
				if (appName === undefined || app.name === appName) endCurrent(app.name, code);
			}
		},
		endToken: (token, code) => {
			const entry = issued.get(token ?? '');
			if (!entry) return;
			entry.endedWith ??= code;
			if (current.get(entry.app.name) === token) current.delete(entry.app.name);
		},
		exchanges: () => Object.fromEntries(exchanges),
		reset: () => {
			for (const map of [issued, current, exchanges, wrongSecrets, windows]) map.clear();
		},
	};
}
