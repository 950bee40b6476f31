import { createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto';

import type { CallbackSettings } from '../callback/settings';
import { isJsonObject } from '../json';

/** A click on a card, as the trigger hands it on to the run that waits for it. */
export interface PassedClick {
	/** The random value of the question, and the place of the answer. */
	ask: string;
	answer: number;
	/** Who clicked, as the encrypted callback of WeCom says. */
	userid: string;
	/** With which the card of that member can be updated. */
	responseCode: string;
}

/** A click with the proof that somebody made it who has the callback settings of the app. */
export interface ProvenClick extends Pick<PassedClick, 'userid' | 'responseCode'> {
	proof: string;
}

/** Enough that nobody guesses it. */
const RANDOM_BYTES = 16;
const PURPOSE = 'n8n-nodes-wecom-customer-contact: a click on a card';

/** A new random value for a question: 22 letters, digits, `-` and `_`. */
export function newAsk(): string {
	return randomBytes(RANDOM_BYTES).toString('base64url');
}

/** What may be kept and shown of the random value of a question. */
export function traceOf(ask: string): string {
	return hash('sha256', ask);
}

/** Whether a value is the one whose trace was kept. Takes the same time wherever the two differ. */
export function isAsk(ask: unknown, trace: string): boolean {
	return typeof ask === 'string' && isSame(traceOf(ask), trace);
}

/**
 * Proves that a click came by the encrypted callback of the app, which the holder of an address cannot: the key is
 * made of what only the credential of the app has, and never leaves this process.
 */
export function prove(click: PassedClick, settings: CallbackSettings): ProvenClick {
	const { userid, responseCode } = click;
	return { userid, responseCode, proof: proofOf(click, settings) };
}

/** The click that a body stands for, if it proves that it is the answer to that question; undefined otherwise. */
export function provenClick(
	{ ask, answer }: Pick<PassedClick, 'ask' | 'answer'>,
	body: unknown,
	settings: CallbackSettings,
): PassedClick | undefined {
	if (!isJsonObject(body)) return undefined;
	const { userid, responseCode, proof } = body;
	if (typeof userid !== 'string' || userid === '') return undefined;
	if (typeof responseCode !== 'string' || typeof proof !== 'string') return undefined;
	const click = { ask, answer, userid, responseCode };
	return isSame(proof, proofOf(click, settings)) ? click : undefined;
}

function proofOf(
	{ ask, answer, userid, responseCode }: PassedClick,
	{ corpId, token, key }: CallbackSettings,
): string {
	const own = createHmac('sha256', key.key).update(JSON.stringify([PURPOSE, corpId, token]));
	const text = JSON.stringify([ask, answer, userid, responseCode]);
	return createHmac('sha256', own.digest()).update(text).digest('hex');
}

function isSame(one: string, other: string): boolean {
	const [given, wanted] = [Buffer.from(one), Buffer.from(other)];
	return given.length === wanted.length && timingSafeEqual(given, wanted);
}
