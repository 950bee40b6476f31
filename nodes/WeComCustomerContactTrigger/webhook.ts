import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import type { Attempt } from '../../wecom/callback/deliveries';
import { toEvent, type WeComEvent } from '../../wecom/callback/event';
import {
	receiveMessage,
	TIMESTAMP_TOLERANCE_MS,
	verifyUrl,
	type ReceivedMessage,
	type Refusal,
} from '../../wecom/callback/receive';
import { RecentMessages } from '../../wecom/callback/recentMessages';
import { readCallbackSettings, type CallbackSettings } from '../../wecom/callback/settings';
import type { Clock, Milliseconds } from '../../wecom/types';
import { sharedCallbacksSeen, type CallbacksSeen } from '../shared/callbacksSeen';
import { CREDENTIAL_TYPE } from '../shared/credentialType';
import { choiceOf } from './choices';
import { attemptOf, readBody, requestOf, responseOf, type Rejection } from './exchange';
import { eventFilter, type FilterParameter } from './filter';
import { faultOfEvents, faultOfFilters } from './filterFaults';
import { HeldSettings, type Held } from './heldSettings';
import { outputOf } from './output';
import { handOn, ownClickIn } from './ownClicks';
import { UnchosenCallbacks } from './unchosen';

/** What the webhook has beside the request; tests bring their own. */
export interface TriggerEnvironment {
	clock: Pick<Clock, 'now' | 'sleep'>;
	recent: RecentMessages;
	settings: HeldSettings<CallbackSettings, Rejection>;
	unchosen: UnchosenCallbacks;
	/** What the check of the connection tells about. */
	seen: CallbacksSeen;
}

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
const MAX_REMEMBERED_PER_NODE = 100_000;
const MAX_REMEMBERED = 250_000;

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

/** Less than the 5 seconds that WeCom waits for an answer (doc 90930). */
const LONGEST_WAIT_MS: Milliseconds = 4_000;
const WAIT_STEP_MS: Milliseconds = 50;

const MAX_NAME_LENGTH = 64;

/** How often the log says what was not chosen, and of how many nodes and names that is remembered. */
const UNCHOSEN_INTERVAL_MS: Milliseconds = 3_600_000;
const MAX_UNCHOSEN_NODES = 1_000;
const MAX_UNCHOSEN_NAMES = 50;

