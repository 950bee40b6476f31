import { hash } from 'node:crypto';

import { decryptMessage, verifySignature, type DecryptFault } from './crypto';
import type { CallbackSettings } from './settings';
import type { Milliseconds } from '../types';
import { decodeUtf8, parseXml, type XmlElement } from './xml';

/** How far the clock of the sender may be off, both ways. The official pages name no bound. */
export const TIMESTAMP_TOLERANCE_MS: Milliseconds = 300_000;

/** A thousand times the size of the largest event. */
export const MAX_BODY_BYTES = 1_048_576;

/** Parameters of the URL as the web server hands them out: decoded once, of any shape. */
export type CallbackQuery = Readonly<Record<string, unknown>>;

/** Why a request was refused. For the log: the sender gets only the status. */
export interface Refusal {
	ok: false;
	/** 400 the shape, 401 the signature or its age, 403 another company, 413 the size. */
	status: 400 | 401 | 403 | 413;
	reason:
		| 'query'
		| 'timestamp'
		| 'signature'
		| 'receiveId'
		| 'bodySize'
		| 'envelope'
		| 'toUserName'
		| 'decryption'
		| 'message'
		| 'echo';
	/** The fault inside, for the same log. */
	detail?: string;
}

/** A message that WeCom has signed, not yet told apart from the others. */
export interface ReceivedMessage {
	/** SHA-256 of the decrypted XML as 64 hexadecimal digits: the same in every repeat. */
	eventId: string;
	/** The decrypted XML as it was. */
	xml: string;
	fields: XmlElement;
}

interface SignedQuery {
	ok: true;
	signature: string;
	timestamp: string;
	nonce: string;
}

const TIMESTAMP = /^\d{1,12}$/;
// Printable ASCII, so that the order of the signature is the same in characters and in bytes.
const NONCE = /^[\x21-\x7e]{1,128}$/;
const MAX_ECHOSTR_LENGTH = 4096;

/**
 * Answers the request that WeCom sends when the URL is saved (doc 90930): the bytes to send back,
 * or why they are refused. Never throws.
 */
export function verifyUrl(
	query: CallbackQuery,
	settings: CallbackSettings,
	now: Milliseconds,
): { ok: true; echo: Buffer } | Refusal {
	const signed = readQuery(query, now);
	if (!signed.ok) return signed;
	const { echostr } = query;
	if (typeof echostr !== 'string' || echostr.length > MAX_ECHOSTR_LENGTH) {
		return refuse(400, 'query', 'echostr');
	}
	// A space was a plus that something on the way left unencoded; the signature tells.
	const opened = open(signed, echostr.replaceAll(' ', '+'), settings);
	if (!opened.ok) return opened;
	// Without this, the parameters of a recorded event would make a GET give away its contents.
	if (opened.message.toString('latin1').trimStart().startsWith('<')) return refuse(400, 'echo');
	return { ok: true, echo: opened.message };
}

/**
 * Opens a message that WeCom posts (doc 90930): checks size, shape, age, signature and receiver,
 * decrypts and parses it. Never throws.
 */
export function receiveMessage(
	query: CallbackQuery,
	body: Uint8Array,
	settings: CallbackSettings,
	now: Milliseconds,
): { ok: true; message: ReceivedMessage } | Refusal {
	if (body.length > MAX_BODY_BYTES) return refuse(413, 'bodySize');
	const signed = readQuery(query, now);
	if (!signed.ok) return signed;
	const envelope = parseMessage(body);
	if (!envelope.ok) return refuse(400, 'envelope', envelope.detail);
	const { Encrypt: encrypted, ToUserName: receiver } = envelope.fields;
	if (typeof encrypted !== 'string') return refuse(400, 'envelope', 'Encrypt');

	const opened = open(signed, encrypted, settings);
	if (!opened.ok) return opened;
	const inner = parseMessage(opened.message);
	if (!inner.ok) return refuse(400, 'message', inner.detail);
	const { xml, fields } = inner;
	// The envelope is not signed: where it says something else, it was changed on the way.
	if (receiver !== undefined && fields.ToUserName !== undefined && receiver !== fields.ToUserName) {
		return refuse(403, 'toUserName');
	}
	const eventId = hash('sha256', opened.message);
	return { ok: true, message: { eventId, xml, fields } };
}

/** Shape and age of what every request carries. */
function readQuery(query: CallbackQuery, now: Milliseconds): SignedQuery | Refusal {
	const { msg_signature: signature, timestamp, nonce } = query;
	// A parameter that comes twice arrives as a list.
	if (typeof signature !== 'string') return refuse(400, 'query', 'msg_signature');
	if (typeof timestamp !== 'string' || !TIMESTAMP.test(timestamp)) {
		return refuse(400, 'query', 'timestamp');
	}
	if (typeof nonce !== 'string' || !NONCE.test(nonce)) return refuse(400, 'query', 'nonce');
	if (Math.abs(now - Number(timestamp) * 1000) > TIMESTAMP_TOLERANCE_MS) {
		return refuse(401, 'timestamp');
	}
	return { ok: true, signature, timestamp, nonce };
}

/** Checks the signature, then decrypts. */
function open(
	{ signature, timestamp, nonce }: SignedQuery,
	encrypted: string,
	{ token, key, corpId }: CallbackSettings,
): { ok: true; message: Buffer } | Refusal {
	if (!verifySignature(signature, { token, timestamp, nonce, encrypted })) {
		return refuse(401, 'signature');
	}
	const decrypted = decryptMessage(key, encrypted, corpId);
	return decrypted.ok ? decrypted : refuseDecryption(decrypted.reason);
}

/** The children of `<xml>`, the root of envelope and message. */
function parseMessage(
	bytes: Uint8Array,
): { ok: true; xml: string; fields: XmlElement } | { ok: false; detail: string } {
	const xml = decodeUtf8(bytes);
	if (xml === undefined) return { ok: false, detail: 'encoding' };
	const parsed = parseXml(xml);
	if (!parsed.ok) return { ok: false, detail: parsed.reason };
	if (parsed.root !== 'xml' || typeof parsed.value === 'string')
		return { ok: false, detail: 'root' };
	return { ok: true, xml, fields: parsed.value };
}

function refuseDecryption(fault: DecryptFault): Refusal {
	return fault === 'receiveId' ? refuse(403, 'receiveId') : refuse(400, 'decryption', fault);
}

function refuse(status: Refusal['status'], reason: Refusal['reason'], detail?: string): Refusal {
	return { ok: false, status, reason, ...(detail === undefined ? {} : { detail }) };
}
