import { Agent } from 'node:http';
import axios, { isAxiosError } from 'axios';

import { encryptMessage, sign } from '../../wecom/callback/crypto';
import type { Clock } from '../clock';
import { isVisible } from '../corp/visibility';
import { readKey, type AppOptions, type CallbackTarget, type Settings } from '../options';
import type { Random } from '../random';
import { rudeness } from '../rudeness';
import type { Milliseconds } from '../types';
import type { EmitEvent, EventFields } from './emit';
import { eventXml } from './eventXml';
import { writeRudely } from './rudeXml';

/** One sending of a callback. */
export interface Attempt {
	/** HTTP status of the answer; null when none came. */
	status: number | null;
	/** Why no answer came: `timeout`, `ECONNREFUSED` and the like. */
	error: string | null;
	body: string;
	durationMs: Milliseconds;
}

/** A callback to one app, with all its attempts. */
export interface Delivery {
	number: number;
	app: string;
	event: string;
	fields: EventFields;
	/** The message before encryption, the same in every attempt; without what `rude` adds to it. */
	xml: string;
	/** The corp's time at which it was first sent. */
	sentAt: Milliseconds;
	attempts: Attempt[];
	/** Whether an attempt was answered with 200. */
	answered: boolean;
	done: boolean;
}

/** What came back when the receiving settings were saved. */
export interface Verification {
	/** Whether the console would have saved: the exact text, status 200, within a second. */
	ok: boolean;
	status: number | null;
	body: string;
	expected: string;
	error: string | null;
	durationMs: Milliseconds;
}

export interface Callbacks {
	emit: EmitEvent;
	/** The log, oldest first. */
	deliveries(): Delivery[];
	/** Resolves when nothing is being sent any more. */
	settled(): Promise<void>;
	/** Sends the verification GET as saving the settings in the console does (doc 90930). */
	verifyUrl(app: AppOptions): Promise<Verification>;
	clear(): void;
	stop(): void;
}

const VERIFICATION_TIMEOUT: Milliseconds = 1000;

/**
 * Makes the sender of a corp's callbacks.
 * @param onFault told why a callback could not be made at all
 */
export function createCallbacks(
	settings: Settings,
	clock: Clock,
	random: Random,
	onFault: (error: unknown) => void,
): Callbacks {
	const log: Delivery[] = [];
	const underWay = new Set<Promise<void>>();
	const agent = new Agent({ keepAlive: true });
	const abort = new AbortController();
	let last = 0;

	const digits = () => String(1_000_000_000 + random.below(1_000_000_000));

	/** Encrypts and signs a text anew, as every attempt does. */
	const seal = (target: CallbackTarget, text: string | Buffer) => {
		const key = readKey(target);
		const prefix = Buffer.from(random.letters(16));
		const encrypted = encryptMessage(key, text, settings.corpId, prefix);
		const timestamp = String(clock.now());
		const nonce = digits();
		const signature = sign({ token: target.token, timestamp, nonce, encrypted });
		return { encrypted, query: { msg_signature: signature, timestamp, nonce } };
	};

	const request = async (
		target: CallbackTarget,
		given: { method: string; params: Record<string, string>; data?: string; timeout: Milliseconds },
	): Promise<Attempt> => {
		const begin = performance.now();
		const since = () => performance.now() - begin;
		try {
			const response = await axios.request<string>({
				url: target.url,
				httpAgent: agent,
				proxy: false,
				responseType: 'text',
				transformResponse: (body: string) => body,
				validateStatus: () => true,
				maxRedirects: 0,
				headers: { 'Content-Type': 'text/xml' },
				signal: AbortSignal.any([abort.signal, AbortSignal.timeout(given.timeout)]),
				...given,
			});
			return { status: response.status, error: null, body: response.data, durationMs: since() };
		} catch (error) {
			const late = since() >= given.timeout;
			const code = isAxiosError(error) ? (error.code ?? error.message) : String(error);
			return { status: null, error: late ? 'timeout' : code, body: '', durationMs: since() };
		}
	};

	const attempt = (delivery: Delivery, app: AppOptions, target: CallbackTarget) => {
		const { encrypted, query } = seal(target, writeRudely(delivery.xml, rudeness(settings.rude)));
		const agentId =
			app.agentId === undefined ? '' : `<AgentID><![CDATA[${app.agentId}]]></AgentID>`;
		const data =
			`<xml><ToUserName><![CDATA[${settings.corpId}]]></ToUserName>${agentId}` +
			`<Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`;
		const timeout = settings.callbackTimeoutMs;
		return request(target, { method: 'POST', params: query, data, timeout });
	};

	const deliver = async (delivery: Delivery, app: AppOptions, target: CallbackTarget) => {
		// doc 90238: every status but 200 counts as a failure and is tried again
		for (let tries = 0; tries <= settings.callbackRetries && !abort.signal.aborted; tries++) {
			const result = await attempt(delivery, app, target);
			delivery.attempts.push(result);
			if (result.status === 200) delivery.answered = true;
			if (delivery.answered && !settings.alwaysRepeatCallbacks) break;
		}
		delivery.done = true;
	};

	const emit: EmitEvent = (id, fields, onlyApp) => {
		const xml = eventXml(id, settings.corpId, clock.now(), fields);
		for (const app of settings.apps) {
			const target = app.callback;
			if (!target || (onlyApp !== undefined && app.name !== onlyApp)) continue;
			// events.yaml, scope: only about customers of members in the app's visible range
			if (typeof fields.UserID === 'string' && !isVisible(app, fields.UserID)) continue;
			const delivery: Delivery = {
				number: ++last,
				app: app.name,
				event: id,
				fields,
				xml,
				sentAt: clock.nowMs(),
				attempts: [],
				answered: false,
				done: false,
			};
			log.push(delivery);
			const sending = deliver(delivery, app, target)
				.catch((error: unknown) => {
					delivery.done = true;
					onFault(error);
				})
				.finally(() => underWay.delete(sending));
			underWay.add(sending);
		}
	};

	return {
		emit,
		deliveries: () => log,
		settled: async () => {
			while (underWay.size) await Promise.all(underWay);
		},
		verifyUrl: async (app) => {
			const target = app.callback;
			if (!target) throw new Error(`the app ${app.name} has no callback`);
			const expected = digits() + digits();
			const { encrypted, query } = seal(target, expected);
			const params = { ...query, echostr: encrypted };
			const timeout = VERIFICATION_TIMEOUT;
			const result = await request(target, { method: 'GET', params, timeout });
			const { status, body, error, durationMs } = result;
			return { ok: status === 200 && body === expected, status, body, expected, error, durationMs };
		},
		clear: () => {
			log.length = 0;
		},
		stop: () => {
			abort.abort();
			agent.destroy();
		},
	};
}
