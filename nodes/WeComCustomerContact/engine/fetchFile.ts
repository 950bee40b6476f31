import type { IExecuteFunctions, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';

import { isOnThisMachine } from '../../../wecom/baseUrl';
import { fileNameOf } from '../../../wecom/contentDisposition';
import {
	CancelledError,
	HttpStatusError,
	UnfitFileError,
	type WeComError,
} from '../../../wecom/errors';
import { cleanMimeType, MAGIC, type MagicName } from '../../../wecom/fileFormat';
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

/** What it takes to fetch. */
export interface Fetching {
	context: Pick<IExecuteFunctions, 'helpers' | 'getExecutionCancelSignal'>;
	wait: Wait;
	/** Whether addresses of this machine may be asked too: for an app whose API is on it, as the simulator is. */
	onThisMachine: boolean;
	/** How long it may take altogether: redirects, all bytes and further attempts included. */
	timeout: Milliseconds;
}

/** A file as a server sent it. */
export interface FetchedFile {
	data: Buffer;
	/** What the server, or else its address, calls the file; '' where neither does. */
	fileName: string;
	/** What the server says that it is. */
	mimeType?: string;
}

const MAX_REDIRECTS = 3;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Fetches a file from an address that stands in an answer or an item, without any credential, and asks
 * again a few times when the network or the server falters. The address has to begin with https://, and
 * is never one of this machine, but for those of an app whose API is here too; redirects are followed on the
 * same host alone; no more than `limits.maxBytes` are read; and the bytes have to be of one of `limits.formats`.
 * @throws WeComError, an UnfitFileError for what breaks these rules
 */
export async function fetchFile(
	{ context, wait, onThisMachine, timeout }: Fetching,
	url: string,
	limits: FetchLimits,
): Promise<FetchedFile> {
	const signal = context.getExecutionCancelSignal();
	const late = AbortSignal.timeout(timeout);
	let last: WeComError | undefined;
	const attempt = async (): Promise<FetchedFile> => {
		try {
			const first = addressOf(url, onThisMachine);
			const until = signal ? AbortSignal.any([signal, late]) : late;
			return await fetchOnce(context.helpers, first, limits, until, timeout);
		} catch (thrown) {
			last = signal?.aborted ? new CancelledError() : toWeComError(thrown);
			throw last;
		}
	};
	return await withRepeats(attempt, {
		repeat: 'safe',
		policy: REPEAT_POLICIES.withoutToken,
		wait: async (ms) => {
			// Nobody waits for an attempt that there is no time for.
			if (late.aborted && last) throw last;
			await wait(ms);
		},
		random: () => systemTime.random(),
	});
}

async function fetchOnce(
	helpers: IExecuteFunctions['helpers'],
	first: URL,
	{ maxBytes, formats }: FetchLimits,
	until: AbortSignal,
	timeout: Milliseconds,
): Promise<FetchedFile> {
	const options = {
		method: 'GET',
		// As it arrives, so that nobody can fill the memory with an answer.
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		// Each address is looked at before anything is sent to it.
		disableFollowRedirect: true,
		timeout,
		abortSignal: until,
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
		const data = await readBody(body, { maxBytes, idle: timeout });
		if (formats && !formats.some((format) => MAGIC[format](data))) {
			throw new UnfitFileError({ kind: 'format', from: address.host, formats });
		}
		const last = address.pathname.split('/').at(-1) ?? '';
		return {
			data,
			fileName: fileNameOf(headers['content-disposition'] as string | undefined) ?? last,
			mimeType: cleanMimeType(headers['content-type']),
		};
	}
}

/** Whether files are fetched from an address at all. */
export const isFetchable = (url: string): boolean => URL.canParse(url) && mayBeAsked(new URL(url));

/** Scheme and host of an address, which messages may name; undefined where it is none. */
export const placeIn = (url: string): string | undefined =>
	URL.canParse(url) ? placeOf(new URL(url)) : undefined;

/** The address that a file may be fetched from. @throws UnfitFileError for any other */
function addressOf(url: string, onThisMachine: boolean): URL {
	const address = URL.canParse(url) ? new URL(url) : undefined;
	if (address && mayBeAsked(address) && (onThisMachine || !isOnThisMachine(address.href))) {
		return address;
	}
	throw new UnfitFileError({ kind: 'address', address: address && placeOf(address) });
}

/** Where a redirect leads. @throws UnfitFileError where it leads away from the host, or too often */
function redirected(from: URL, location: string, redirects: number): URL {
	const to = URL.canParse(location, from.href) ? new URL(location, from) : undefined;
	if (to && to.host === from.host && mayBeAsked(to) && redirects < MAX_REDIRECTS) return to;
	throw new UnfitFileError({ kind: 'redirect', from: placeOf(from), to: to && placeOf(to) });
}

/** The simulator and local proxies have no certificate. */
function mayBeAsked({ protocol, href }: URL): boolean {
	return protocol === 'https:' || (protocol === 'http:' && isOnThisMachine(href));
}

/** Scheme and host: what stands behind them may be a secret. */
const placeOf = ({ protocol, host }: URL): string =>
	host === '' ? protocol : `${protocol}//${host}`;
