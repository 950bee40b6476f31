import {
	sleep,
	type IDataObject,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type ILoadOptionsFunctions,
	type IN8nHttpFullResponse,
} from 'n8n-workflow';

import { appOf } from '../../wecom/app';
import { WeComClient } from '../../wecom/client';
import { sharedPauses } from '../../wecom/pauses';
import { readBody } from '../../wecom/readBody';
import { sharedTokens } from '../../wecom/token';
import { systemTime, type HttpRequest, type HttpSend, type Milliseconds } from '../../wecom/types';

/** Name of the credential type of both nodes. */
export const CREDENTIAL_TYPE = 'weComCustomerContactApi';

/** How requests are sent; from Request Options in the form. */
export interface TransportSettings {
	timeout: Milliseconds;
	maxRateLimitWait: Milliseconds;
}

/**
 * A client for the app of the node's credential. The credential is read once; n8n adds its token to
 * every request and gets a new one when there is none.
 * Throws what n8n throws when the node has no credential.
 */
export async function connect(
	context: IExecuteFunctions | ILoadOptionsFunctions,
	{ timeout, maxRateLimitWait }: TransportSettings,
): Promise<WeComClient> {
	const data = await context.getCredentials(CREDENTIAL_TYPE);
	const app = appOf(data);
	const decrypted = { id: '', name: CREDENTIAL_TYPE, type: CREDENTIAL_TYPE, data };
	const send: HttpSend = async (request) => {
		const options = toHttpOptions(request, app.baseUrl, timeout);
		const response = (await context.helpers.httpRequestWithAuthentication.call(
			context,
			CREDENTIAL_TYPE,
			options,
			{ credentialsDecrypted: decrypted },
		)) as IN8nHttpFullResponse;
		return {
			status: response.statusCode,
			headers: response.headers as Record<string, string>,
			body: request.binary
				? await readBody(response.body, { ...request.binary, idle: timeout })
				: response.body,
			token: String(options.qs?.access_token ?? ''),
		};
	};
	const signal =
		'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
	return new WeComClient({
		app,
		send,
		tokens: sharedTokens,
		pauses: sharedPauses,
		clock: { ...systemTime, sleep },
		maxRateLimitWait,
		isCancelled: () => signal?.aborted === true,
	});
}

function toHttpOptions(
	{ method, path, query, body, contentType, headers, binary }: HttpRequest,
	baseUrl: string,
	timeout: Milliseconds,
): IHttpRequestOptions {
	const options: IHttpRequestOptions = {
		method,
		url: `${baseUrl}${path}`,
		qs: query as IDataObject,
		headers: {
			...headers,
			...(body === undefined
				? {}
				: { 'Content-Type': contentType ?? 'application/json; charset=utf-8' }),
		},
		timeout,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
	};
	if (body !== undefined) {
		// As bytes, so that an empty object is sent too: n8n would leave it out.
		options.body = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
	}
	// As it arrives, so that nobody can fill the memory with an answer.
	if (binary) options.encoding = 'stream';
	return options;
}
