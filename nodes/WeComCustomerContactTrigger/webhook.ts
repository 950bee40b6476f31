import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { toEvent } from '../../wecom/callback/event';
import {
	MAX_BODY_BYTES,
	receiveMessage,
	TIMESTAMP_TOLERANCE_MS,
	verifyUrl,
	type ReceivedMessage,
	type Refusal,
} from '../../wecom/callback/receive';
import { RecentMessages, type Outcome } from '../../wecom/callback/recentMessages';
import { readCallbackSettings, type CallbackSettings } from '../../wecom/callback/settings';
import type { Clock, Milliseconds } from '../../wecom/types';
import { eventFilter, type FilterParameter } from './filter';
import { HeldSettings, type Held } from './heldSettings';
import { outputOf } from './output';

/** What the webhook has beside the request; tests bring their own. */
export interface TriggerEnvironment {
	clock: Pick<Clock, 'now' | 'sleep'>;
	recent: RecentMessages;
	settings: HeldSettings<CallbackSettings, Rejection>;
}

/** The part of the request that is used. */
interface Request {
	headers: Readonly<Record<string, string | string[] | undefined>>;
	rawBody?: Buffer;
	readRawBody?: () => Promise<void>;
}

/** The part of the response that is used. */
interface Response {
	statusCode: number;
	readonly writableEnded: boolean;
	setHeader(name: string, value: string | number): unknown;
	end(body?: Buffer): unknown;
	once(event: 'close', listener: () => void): unknown;
}

/** A request that is answered without a workflow run. */
interface Rejection {
	status: 400 | 401 | 403 | 413 | 503;
	reason: string;
	detail?: string;
}

const CREDENTIAL_TYPE = 'weComCustomerContactApi';

/** The node has answered by itself: n8n adds nothing and runs nothing. */
const ANSWERED: IWebhookResponseData = { noWebhookResponse: true };

/** n8n answers 200 and runs nothing. */
const ACKNOWLEDGED: IWebhookResponseData = { webhookResponse: 'success' };

/**
 * A recorded request is valid for as long as its timestamp is, and that may lie ahead at first. The
 * memory lasts a minute longer.
 */
const REPEAT_WINDOW_MS: Milliseconds = 2 * TIMESTAMP_TOLERANCE_MS + 60_000;

/** About 150 events a second over the whole window; some 20 MB. */
const MAX_REMEMBERED = 100_000;

/** How long a credential that was changed may still be used as it was. */
const SETTINGS_LIFETIME_MS: Milliseconds = 30_000;
/** From this age on they are read again behind an answer, so that in a steady stream no answer waits for it. */
const SETTINGS_REFRESH_MS: Milliseconds = 15_000;
/** A request that does not fit the settings makes the node read them again, but not more often than this. */
const SETTINGS_READ_AGAIN_MS: Milliseconds = 1_000;
const MAX_CREDENTIALS = 200;
/** Refusals that other settings might not have led to. */
const OF_SETTINGS: ReadonlySet<Refusal['reason']> = new Set([
	'signature',
	'receiveId',
	'decryption',
]);

/** WeCom waits 5 seconds for an answer (doc 90930). */
const LONGEST_WAIT_MS: Milliseconds = 4_000;
const WAIT_STEP_MS: Milliseconds = 50;

/** An environment with an empty memory. */
export function createEnvironment(clock: TriggerEnvironment['clock']): TriggerEnvironment {
	return {
		clock,
		recent: new RecentMessages(REPEAT_WINDOW_MS, MAX_REMEMBERED),
		settings: new HeldSettings(MAX_CREDENTIALS),
	};
}

/**
 * Makes the function that n8n calls for each request to the URL. It never throws: n8n would answer
 * 500 and record a failed execution for every stray request.
 */
