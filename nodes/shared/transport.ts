import {
	sleep,
	type ICredentialDataDecryptedObject,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type ILoadOptionsFunctions,
	type IWebhookFunctions,
	type IN8nHttpFullResponse,
} from 'n8n-workflow';

import { appOf, reachableAppOf } from '../../wecom/app';
import { WeComClient } from '../../wecom/client';
import { readBody } from '../../wecom/readBody';
import { keyOf } from '../../wecom/token';
import { LIVE_REQUESTS } from '../../wecom/traffic/limits';
import type { LongWait, RunOptions, TrafficRun } from '../../wecom/traffic/run';
import { forOneWhoNotices, withTokenListener } from '../../wecom/tokenUse';
import { systemTime, type HttpRequest, type HttpSend, type Milliseconds } from '../../wecom/types';
import { dependsOnItem } from './credentialExpressions';
import { CREDENTIAL_TYPE } from './credentialType';
import { sharedTraffic } from './sharedTraffic';

/** How requests are sent; from Request Options in the form. */
export interface TransportSettings {
	timeout: Milliseconds;
	/** The most requests that are under way at once. */
	concurrency: number;
	/** How long a request waits for WeCom's limits; long runs may wait longer. */
	maxRateLimitWait: Milliseconds;
	/** How long the requests of a long run do; for ever when left out. */
	maxBulkWait?: Milliseconds;
}

/** The clients of a run: one for each app that the credential stands for. */
export interface Connection {
	/** The requests of all of them. */
	traffic: TrafficRun;
	/**
	 * The client for an input item. All items have the same but where the credential holds an expression that looks at
	 * the item.
	 * @throws what n8n throws when the expression fails, and an InvalidBaseUrlError
	 */
	clientFor(itemIndex: number): Promise<WeComClient>;
}

/**
 * Reads the credential of the node, once for all items where it says the same for each of them.
 *
 * @param onWait told of each long wait for WeCom's limits
 * @throws what n8n throws when the node has no credential
 */
export async function connectForItems(
	context: IExecuteFunctions,
	settings: TransportSettings,
	onWait?: (wait: LongWait) => void,
): Promise<Connection> {
	const traffic = trafficOf(context, settings, {
		isBulk: context.getInputData().length > LIVE_REQUESTS,
		onWait,
	});
	const clients = new Map<string, WeComClient>();
	const clientFrom = (fields: ICredentialDataDecryptedObject): WeComClient => {
		const app = appOf(fields);
		const key = `${keyOf(app)} ${app.agentId ?? ''}`;
		const client = clients.get(key) ?? clientOf(context, settings, fields, traffic);
		clients.set(key, client);
		return client;
	};
	if (await dependsOnItem(context, CREDENTIAL_TYPE)) {
		const read = async (itemIndex: number) =>
			clientFrom(await context.getCredentials(CREDENTIAL_TYPE, itemIndex));
		const clientsOfItems = new Map<number, WeComClient>();
		return {
			traffic,
			clientFor: async (itemIndex) => {
				const client = clientsOfItems.get(itemIndex) ?? (await read(itemIndex));
				clientsOfItems.set(itemIndex, client);
				return client;
			},
		};
	}
	const fields = await context.getCredentials(CREDENTIAL_TYPE);
	let client: WeComClient | undefined;
	return {
		traffic,
		clientFor: async () => await Promise.resolve((client ??= clientFrom(fields))),
	};
}

/**
 * A client for the app of the node's credential, where there are no items.
 * @throws what n8n throws when the node has no credential, and an InvalidBaseUrlError
 */
export async function clientForLists(
	context: ILoadOptionsFunctions,
	settings: TransportSettings,
): Promise<WeComClient> {
	const fields = await context.getCredentials(CREDENTIAL_TYPE);
	return clientOf(context, settings, fields, trafficOf(context, settings));
}

/** A webhook has no form in which somebody could say so. */
const BEHIND_WEBHOOKS: TransportSettings = {
	timeout: 30_000,
	concurrency: 1,
	maxRateLimitWait: 90_000,
};

/**
 * A client for a credential that was read already, for what is sent behind a request to a webhook.
 * @throws an InvalidBaseUrlError
 */
export function clientForWebhook(
	context: IWebhookFunctions,
	fields: ICredentialDataDecryptedObject,
): WeComClient {
	return clientOf(context, BEHIND_WEBHOOKS, fields, trafficOf(context, BEHIND_WEBHOOKS));
}

type Context = IExecuteFunctions | ILoadOptionsFunctions | IWebhookFunctions;

function trafficOf(
	context: Context,
	{ concurrency, maxRateLimitWait, maxBulkWait }: TransportSettings,
	more: Pick<RunOptions, 'isBulk' | 'onWait'> = {},
): TrafficRun {
	return sharedTraffic.run({
		concurrency,
		longestWait: maxRateLimitWait,
		longestBulkWait: maxBulkWait,
		isCancelled: cancellationOf(context),
		...more,
	});
}

/** Whether the execution has been cancelled. */
function cancellationOf(context: Context): () => boolean {
	const signal =
		'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
	return () => signal?.aborted === true;
}

/** n8n adds the token of the credential to every request and gets a new one when there is none. */
function clientOf(
	context: Context,
	{ timeout }: TransportSettings,
	fields: ICredentialDataDecryptedObject,
	traffic: TrafficRun,
): WeComClient {
	const app = reachableAppOf(fields);
	const send: HttpSend = async (request, onToken) => {
		const options = withTokenListener(toHttpOptions(request, app.baseUrl, timeout), onToken);
		let failure: Error | undefined;
		const data = forOneWhoNotices(fields, (error) => (failure = error));
		const response = await context.helpers.httpRequestWithAuthentication
			.call(context, CREDENTIAL_TYPE, options, {
				credentialsDecrypted: { id: '', name: CREDENTIAL_TYPE, type: CREDENTIAL_TYPE, data },
			})
			.then(
				(answer) => answer as IN8nHttpFullResponse,
				(error: unknown) => {
					throw failure ?? error;
				},
			);
		return {
			status: response.statusCode,
			headers: response.headers as Record<string, string>,
			body: request.binary
				? await readBody(response.body, { ...request.binary, idle: timeout })
				: response.body,
		};
	};
	return new WeComClient({
		app,
		send,
		traffic,
		clock: { ...systemTime, sleep },
		isCancelled: cancellationOf(context),
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
		qs: query,
		headers: {
			...headers,
			...(body === undefined
				? {}
				: { 'Content-Type': contentType ?? 'application/json; charset=utf-8' }),
		},
		timeout,
		disableFollowRedirect: true,
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
