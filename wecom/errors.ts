import type { Cause } from './traffic/ticket';
import type { BaseUrlFault } from './baseUrl';
import { errorCodes, type ErrorCodeEntry } from './errorCodes';
import { hideValues } from './hide';
import { isOfClass } from './isOfClass';

/**
 * What became of a failed request: WeCom refused it, so that nothing was done and asking again would
 * not help; it never left; or WeCom may have carried it out.
 */
export type Certainty = 'refused' | 'notSent' | 'unknown';

/** The parts of WeCom's `errmsg` that help a person (doc 90313). */
export interface ErrmsgParts {
	/** The message without hint, address and link. */
	text: string;
	/** The id that WeCom's support asks for. */
	hint?: string;
	/** The address from which the call came; it belongs into the trusted IPs when the code is 60020. */
	fromIp?: string;
}

/** Tells our errors from others whose class has the same name. */
const OURS = Symbol.for('n8n-nodes-wecom-customer-contact.error');

/** Base of everything that goes wrong between us and WeCom. Its text never holds a secret or a token. */
export class WeComError extends Error {
	readonly [OURS] = true;

	constructor(
		message: string,
		public certainty: Certainty,
	) {
		super(redact(message));
		this.name = new.target.name;
	}

	/** With both editions installed, the credential of one throws errors at the node of the other. */
	static [Symbol.hasInstance](value: unknown): boolean {
		if (typeof value !== 'object' || value === null || !(OURS in value)) return false;
		return isOfClass(value, this.name);
	}

	/** Takes token and secret out of whatever came from outside, wherever they stand in it. */
	hide(values: readonly string[]): this {
		this.message = hideValues(this.message, values);
		// It begins with the message as it was first.
		if (this.stack) this.stack = hideValues(this.stack, values);
		return this;
	}
}

/** WeCom answered with an `errcode` other than 0 (doc 90313). */
export class RefusedError extends WeComError {
	errmsg: ErrmsgParts;
	readonly entry: ErrorCodeEntry | undefined;

	constructor(
		readonly errcode: number,
		rawErrmsg: string,
		certainty: Certainty = 'refused',
	) {
		const errmsg = parseErrmsg(redact(rawErrmsg));
		super(`${errcode}: ${errmsg.text}`, certainty);
		this.errmsg = errmsg;
		this.entry = errorCodes[errcode];
	}

	override hide(values: readonly string[]): this {
		const hidden = (text: string | undefined) => text && hideValues(text, values);
		this.errmsg = {
			text: hideValues(this.errmsg.text, values),
			hint: hidden(this.errmsg.hint),
			fromIp: hidden(this.errmsg.fromIp),
		};
		return super.hide(values);
	}
}

/** The frequency or concurrency limit still held after the time that the caller was ready to wait. */
export class RateLimitError extends WeComError {
	constructor(
		readonly waitedMs: number,
		/** What WeCom said, where a call of this request was refused. */
		readonly refusal: RefusedError | undefined,
		/** What it waited for. */
		readonly waitedFor: Cause = 'crowd',
	) {
		super(refusal?.message ?? 'rate limit', 'refused');
	}
}

/** WeCom, or a proxy before it, answered with an HTTP status that carries no errcode. */
export class HttpStatusError extends WeComError {
	constructor(readonly status: number) {
		super(`HTTP ${status}`, status >= 500 ? 'unknown' : 'refused');
	}
}

/** The answer sends the request elsewhere, which WeCom's API never does; nobody went there. */
export class RedirectError extends HttpStatusError {
	constructor(
		status: number,
		/** Scheme, host and port of the other place, where the answer names one. */
		readonly target: string | undefined,
	) {
		super(status);
	}
}

/** The API Base URL of the credential cannot be one. Nothing was sent. */
export class InvalidBaseUrlError extends WeComError {
	constructor(
		readonly fault: BaseUrlFault,
		readonly baseUrl: string,
	) {
		super(`API Base URL: ${fault}`, 'refused');
	}
}

