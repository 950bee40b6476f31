import { BlockedError, ConnectionError, WeComError, type Certainty } from './errors';
import { isOfClass } from './isOfClass';
import { textIn } from './json';

/** Codes of what is wrong with the set-up, such as a certificate that is not trusted. */
const SET_UP = /CERT|TLS|SSL|SIGNATURE|ERR_INVALID|EPROTO|UNABLE_TO/;

/** Codes of Node.js that are given before a single byte of the request has left. */
const NOT_SENT = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'EADDRNOTAVAIL',
]);

/** What Node.js says of a connection that ended while the handshake was under way: a request leaves behind it. */
const BEFORE_TLS = /before secure TLS connection was established/;

/**
 * What the HTTP layer threw, as one of our errors. The original is left out on purpose: it holds the
 * URL and with it the token.
 */
export function toWeComError(thrown: unknown): WeComError {
	for (const error of causesOf(thrown)) {
		if (error instanceof WeComError) return error;
	}
	for (const error of causesOf(thrown)) {
		const certainty = REFUSALS_OF_N8N.find(({ name }) => isOfClass(error, name))?.certainty;
		if (!certainty || isOfClass(error, 'NodeError')) continue;
		const { message, description } = error as { message?: unknown; description?: unknown };
		return new BlockedError(textIn(message), textIn(description), certainty);
	}
	for (const error of causesOf(thrown)) {
		const { code, syscall, message } = error as Record<'code' | 'syscall' | 'message', unknown>;
		if (typeof code === 'string') {
			return connectionError(code, syscall === 'connect' || BEFORE_TLS.test(textIn(message)));
		}
	}
	for (const error of causesOf(thrown)) {
		const found = codeInMessages((error as { messages?: unknown }).messages);
		if (found) return connectionError(found.code, found.connecting);
	}
	return new ConnectionError('UNKNOWN', 'unknown');
}

function connectionError(code: string, connecting: boolean): ConnectionError {
	const isOfSetUp = SET_UP.test(code);
	const notSent = NOT_SENT.has(code) || connecting || isOfSetUp;
	return new ConnectionError(code, notSent ? 'notSent' : 'unknown', isOfSetUp);
}

/**
 * The code of Node.js in what n8n keeps of an error as text, such as `connect ECONNREFUSED 127.0.0.1:80`: all that
 * n8n 1 leaves of it.
 */
function codeInMessages(messages: unknown): { code: string; connecting: boolean } | undefined {
	if (!Array.isArray(messages)) return undefined;
	for (const message of messages) {
		const [, call, code] = /\b(\w+ )?(E(?:AI|[A-Z]{3,})(?:_[A-Z]+)*)\b/.exec(textIn(message)) ?? [];
		if (code !== undefined) return { code, connecting: call === 'connect ' };
	}
	return undefined;
}

/**
 * Classes of n8n for what n8n itself refuses: a host outside Allowed HTTP Request Domains, an address that its
 * protection of the internal network blocks. (n8n 1 has but one class for it.) Known by name, since each package
 * may have a copy of them.
 */
const REFUSALS_OF_N8N: ReadonlyArray<{ name: string; certainty: Certainty }> = [
	{ name: 'UserError', certainty: 'refused' },
	{ name: 'ApplicationError', certainty: 'refused' },
	{ name: 'OperationalError', certainty: 'unknown' },
];

function* causesOf(thrown: unknown): Generator<object> {
	let error = thrown;
	for (let depth = 0; depth < 5 && typeof error === 'object' && error !== null; depth++) {
		yield error;
		error = (error as { cause?: unknown }).cause;
	}
}
