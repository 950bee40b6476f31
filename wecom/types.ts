/** A point in time as WeCom writes it: whole seconds since 1970-01-01 UTC. */
export type UnixSeconds = number;

/** A span or a point in time inside the package: milliseconds. */
export type Milliseconds = number;

/** `corpid` of a company, e.g. `ww…`. */
export type CorpId = string;

/** Any JSON value that WeCom sends or takes. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** A JSON object, the shape of every WeCom answer that is not a file. */
export type JsonObject = { [key: string]: Json };

/** What it takes to get a token: one app of one company behind one API host. */
export interface AppCredentials {
	corpId: CorpId;
	secret: string;
	/** Scheme and host of the API without a trailing slash. */
	baseUrl: string;
	/** Number of the app (AgentId), as it was typed in; what sends messages to members needs it. */
	agentId?: string;
}

/** The present and a little chance; tests inject their own. */
export interface Time {
	/** The present in milliseconds. */
	now(): Milliseconds;
	/** A number from 0 up to, not including, 1. */
	random(): number;
}

/** Time that can also pass. */
export interface Clock extends Time {
	/** Resolves after so many milliseconds. */
	sleep(ms: Milliseconds): Promise<void>;
}

/** The time of the machine. */
export const systemTime: Time = { now: () => Date.now(), random: () => Math.random() };

/** One HTTP request to WeCom, without its token. */
export interface HttpRequest {
	method: 'GET' | 'POST';
	/** Path below the API host, e.g. `/cgi-bin/externalcontact/get`. */
	path: string;
	query: Record<string, string | number>;
	/** A JSON body, or the bytes of a multipart body together with `contentType`. */
	body?: JsonObject | Buffer;
	contentType?: string;
	headers?: Record<string, string>;
	/** The largest number of bytes of an answer that is a file rather than JSON. */
	binary?: { maxBytes: number };
}

/** What came back. */
export interface HttpResponse {
	status: number;
	/** Header names in lower case. */
	headers: Record<string, string>;
	/** The parsed object where the body was JSON, the text or the bytes where it was not. */
	body: unknown;
}

/** The token that a request carried. */
export interface UsedToken {
	value: string;
	/** Forgets it where it came from, so that the next request carries another. */
	drop(): void;
}

/**
 * Sends one request with a valid token of the app, and says which before it leaves.
 * @throws whatever the HTTP layer throws when no answer came
 */
export type HttpSend = (
	request: HttpRequest,
	onToken: (token: UsedToken) => void,
) => Promise<HttpResponse>;
