import { RefusedError } from './errors';
import type { HttpGet } from './exchange';
import { readJson } from './readAnswer';
import { toWeComError } from './thrown';
import { keyOf } from './token';
import { outcomeOf } from './traffic/outcomeOf';
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

	/**
	 * Makes one call for the app, unless an earlier one was accepted in this process.
	 * @throws RefusedError with code 60020, whose text names the address; any other trouble is left to the call
	 * that follows
	 */
	async check(app: AppCredentials, token: string, get: HttpGet, traffic: Traffic): Promise<void> {
		const key = keyOf(app);
		if (this.trusted.has(key)) return;
		const run = traffic.run({ concurrency: 1, longestWait: 0 });
		try {
			await run.request(app, PATH, async (turns) => {
				const place = await turns.next();
				try {
					const answer = await get(`${app.baseUrl}${PATH}`, { access_token: token });
					readJson(answer);
					place.end('good');
				} catch (thrown) {
					const error = toWeComError(thrown).hide([token]);
					place.end(outcomeOf(error));
					throw error;
				}
			});
		} catch (error) {
			if (!(error instanceof RefusedError)) return;
			if (error.errcode === UNTRUSTED_CODE) throw error;
		}
		if (this.trusted.size >= MAX_APPS) this.trusted.clear();
		this.trusted.add(key);
	}

	/** Forgets every app. */
	clear(): void {
		this.trusted.clear();
	}
}