/** The program that runs us refused to send the request, for a reason of its own. */
export class BlockedError extends WeComError {
	constructor(
		/** In its own words. */
		public reason: string,
		/** What else it says about it. */
		public details: string,
		certainty: Certainty,
	) {
		super(reason, certainty);
	}

	override hide(values: readonly string[]): this {
		this.reason = hideValues(this.reason, values);
		this.details = hideValues(this.details, values);
		return super.hide(values);
	}
}

/** The answer came, but it was not the JSON or the file that was asked for. */
export class UnreadableAnswerError extends WeComError {
	constructor() {
		super('The answer is not valid JSON', 'unknown');
	}
}

/** Why a file that a server offers is not taken, as facts to put into words. */
export type UnfitFile =
	/** The address is not one that files are fetched from: its scheme and host, where it is an address at all. */
	| { kind: 'address'; address: string | undefined }
	/** The server sends the request on to a place where it must not go. */
	| { kind: 'redirect'; from: string; to: string | undefined }
	| { kind: 'tooLarge'; max: number }
	/** The bytes are those of another format. */
	| { kind: 'format'; from: string; formats: readonly string[] };

/** A file was offered that the node does not take; asking again would not help. */
export class UnfitFileError extends WeComError {
	constructor(readonly fault: UnfitFile) {
		super(`The file cannot be used: ${fault.kind}`, 'refused');
	}
}

/** An id in the answer holds a byte that no id has; what it was meant to be nobody can tell. */
export class OddIdError extends WeComError {
	/** @param field where the id stands in the answer, e.g. `group_chat.owner` */
	constructor(readonly field: string) {
		super(`The ID in ${field} cannot be read`, 'unknown');
	}
}

/** No answer came. */
export class ConnectionError extends WeComError {
	/** Whether the request may have reached WeCom. */
	readonly wasSent: boolean;

	constructor(
		// Not `code`: n8n's credential test shows that in place of the words.
		readonly systemCode: string,
		certainty: 'notSent' | 'unknown',
		/** Whether the set-up is at fault, so that asking again would not help. */
		readonly isOfSetUp = false,
	) {
		super(systemCode, certainty);
		this.wasSent = certainty !== 'notSent';
	}
}

/** The workflow execution was cancelled while a request waited or ran. */
export class CancelledError extends WeComError {
	constructor() {
		super('The execution was canceled', 'unknown');
	}
}

const SECRET_IN_QUERY = /((?:access_token|corpsecret)["']?\s*[=:]\s*["']?)[^&\s"',}\]]+/gi;

/** The text with the value of every `access_token` and `corpsecret` in it taken out. */
function redact(text: string): string {
	return text.replace(SECRET_IN_QUERY, '$1[hidden]');
}

/** What a person reads of an `errmsg`; a server can send any length. */
const LONGEST_ERRMSG = 2_000;
const CONTROL_CHARACTERS = /\p{Cc}+/gu;
/** What follows the message, in WeCom's order. */
const PARTS = { hint: 'hint: [', fromIp: 'from ip: ', link: 'more info at ' } as const;

/**
 * Splits WeCom's `errmsg`, which has the shape
 * `<text>, hint: [id], from ip: x.x.x.x, more info at https://…` (doc 90313). Without line breaks and
 * other control characters, and no longer than 2,000 characters.
 */
export function parseErrmsg(errmsg: string): ErrmsgParts {
	const line = errmsg.slice(0, LONGEST_ERRMSG).replace(CONTROL_CHARACTERS, ' ');
	const places = Object.values(PARTS)
		.map((part) => line.indexOf(part))
		.filter((place) => place >= 0);
	const text = line.slice(0, Math.min(...places, line.length)).trim();
	const hint = after(line, PARTS.hint);
	return {
		text: text.endsWith(',') && places.length > 0 ? text.slice(0, -1).trimEnd() : text,
		hint: hint?.includes(']') ? hint.slice(0, hint.indexOf(']')) : undefined,
		fromIp: /^[0-9a-fA-F.:]+/.exec(after(line, PARTS.fromIp) ?? '')?.[0],
	};
}

function after(line: string, part: string): string | undefined {
	const place = line.indexOf(part);
	return place < 0 ? undefined : line.slice(place + part.length);
}
