import { RefusedError } from './errors';
import type { HttpGet } from './exchange';
import { readJson } from './readAnswer';
import { inTurn } from './traffic/inTurn';
import type { Traffic } from './traffic/traffic';
import type { AppCredentials, Milliseconds } from './types';

/** doc 91039 */
const PATH = '/cgi-bin/gettoken';

/**
 * Asks the API host of an app for a token without saying whose, which WeCom refuses in its own way: so it is known to
 * answer, and nothing that is secret was sent. Returns the time that the host gives in its answer, where it gives one.
 * @throws WeComError where the answer is not one of WeCom's, or none came
 */
export async function probeHost(
	app: AppCredentials,
	get: HttpGet,
	traffic: Traffic,
): Promise<Milliseconds | undefined> {
	const run = traffic.run({ concurrency: 1, longestWait: 0 });
	let date: unknown;
	const ask = async () => {
		const response = await get(`${app.baseUrl}${PATH}`, {});
		({ date } = response.headers);
		readJson(response);
	};
	await run
		.request(app, PATH, async (turns) => await inTurn(turns, [], ask))
		.catch((error: unknown) => {
			if (!(error instanceof RefusedError)) throw error;
		});
	const time = typeof date === 'string' ? Date.parse(date) : NaN;
	return Number.isFinite(time) ? time : undefined;
}
