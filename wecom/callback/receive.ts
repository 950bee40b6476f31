import { hash } from 'node:crypto';

import type { Milliseconds, UnixSeconds } from '../types';
import { decodeDamagedUtf8, decodeUtf8 } from './characters';
import { decryptMessage, verifySignature, type DecryptFault } from './crypto';
import { integerOf, lacksIdentity } from './event';
import type { CallbackSettings } from './settings';
import { parseXml, type XmlElement, type XmlOptions } from './xml';

/** How far the clock of the sender may be off, both ways. The official pages name no bound. */
export const TIMESTAMP_TOLERANCE_MS: Milliseconds = 300_000;

/**
 * How far `CreateTime` of the message may be off, both ways. The signature does not tell which of
 * its numbers is the timestamp (doc 90968): with a nonce that reads like a time, the two can change
 * places, and an old request would look new. `CreateTime` is inside. The bound is wide, since an
 * event that WeCom sends late is still an event.
 */
export const CREATE_TIME_TOLERANCE_MS: Milliseconds = 24 * 3_600_000;

/**
 * More than the largest event takes: a full customer group chat of 500 whose members all have ids of 64
 * bytes, the longest there are, makes 60 KB once it is encrypted and in base64.
 */
export const MAX_BODY_BYTES = 65_536;

/** An envelope has three elements in a root; nobody has signed it yet. */
const ENVELOPE: Partial<XmlOptions> = { maxDepth: 4, maxElements: 16, maxReferences: 16 };

/** One damaged character in a message must not cost the event and its welcome code. */
const MESSAGE: Partial<XmlOptions> = { badText: 'replace' };

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
		| 'createTime'
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
	/**
	 * Stands for the event, as 64 hexadecimal digits. SHA-256 of the decrypted bytes, the same in
	 * every repeat; of `Encrypt` where another event can have the same text.
	 */
	eventId: string;
	/** SHA-256 of the decrypted bytes, where `eventId` is another: the same in a repeat. */
	textId?: string;
	/** `AgentID` of the envelope, which nobody has signed; absent where there is none. */
	agentId?: string;
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
 *
 * What comes before the signature is checked is bounded in size and stops at the first fault; what
 * comes after it is read as people and networks make it.
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
	const text = decodeUtf8(body);
	if (text === undefined) return refuse(400, 'envelope', 'encoding');
	const envelope = parseRoot(text, ENVELOPE);
	if (!envelope.ok) return refuse(400, 'envelope', envelope.detail);
	const { Encrypt: encrypted, ToUserName: receiver, AgentID: agentId } = envelope.fields;
	if (typeof encrypted !== 'string') return refuse(400, 'envelope', 'Encrypt');

	const opened = open(signed, encrypted, settings);
	if (!opened.ok) return opened;
	const xml = decodeDamagedUtf8(opened.message);
	const inner = parseRoot(xml, MESSAGE);
	if (!inner.ok) return refuse(400, 'message', inner.detail);
	const { fields } = inner;
	// The envelope is not signed: where it names another company, it was changed on the way.
	if (receiver !== undefined && receiver !== settings.corpId && receiver !== fields.ToUserName) {
		return refuse(403, 'toUserName');
	}
	const age = checkCreateTime(fields, now);
	if (age !== undefined) return age;

	const ids = idsOf(opened.message, encrypted, fields);
	const agent = typeof agentId === 'string' && agentId !== '' ? { agentId } : {};
	return { ok: true, message: { ...ids, ...agent, xml, fields } };
}

function idsOf(
	message: Uint8Array,
	encrypted: string,
	fields: XmlElement,
): Pick<ReceivedMessage, 'eventId' | 'textId'> {
	const textId = hash('sha256', message);
	return lacksIdentity(fields)
		? { eventId: hash('sha256', encrypted), textId }
		: { eventId: textId };
}

/** Refuses a message that was made too long ago or ahead. One that does not say when is taken. */
function checkCreateTime(
	{ CreateTime: value }: XmlElement,
	now: Milliseconds,
): Refusal | undefined {
	const createTime = integerOf(value);
	if (createTime === undefined) return undefined;
	if (Math.abs(now - createTime * 1000) <= CREATE_TIME_TOLERANCE_MS) return undefined;
	const detail = `CreateTime ${timeText(createTime)}, clock of this n8n ${timeText(now / 1000)}`;
	return refuse(401, 'createTime', detail);
}

/** ISO 8601, or the number where no date reaches so far. */
function timeText(at: UnixSeconds): string {
	const date = new Date(at * 1000);
	return Number.isNaN(date.getTime()) ? String(at) : date.toISOString();
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
function parseRoot(
	xml: string,
	options: Partial<XmlOptions>,
): { ok: true; fields: XmlElement } | { ok: false; detail: string } {
	const parsed = parseXml(xml, options);
	if (!parsed.ok) return { ok: false, detail: parsed.reason };
	if (parsed.root !== 'xml' || typeof parsed.value === 'string')
		return { ok: false, detail: 'root' };
	return { ok: true, fields: parsed.value };
}

function refuseDecryption(fault: DecryptFault): Refusal {
	return fault === 'receiveId' ? refuse(403, 'receiveId') : refuse(400, 'decryption', fault);
}

function refuse(status: Refusal['status'], reason: Refusal['reason'], detail?: string): Refusal {
	return { ok: false, status, reason, detail };
}
