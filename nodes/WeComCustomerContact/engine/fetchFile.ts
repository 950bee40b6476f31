import type { IExecuteFunctions, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';

import { CancelledError, HttpStatusError, UnfitFileError } from '../../../wecom/errors';
import { MAGIC, type MagicName } from '../../../wecom/fileFormat';
import { dropBody, readBody } from '../../../wecom/readBody';
import { REPEAT_POLICIES, withRepeats } from '../../../wecom/repeat';
import { toWeComError } from '../../../wecom/thrown';
import { systemTime, type Milliseconds } from '../../../wecom/types';
import type { Wait } from '../../../wecom/wait';

/** What may come from an address that somebody else has given. */
export interface FetchLimits {
	maxBytes: number;
	/** Formats that the bytes may have; any when left out. */
	formats?: readonly MagicName[];
}

/** How long one attempt may take, redirects and all bytes included. */
const TIMEOUT: Milliseconds = 30_000;
const MAX_REDIRECTS = 3;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Fetches a file from an address that stands in an answer or an item, without any credential, and asks
 * again a few times when the network or the server falters. The address has to begin with https://, but
 * for this machine itself; redirects are followed on the same host alone; no more than
 * `limits.maxBytes` are read; and the bytes have to be of one of `limits.formats`.
 * @throws WeComError, an UnfitFileError for what breaks these rules
 */
export async function fetchFile(
	context: Pick<IExecuteFunctions, 'helpers' | 'getExecutionCancelSignal'>,
	url: string,
	limits: FetchLimits,
	wait: Wait,
): Promise<Buffer> {
	const signal = context.getExecutionCancelSignal();
	const attempt = async (): Promise<Buffer> => {
		try {
			return await fetchOnce(context.helpers, url, limits, signal);
		} catch (thrown) {
			throw signal?.aborted ? new CancelledError() : toWeComError(thrown);
		}
	};
	return await withRepeats(attempt, {
		repeat: 'safe',
		policy: REPEAT_POLICIES.withoutToken,
		wait,
		random: () => systemTime.random(),
	});
}

async function fetchOnce(
	helpers: IExecuteFunctions['helpers'],
	url: string,
	{ maxBytes, formats }: FetchLimits,
	cancelled: AbortSignal | undefined,
): Promise<Buffer> {
	const first = addressOf(url);
	const late = AbortSignal.timeout(TIMEOUT);
	const options = {
		method: 'GET',
		// As it arrives, so that nobody can fill the memory with an answer.
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		// Each address is looked at before anything is sent to it.
		disableFollowRedirect: true,
		timeout: TIMEOUT,
		abortSignal: cancelled ? AbortSignal.any([cancelled, late]) : late,
	} satisfies Partial<IHttpRequestOptions>;
	let address = first;
	for (let redirects = 0; ; redirects++) {
		const { statusCode, headers, body } = (await helpers.httpRequest({
			...options,
			url: address.href,
		})) as IN8nHttpFullResponse;
		const location = REDIRECTS.has(statusCode) ? headers.location : undefined;
		if (typeof location === 'string') {
			dropBody(body);
			address = redirected(address, location, redirects);
			continue;
		}
		if (statusCode >= 300) {
			dropBody(body);
			throw new HttpStatusError(statusCode);
		}
		const data = await readBody(body, { maxBytes, idle: TIMEOUT });
		if (formats && !formats.some((format) => MAGIC[format](data))) {
			throw new UnfitFileError({ kind: 'format', from: address.host, formats });
		}
		return data;
	}
}

/** The address that a file may be fetched from. @throws UnfitFileError for any other */
function addressOf(url: string): URL {
	const address = URL.canParse(url) ? new URL(url) : undefined;
	if (address && mayBeAsked(address)) return address;
	throw new UnfitFileError({ kind: 'address', address: address && placeOf(address) });
}

/** Where a redirect leads. @throws UnfitFileError where it leads away from the host, or too often */
function redirected(from: URL, location: string, redirects: number): URL {
	const to = URL.canParse(location, from.href) ? new URL(location, from) : undefined;
	if (to && to.host === from.host && mayBeAsked(to) && redirects < MAX_REDIRECTS) return to;
	throw new UnfitFileError({ kind: 'redirect', from: placeOf(from), to: to && placeOf(to) });
}

function mayBeAsked({ protocol, hostname }: URL): boolean {
	return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
}

/** As a URL spells them: the simulator and local proxies have no certificate. */
const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/** Scheme and host: what stands behind them may be a secret. */
const placeOf = ({ protocol, host }: URL): string =>
	host === '' ? protocol : `${protocol}//${host}`;