export function createWebhook(
	environment: TriggerEnvironment,
): (this: IWebhookFunctions) => Promise<IWebhookResponseData> {
	return async function (this: IWebhookFunctions) {
		try {
			return this.getWebhookName() === 'setup'
				? await answerVerification(this, environment)
				: await answerEvent(this, environment);
		} catch (error) {
			const detail = error instanceof Error ? error.message : undefined;
			return reject(this, { status: 503, reason: 'internal', detail });
		}
	};
}

/** Answers the request that WeCom sends when the URL is saved. It leaves a test listener open. */
async function answerVerification(
	context: IWebhookFunctions,
	environment: TriggerEnvironment,
): Promise<IWebhookResponseData> {
	const query = context.getQueryData() as IDataObject;
	const verified = await withSettings(context, environment, (settings, now) =>
		verifyUrl(query, settings, now),
	);
	if (!verified.ok) return reject(context, verified);
	const response = responseOf(context);
	response.statusCode = 200;
	response.setHeader('Content-Type', 'text/plain; charset=utf-8');
	response.setHeader('Content-Length', verified.echo.length);
	response.setHeader('X-Content-Type-Options', 'nosniff');
	response.end(verified.echo);
	return ANSWERED;
}

async function answerEvent(
	context: IWebhookFunctions,
	environment: TriggerEnvironment,
): Promise<IWebhookResponseData> {
	const { clock } = environment;
	const body = await readBody(requestOf(context));
	if (!Buffer.isBuffer(body)) return reject(context, body);
	const query = context.getQueryData() as IDataObject;
	const received = await withSettings(context, environment, (settings, now) =>
		receiveMessage(query, body, settings, now),
	);
	if (!received.ok) return reject(context, received);

	const event = toEvent(received.message.fields);
	if (event === undefined || !filterOf(context)(event)) return ACKNOWLEDGED;

	// A test listener takes one event and closes. There a message sent again is meant to run again.
	if (context.getMode() !== 'manual') {
		const known = await claim(context, received.message, environment);
		if (known === 'started') return ACKNOWLEDGED;
		if (known === 'starting') return reject(context, { status: 503, reason: 'stillStarting' });
	}
	const { includeXml } = context.getNodeParameter('additionalOptions', {}) as IDataObject;
	const json = outputOf(event, received.message, clock.now(), includeXml === true);
	return { workflowData: [[{ json }]], webhookResponse: 'success' };
}

/**
 * Marks the message as this request's own and returns `new`, unless an earlier request of this
 * workflow and node brought it.
 *
 * n8n answers only after it has recorded the execution, and answers 500 where it could not. So the
 * answer to a request tells whether its message was handled, also when WeCom has stopped waiting
 * for it. A repeat that overtakes it waits: `success` too early would lose the event if the first
 * start then failed, and a second start would run it twice.
 */
async function claim(
	context: IWebhookFunctions,
	{ eventId }: ReceivedMessage,
	{ clock, recent }: TriggerEnvironment,
): Promise<'new' | 'starting' | 'started'> {
	const key = `${context.getWorkflow().id ?? ''}/${context.getNode().id}/${eventId}`;
	let known = recent.look(key, clock.now());
	for (let waited = 0; known === 'starting' && waited < LONGEST_WAIT_MS; waited += WAIT_STEP_MS) {
		await clock.sleep(WAIT_STEP_MS);
		known = recent.look(key, clock.now());
	}
	if (known !== 'new') return known;

	const response = responseOf(context);
	recent.add(key, () => outcomeOf(response), clock.now());
	// Looking at it makes the memory forget the response, or the message if it was not started.
	response.once('close', () => recent.look(key, clock.now()));
	return 'new';
}

function outcomeOf({ writableEnded, statusCode }: Response): Outcome {
	if (!writableEnded) return 'starting';
	return statusCode < 300 ? 'started' : 'failed';
}

function filterOf(context: IWebhookFunctions) {
	return eventFilter(
		context.getNodeParameter('events'),
		context.getNodeParameter('filters', {}) as FilterParameter,
	);
}