/** An environment with an empty memory. */
export function createEnvironment(clock: TriggerEnvironment['clock']): TriggerEnvironment {
	return {
		clock,
		recent: new RecentMessages({
			window: REPEAT_WINDOW_MS,
			perNode: MAX_REMEMBERED_PER_NODE,
			overall: MAX_REMEMBERED,
		}),
		settings: new HeldSettings(MAX_CREDENTIALS),
		seen: sharedCallbacksSeen,
		unchosen: new UnchosenCallbacks(UNCHOSEN_INTERVAL_MS, MAX_UNCHOSEN_NODES, MAX_UNCHOSEN_NAMES),
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
	const attempt = attemptOf(responseOf(context), clock);
	const body = await readBody(requestOf(context));
	if (!Buffer.isBuffer(body)) return reject(context, body);
	const query = context.getQueryData() as IDataObject;
	const received = await withSettings(context, environment, (settings, now) => {
		const result = receiveMessage(query, body, settings, now);
		return result.ok ? { ...result, settings } : result;
	});
	if (!received.ok) return reject(context, received);

	const { message } = received;
	const event = toEvent(message.fields);
	const click = ownClickIn(event);
	if (click) {
		const hand = handOn(context, click, received.settings, clock);
		const repeat = await answerRepeat(context, { message, event, attempt }, environment);
		if (repeat) return repeat;
		responseOf(context).once('close', () => void hand());
		return acknowledge(context, 'ownClick', event);
	}
	const detail = faultOfForm(context);
	// Nobody knows whether the event is wanted: WeCom sends it again, and the log says what to mend.
	if (detail !== undefined) return reject(context, { status: 503, reason: 'filter', detail });
	const isChosen = choiceOf(context.getNodeParameter('events'));
	if (event === undefined || !isChosen(event.id)) {
		environment.unchosen.count(nodeKey(context), nameOf(event?.id) ?? 'unnamed');
		tellUnchosen(context, environment);
		return acknowledge(context, 'notChosen', event);
	}
	tellUnchosen(context, environment);
	if (!filterOf(context)(event)) return acknowledge(context, 'filtered', event);

	const repeat = await answerRepeat(context, { message, event, attempt }, environment);
	if (repeat) return repeat;
	const { includeXml } = context.getNodeParameter('additionalOptions', {}) as IDataObject;
	const json = outputOf(event, message, clock.now(), includeXml === true);
	return { workflowData: [[{ json }]], webhookResponse: 'success' };
}

/** The answer to a message that another request has brought; undefined for a new one, which is this request's own then. */
async function answerRepeat(
	context: IWebhookFunctions,
	{ message, event, attempt }: { message: ReceivedMessage; event?: WeComEvent; attempt: Attempt },
	environment: TriggerEnvironment,
): Promise<IWebhookResponseData | undefined> {
	// A test listener takes one event and closes. There a message sent again is meant to run again.
	if (context.getMode() === 'manual') return undefined;
	const known = await claim(context, message, attempt, environment);
	if (known === 'started') return acknowledge(context, 'repeat', event);
	if (known === 'starting') return reject(context, { status: 503, reason: 'stillStarting' });
	return undefined;
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
	message: ReceivedMessage,
	attempt: Attempt,
	{ clock, recent }: TriggerEnvironment,
): Promise<'new' | 'starting' | 'started'> {
	const node = nodeKey(context);
	let known = recent.receive(node, message, attempt, clock.now());
	// It lets go of the response, or of the message if that was not started.
	responseOf(context).once('close', () => recent.settle(node, message));
	for (let waited = 0; known === 'starting' && waited < LONGEST_WAIT_MS; waited += WAIT_STEP_MS) {
		await clock.sleep(WAIT_STEP_MS);
		known = recent.receive(node, message, attempt, clock.now());
	}
	return known;
}

/** What keeps the form from saying which events start the workflow. */
function faultOfForm(context: IWebhookFunctions): string | undefined {
	return (
		faultOfEvents(context.getNodeParameter('events')) ??
		faultOfFilters(
			context.getNodeParameter('filters', {}),
			context.getNodeParameter('filters', {}, { rawExpressions: true }),
		)
	);
}

function filterOf(context: IWebhookFunctions) {
	return eventFilter(context.getNodeParameter('filters', {}) as FilterParameter);
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
	const openWith = (used: CallbackSettings) => {
		const result = open(used, clock.now());
		if (result.ok) environment.seen.note(used, clock.now());
		return result;
	};
	const opened = openWith(held.settings);
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
	return 'reason' in read ? { ok: false, ...read } : openWith(read.settings);
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
	const { credentials } = context.getNode();
	return `${nodeKey(context)}/${credentials?.[CREDENTIAL_TYPE]?.id ?? ''}`;
}

function nodeKey(context: IWebhookFunctions): string {
	return `${context.getWorkflow().id ?? ''}/${context.getNode().id}`;
}

/** Answers what starts nothing. The log says why, and what it was, but nothing of its content. */
function acknowledge(
	context: IWebhookFunctions,
	reason: 'notChosen' | 'filtered' | 'ownClick' | 'repeat',
	event?: WeComEvent,
): IWebhookResponseData {
	context.logger.debug('WeCom callback starts nothing', {
		reason,
		event: nameOf(event?.id),
		workflowId: context.getWorkflow().id,
		nodeName: context.getNode().name,
	});
	return ACKNOWLEDGED;
}

/** Says in the log what nobody has chosen, so that it is never lost in silence. */
function tellUnchosen(context: IWebhookFunctions, { clock, unchosen }: TriggerEnvironment): void {
	const counts = unchosen.due(nodeKey(context), clock.now());
	if (counts === undefined) return;
	context.logger.info('WeCom callbacks that are not chosen under Trigger On started nothing', {
		counts,
		workflowId: context.getWorkflow().id,
		nodeName: context.getNode().name,
	});
}

/** A name out of a message as it may stand in the log: WeCom's are short. */
function nameOf(value: unknown): string | undefined {
	return typeof value === 'string' ? value.slice(0, MAX_NAME_LENGTH) : undefined;
}

/** Answers without detail, which would help only an attacker; the cause goes to the log. */
function reject(
	context: IWebhookFunctions,
	{ status, reason, detail }: Rejection,
): IWebhookResponseData {
	// What is refused is somebody else's affair. The administrator's is what fails here, and a message
	// with the right signature but of another time: a replay, or a clock that is wrong.
	const level = status === 503 || reason === 'createTime' ? 'warn' : 'debug';
	context.logger[level]('WeCom callback refused', {
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
