import { readJson, toWeComError } from './client';
import {
	BlockedError,
	HttpStatusError,
	RefusedError,
	UnreadableAnswerError,
	type WeComError,
} from './errors';
import { isOdd } from './oddIds';
import type { ExchangedToken } from './token';
import type { AppCredentials, Clock, HttpResponse, Milliseconds } from './types';

/** Gets a URL without any token. Throws whatever the HTTP layer throws when no answer came. */
export type HttpGet = (
	url: string,
	query: Record<string, string>,
) => Promise<Pick<HttpResponse, 'status' | 'headers' | 'body'>>;

const MAX_REPEATS = 3;
const FIRST_PAUSE: Milliseconds = 500;
/** doc 91039: what `expires_in` normally says, in seconds. */
const NORMAL_LIFETIME = 7200;

/**
 * Exchanges corp id and secret for a token (doc 91039). Repeats passing faults three times, a refusal
 * never: several calls with a wrong secret block the calling IP for an hour (doc 90313).
 * Throws a WeComError.
 */
export async function exchangeToken(
	app: AppCredentials,
	get: HttpGet,
	clock: Clock,
): Promise<ExchangedToken> {
	for (let repeats = 0; ; repeats++) {
		try {
			return await ask(app, get);
		} catch (thrown) {
			const error = toWeComError(thrown).hide([app.secret]);
			if (repeats === MAX_REPEATS || !isPassing(error)) {
				// The call that needed the token was never sent.
				error.certainty = 'refused';
				throw error;
			}
			await clock.sleep(FIRST_PAUSE * 2 ** repeats * (0.5 + clock.random() / 2));
		}
	}
}

async function ask(app: AppCredentials, get: HttpGet): Promise<ExchangedToken> {
	const response = await get(`${app.baseUrl}/cgi-bin/gettoken`, {
		corpid: app.corpId,
		corpsecret: app.secret,
	});
	const { access_token: accessToken, expires_in: expiresIn } = readJson(response);
	if (typeof accessToken !== 'string' || accessToken === '' || isOdd(accessToken)) {
		throw new UnreadableAnswerError();
	}
	return { accessToken, expiresIn: lifetimeOf(expiresIn) };
}

/** Servers that hand out a token for others leave the lifetime out, or give what is left of it. */
function lifetimeOf(expiresIn: unknown): number {
	const seconds =
		typeof expiresIn === 'number' || (typeof expiresIn === 'string' && expiresIn.trim() !== '')
			? Number(expiresIn)
			: NaN;
	return Number.isFinite(seconds) ? seconds : NORMAL_LIFETIME;
}

function isPassing(error: WeComError): boolean {
	if (error instanceof RefusedError) return error.certainty === 'unknown';
	if (error instanceof HttpStatusError) return error.status >= 500;
	if (error instanceof BlockedError) return false;
	return error.certainty !== 'refused';
}
