import { whatCame } from './answerInPlace';
import { originOf } from './baseUrl';
import {
	BlockedError,
	CancelledError,
	ConnectionError,
	HttpStatusError,
	RateLimitError,
	RedirectError,
	RefusedError,
	UnreadableAnswerError,
	WeComError,
	type Certainty,
} from './errors';
import { readJsonText } from './answerText';
import { errcodeIn, isJsonObject } from './json';
import { isOfClass } from './isOfClass';
import type { Pauses } from './pauses';
import type {
	AppCredentials,
	Clock,
	HttpRequest,
	HttpResponse,
	HttpSend,
	JsonObject,
	Milliseconds,
	UsedToken,
} from './types';
import { keyOf } from './token';

/**
 * Whether a request whose outcome is unknown may be sent again: `safe` for reads and for writes that
 * leave the same state however often they are done, `once` for everything that creates or sends.
 */
export type Repeat = 'safe' | 'once';

export interface ClientOptions {
	app: AppCredentials;
	send: HttpSend;
	pauses: Pauses;
	clock: Clock;
	/** The longest time that one request waits for rate and concurrency limits to pass. */
	maxRateLimitWait: Milliseconds;
	/** Whether the caller has given up; checked before each request and while waiting. */
	isCancelled?: () => boolean;
}

/** A file that WeCom answered with. */
export interface BinaryAnswer {
	data: Buffer;
	headers: Record<string, string>;
}

/** doc 91039 and 90313: the token is not valid; get a new one and repeat the call. */
export const TOKEN_CODES: ReadonlySet<number> = new Set([40014, 42001]);
/** doc 90313: a limit or a conflict with another call on the same data; nothing was done. */
export const LIMIT_CODES: ReadonlySet<number> = new Set([6000, 45009, 45033, 45035, 45036]);
/** doc 90313: busy; whether the work was done is not said. */
export const BUSY_CODE = -1;
/**
 * doc 90313: refused for what passes by itself: a message or Moment is still being handed out, another
 * app is sending the welcome message (doc 92137), the function is under maintenance.
 */
export const PASSING_CODES: ReadonlySet<number> = new Set([41063, 41078, 41079, 41096, 81026]);
/** doc 90313 allows three repeats after -1; we keep to that for every other passing fault too. */
const MAX_REPEATS = 3;
const FIRST_REPEAT_PAUSE: Milliseconds = 500;
/** More than one refresh is needed only where other processes keep ending our token. */
const MAX_REFRESHES = 6;
const SLICE: Milliseconds = 200;

/** Sends requests of one app and decides what is repeated, when and how often. */
export class WeComClient {
	/** Tells the app of this client from others. */
	readonly appKey: string;

	constructor(private readonly options: ClientOptions) {
		this.appKey = keyOf(options.app);
	}

	/**
	 * Sends a request and returns the JSON answer, `errcode` 0 or absent (doc 90313), or another one that
	 * `isGood` takes for a success. Throws a WeComError whose `certainty` says whether WeCom may have
	 * carried it out.
	 */
	async json(request: HttpRequest, repeat: Repeat, isGood?: IsGood): Promise<JsonObject> {
		return await this.deliver(request, repeat, (response) => readJson(response, repeat, isGood));
	}

	/**
	 * Sends a request whose answer is a file of at most `maxBytes` (doc 90254). Throws as `json` does, and
	 * UnfitFileError for a longer answer.
	 */
	async binary(request: HttpRequest, repeat: Repeat, maxBytes: number): Promise<BinaryAnswer> {
		return await this.deliver({ ...request, binary: { maxBytes } }, repeat, readBinary);
	}

	private async deliver<T>(
		request: HttpRequest,
		repeat: Repeat,
		read: (response: HttpResponse) => T,
	): Promise<T> {
		const { pauses, app } = this.options;
		const endpoint = `${this.appKey} ${request.path}`;
		let repeats = 0;
		let refreshes = 0;
		let waited: Milliseconds = 0;
		for (;;) {
			waited += await this.waitForPause(endpoint, waited);
			let token: UsedToken | undefined;
			try {
				const response = await this.options.send(request, (used) => (token = used));
				const answer = read(response);
				pauses.end(endpoint);
				return answer;
			} catch (thrown) {
				const error = this.options.isCancelled?.() ? new CancelledError() : toWeComError(thrown);
				error.hide([token?.value ?? '', app.secret]);
				if (isTokenFault(error) && refreshes < MAX_REFRESHES) {
					refreshes++;
					token?.drop();
				} else if (isLimit(error)) {
					pauses.extend(endpoint);
					this.checkWait(endpoint, waited, error);
				} else if (mayRepeat(error, repeat) && repeats < MAX_REPEATS) {
					await this.wait(this.backoff(repeats++));
				} else {
					throw error;
				}
			}
		}
	}

	private async waitForPause(endpoint: string, waited: Milliseconds): Promise<Milliseconds> {
		let spent: Milliseconds = 0;
		for (;;) {
			this.throwIfCancelled();
			const remaining = this.options.pauses.remaining(endpoint);
			if (remaining === 0) return spent;
			this.checkWait(endpoint, waited + spent, undefined);
			await this.wait(remaining);
			spent += remaining;
		}
	}

	private checkWait(endpoint: string, waited: Milliseconds, error: WeComError | undefined): void {
		if (waited + this.options.pauses.remaining(endpoint) <= this.options.maxRateLimitWait) return;
		throw new RateLimitError(waited, error instanceof RefusedError ? error : undefined);
	}

