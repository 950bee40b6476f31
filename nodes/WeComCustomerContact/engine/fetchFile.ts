import type { IExecuteFunctions, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';

import { toWeComError } from '../../../wecom/client';
import { CancelledError, HttpStatusError } from '../../../wecom/errors';
import type { Milliseconds } from '../../../wecom/types';

const TIMEOUT: Milliseconds = 30_000;
const FIRST_PAUSE: Milliseconds = 500;
/** As often as requests to WeCom itself are repeated. */
const MAX_REPEATS = 3;

/**
 * Fetches a file that WeCom links to, without any credential, and asks again a few times when the
 * network or the server falters. Throws a WeComError.
 */
export async function fetchFile(
	context: Pick<IExecuteFunctions, 'helpers' | 'getExecutionCancelSignal'>,
	url: string,
	wait: (ms: Milliseconds) => Promise<void>,
): Promise<Buffer> {
	const signal = context.getExecutionCancelSignal();
	const options: IHttpRequestOptions = {
		method: 'GET',
		url,
		encoding: 'arraybuffer',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		timeout: TIMEOUT,
		abortSignal: signal,
	};
	for (let repeats = 0; ; repeats++) {
		const outcome = await context.helpers
			.httpRequest(options)
			.then((answer) => fileOf(answer as IN8nHttpFullResponse), toWeComError);
		if (Buffer.isBuffer(outcome)) return outcome;
		if (signal?.aborted) throw new CancelledError();
		if (outcome.certainty === 'refused' || repeats >= MAX_REPEATS) throw outcome;
		await wait(FIRST_PAUSE * 2 ** repeats);
	}
}

function fileOf({ statusCode, body }: IN8nHttpFullResponse): Buffer | HttpStatusError {
	return statusCode < 400
		? Buffer.from(body as unknown as ArrayBuffer)
		: new HttpStatusError(statusCode);
}
