import { RateLimitError, RefusedError, UnreadableAnswerError } from './errors';
import { isOdd } from './oddIds';
import { readJson } from './readAnswer';
import { REPEAT_POLICIES, withRepeats } from './repeat';
import { toWeComError } from './thrown';
import type { ExchangedToken } from './token';
import { inTurn } from './traffic/inTurn';
import type { Traffic } from './traffic/traffic';
import type { AppCredentials, Clock, HttpResponse } from './types';

/** Gets a URL without any token. @throws whatever the HTTP layer throws when no answer came */
export type HttpGet = (
	url: string,
	query: Record<string, string>,
) => Promise<Pick<HttpResponse, 'status' | 'headers' | 'body'>>;

const PATH = '/cgi-bin/gettoken';
/** doc 90313: what WeCom says while the endpoint is blocked. */
const RATE_LIMIT_CODE = 45009;
/** doc 91039: what `expires_in` normally says, in seconds. */
const NORMAL_LIFETIME = 7200;

/**
 * Exchanges corp id and secret for a token (doc 91039). Repeats passing faults, a refusal
 * never: several calls with a wrong secret block the calling IP for an hour (doc 90313).
 * @throws WeComError
 */
export async function exchangeToken(
	app: AppCredentials,
	get: HttpGet,
	clock: Clock,
	traffic: Traffic,
): Promise<ExchangedToken> {
	// Who needs the token decides how long to wait for the end of a block.
	const run = traffic.run({ concurrency: 1, longestWait: 0, isForAnother: true });
	try {
		return await run.request(
			app,
			PATH,
			async (turns) =>
				await withRepeats(
					async () => await inTurn(turns, [app.secret], async () => await ask(app, get)),
					{
						repeat: 'safe',
						policy: REPEAT_POLICIES.withoutToken,
						wait: async (ms) => await clock.sleep(ms),
						random: () => clock.random(),
					},
				),
		);
	} catch (thrown) {
		if (thrown instanceof RateLimitError) throw new RefusedError(RATE_LIMIT_CODE, '');
		const error = toWeComError(thrown);
		// The call that needed the token was never sent.
		error.certainty = 'refused';
		throw error;
	}
}

async function ask(app: AppCredentials, get: HttpGet): Promise<ExchangedToken> {
	const response = await get(`${app.baseUrl}${PATH}`, {
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
