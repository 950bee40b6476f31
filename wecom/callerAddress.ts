import { HttpStatusError, RefusedError, UnreadableAnswerError } from './errors';
import type { HttpGet } from './exchange';
import { readJson } from './readAnswer';
import { nextStepAfter } from './repeat';
import { keyOf } from './token';
import { inTurn } from './traffic/inTurn';
import type { Traffic } from './traffic/traffic';
import type { AppCredentials } from './types';

/** doc 92571: reads the members with Customer Contact; any app may be refused it, and nothing changes by it. */
const PATH = '/cgi-bin/externalcontact/get_follow_user_list';
/** doc 90313: the call came from an IP address that is not trusted; the text of the answer names it. */
const UNTRUSTED_CODE = 60020;
/** Apps that are remembered. Forgetting one costs a call. */
const MAX_APPS = 1000;

/**
 * Finds out that WeCom does not trust the IP address that n8n calls from.
 *
 * The exchange of a token does not check the address, and n8n shows nothing of an answer in the test of a credential
 * but a text that was written beforehand: without this nobody would see which address to enter.
 */
export class CallerAddresses {
	private readonly trusted = new Set<string>();
	/** The calls under way, for all who wait for the same. */
	private readonly checks = new Map<string, Promise<void>>();

	/**
	 * Makes one call for the app, unless an earlier one was accepted in this process.
	 * @throws RefusedError with code 60020, whose text names the address; any other trouble is left to the call
	 * that follows
	 */
	async check(app: AppCredentials, token: string, get: HttpGet, traffic: Traffic): Promise<void> {
		const key = keyOf(app);
		if (this.trusted.has(key)) return;
		let check = this.checks.get(key);
		if (!check) {
			check = this.ask(key, app, token, get, traffic).finally(() => this.checks.delete(key));
			this.checks.set(key, check);
		}
		await check;
	}

	private async ask(
		key: string,
		app: AppCredentials,
		token: string,
		get: HttpGet,
		traffic: Traffic,
	): Promise<void> {
		const run = traffic.run({ concurrency: 1, longestWait: 0 });
		try {
			await run.request(
				app,
				PATH,
				async (turns) =>
					await inTurn(turns, [token], async () =>
						readJson(await get(`${app.baseUrl}${PATH}`, { access_token: token })),
					),
			);
		} catch (error) {
			if (error instanceof RefusedError && error.errcode === UNTRUSTED_CODE) throw error;
			if (!saysEnough(error)) return;
		}
		if (this.trusted.size >= MAX_APPS) this.trusted.clear();
		this.trusted.add(key);
	}
}

/** Whether another call would be answered in the same way. */
function saysEnough(error: unknown): boolean {
	if (error instanceof RefusedError) return nextStepAfter(error, 'safe') === 'giveUp';
	return error instanceof HttpStatusError || error instanceof UnreadableAnswerError;
}