/** Opens a request with the settings that are held, or with new ones if it does not fit those. */
async function withSettings<T extends { ok: true }>(
	context: IWebhookFunctions,
	environment: TriggerEnvironment,
	open: (settings: CallbackSettings, now: Milliseconds) => T | Refusal,
): Promise<T | (Rejection & { ok: false })> {
	const { clock, settings } = environment;
	const key = settingsKey(context);
	const held =
		settings.get(key, clock.now(), SETTINGS_LIFETIME_MS) ??
		(await readSettings(context, environment));
	if ('reason' in held) return { ok: false, ...held };
	const opened = open(held.settings, clock.now());
	if (opened.ok) {
		responseOf(context).once('close', () => {
			if (settings.get(key, clock.now(), SETTINGS_REFRESH_MS)) return;
			// Where it fails, the request that needs them finds out.
			readSettings(context, environment).catch(() => undefined);
		});
		return opened;
	}
	const isFresh = settings.get(key, clock.now(), SETTINGS_READ_AGAIN_MS) !== undefined;
	if (isFresh || !OF_SETTINGS.has(opened.reason)) return opened;
	const read = await readSettings(context, environment);
	return 'reason' in read ? { ok: false, ...read } : open(read.settings, clock.now());
}

/** Reads the settings of the node's credential, for all requests that wait for them, and holds them. */
async function readSettings(
	context: IWebhookFunctions,
	{ clock, settings }: TriggerEnvironment,
): Promise<Held<CallbackSettings> | Rejection> {
	const key = settingsKey(context);
	return await settings.read(key, async () => {
		const readAt = clock.now();
		const result = readCallbackSettings(await context.getCredentials(CREDENTIAL_TYPE));
		if (result.ok) {
			const held = { settings: result.settings, readAt };
			settings.set(key, held);
			return held;
		}
		// Only a credential that was changed after the activation leads here.
		settings.delete(key);
		const detail = result.faults.map(({ field, fault }) => `${field} ${fault}`).join(', ');
		return { status: 503, reason: 'credential', detail };
	});
}

/** Stands for a credential in a node: what n8n lets one workflow use need not be open to another. */
function settingsKey(context: IWebhookFunctions): string {
	const { id, credentials } = context.getNode();
	return `${context.getWorkflow().id ?? ''}/${id}/${credentials?.[CREDENTIAL_TYPE]?.id ?? ''}`;
}

/** The body as it came. n8n parses XML in a way of its own, so nothing but the bytes is used. */
async function readBody(request: Request): Promise<Buffer | Rejection> {
	if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) {
		return { status: 413, reason: 'bodySize' };
	}
	try {
		if (request.rawBody === undefined) await request.readRawBody?.();
	} catch (error) {
		// The limit of n8n itself, a connection that was cut, or an encoding that does not unpack.
		const tooLarge = (error as { type?: unknown } | null)?.type === 'entity.too.large';
		return { status: tooLarge ? 413 : 400, reason: tooLarge ? 'bodySize' : 'body' };
	}
	return request.rawBody ?? { status: 400, reason: 'body' };
}

/** Answers without detail, which would help only an attacker; the cause goes to the log. */
function reject(
	context: IWebhookFunctions,
	{ status, reason, detail }: Rejection,
): IWebhookResponseData {
	// What is refused is somebody else's affair, what fails here is the administrator's.
	context.logger[status === 503 ? 'warn' : 'debug']('WeCom callback refused', {
		status,
		reason,
		detail,
		workflowId: context.getWorkflow().id,
		nodeName: context.getNode().name,
	});
	const response = responseOf(context);
	response.statusCode = status;
	// What is left of an oversized body is not waited for.
	if (status === 413) response.setHeader('Connection', 'close');
	response.end();
	return ANSWERED;
}

function requestOf(context: IWebhookFunctions): Request {
	return context.getRequestObject() as unknown as Request;
}

function responseOf(context: IWebhookFunctions): Response {
	return context.getResponseObject() as unknown as Response;
}