	private backoff(repeats: number): Milliseconds {
		return FIRST_REPEAT_PAUSE * 2 ** repeats * (0.5 + this.options.clock.random() / 2);
	}

	/** Sleeps in slices, so that a cancelled execution stops soon and leaves no timer behind. */
	private async wait(ms: Milliseconds): Promise<void> {
		for (let left = ms; left > 0; left -= SLICE) {
			this.throwIfCancelled();
			await this.options.clock.sleep(Math.min(left, SLICE));
		}
	}

	private throwIfCancelled(): void {
		if (this.options.isCancelled?.()) throw new CancelledError();
	}
}

/** Whether an answer with another errcode than 0 is a success all the same. */
export type IsGood = (errcode: number, answer: JsonObject) => boolean;

const onlyZero: IsGood = () => false;

/**
 * The JSON object of an answer. n8n hands on a text where it was no JSON; that is repaired where it can
 * be. What creates or sends then counts as done only if the text says errcode 0 itself.
 * Throws HttpStatusError, UnreadableAnswerError or RefusedError.
 */
export function readJson(
	response: HttpResponse,
	repeat: Repeat = 'safe',
	isGood = onlyZero,
): JsonObject {
	const { status, body } = response;
	const { value, repaired } = typeof body === 'string' ? readText(body) : whole(body);
	if (isJsonObject(value)) {
		const code = errcodeIn(value);
		const errmsg = typeof value.errmsg === 'string' ? value.errmsg : '';
		if (code === BUSY_CODE) throw new RefusedError(code, errmsg, 'unknown');
		if (!Number.isNaN(code) && code !== 0 && !isGood(code, value)) {
			throw new RefusedError(code, errmsg);
		}
		const isDone = !repaired || repeat === 'safe' || (value.errcode ?? null) !== null;
		if (status < 300 && !Number.isNaN(code) && isDone) return value;
	}
	throwIfNotSuccess(response);
	throw new UnreadableAnswerError();
}

/** Throws an HttpStatusError for a status that is none of success. */
function throwIfNotSuccess({ status, headers }: HttpResponse): void {
	if (status >= 400) throw new HttpStatusError(status);
	if (status >= 300) throw new RedirectError(status, originOf(headers.location ?? ''));
}

const whole = (value: unknown) => ({ value, repaired: false });

const readText = (text: string) => readJsonText(text) ?? whole(undefined);

/** The file of an answer (doc 90254). Throws what `readJson` throws for an answer that is none. */
function readBinary(response: HttpResponse): BinaryAnswer {
	const { headers, body } = response;
	const data = Buffer.isBuffer(body) ? body : Buffer.from(body as ArrayBuffer);
	const came = whatCame(data, headers);
	if (came.kind === 'refusal') readJson({ ...response, body: came.json });
	throwIfNotSuccess(response);
	if (came.kind !== 'file') throw new UnreadableAnswerError();
	return { data, headers };
}

function isTokenFault(error: WeComError): boolean {
	return error instanceof RefusedError && TOKEN_CODES.has(error.errcode);
}

function isLimit(error: WeComError): boolean {
	if (error instanceof RefusedError) return LIMIT_CODES.has(error.errcode);
	return error instanceof HttpStatusError && error.status === 429;
}

function mayRepeat(error: WeComError, repeat: Repeat): boolean {
	if (error instanceof CancelledError || error instanceof BlockedError) return false;
	if (error instanceof RefusedError && PASSING_CODES.has(error.errcode)) return true;
	if (error.certainty === 'notSent') return isPassing(error);
	return error.certainty === 'unknown' && repeat === 'safe';
}

function isPassing(error: WeComError): boolean {
	return !(error instanceof ConnectionError) || !LASTING_FAULT.test(error.systemCode);
}

/** Faults of the set-up: a certificate that is not trusted does not get better by asking again. */
const LASTING_FAULT = /CERT|TLS|SSL|SIGNATURE|ERR_INVALID|EPROTO|UNABLE_TO/;

/** Codes of Node.js that are given before a single byte of the request has left. */
const NOT_SENT = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'EADDRNOTAVAIL',
	'ERR_INVALID_URL',
]);

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
		return new BlockedError(textOf(message), textOf(description), certainty);
	}
	for (const error of causesOf(thrown)) {
		const { code, syscall } = error as { code?: unknown; syscall?: unknown };
		if (typeof code === 'string') return connectionError(code, syscall === 'connect');
	}
	for (const error of causesOf(thrown)) {
		const found = codeInMessages((error as { messages?: unknown }).messages);
		if (found) return connectionError(found.code, found.connecting);
	}
	return new ConnectionError('UNKNOWN', 'unknown');
}

function connectionError(code: string, connecting: boolean): ConnectionError {
	const notSent = NOT_SENT.has(code) || connecting || LASTING_FAULT.test(code);
	return new ConnectionError(code, notSent ? 'notSent' : 'unknown');
}

/**
 * The code of Node.js in what n8n keeps of an error as text, such as `connect ECONNREFUSED 127.0.0.1:80`: all that
 * n8n 1 leaves of it.
 */
function codeInMessages(messages: unknown): { code: string; connecting: boolean } | undefined {
	if (!Array.isArray(messages)) return undefined;
	for (const message of messages) {
		const [, call, code] = /\b(\w+ )?(E[A-Z]{3,}(?:_[A-Z]+)*)\b/.exec(textOf(message)) ?? [];
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

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function* causesOf(thrown: unknown): Generator<object> {
	let error = thrown;
	for (let depth = 0; depth < 5 && typeof error === 'object' && error !== null; depth++) {
		yield error;
		error = (error as { cause?: unknown }).cause;
	}
}
