export type HttpMethod = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

const MESSAGE_LENGTH = 500;

/** n8n answered with a status that is none of success. */
export class UnexpectedStatus extends Error {
	constructor(
		message: string,
		readonly status: number,
	) {
		super(message);
	}
}

/** A logged-in browser, as n8n sees it: a cookie, and the id that n8n ties the cookie to. */
export class HttpSession {
	/**
	 * @param url n8n's address without a slash at the end
	 * @param browserId any text that stays the same for the life of the cookie
	 * @param cookie from an earlier session
	 */
	constructor(
		readonly url: string,
		readonly browserId: string,
		private cookieHeader = '',
	) {}

	/** The `Cookie` header's value. */
	get cookie(): string {
		return this.cookieHeader;
	}

	/**
	 * Calls n8n's internal API.
	 *
	 * @returns what n8n wraps in `data`
	 * @throws Error with n8n's message when it refuses
	 */
	async request<T>(method: HttpMethod, path: string, body?: unknown): Promise<T> {
		return (await this.json<{ data: T }>(method, path, body)).data;
	}

	/**
	 * Calls any address of n8n that answers with JSON.
	 *
	 * @throws Error with n8n's message when it refuses
	 */
	async json<T>(
		method: HttpMethod,
		path: string,
		body?: unknown,
		headers: Record<string, string> = {},
	): Promise<T> {
		const response = await fetch(`${this.url}${path}`, {
			method,
			headers: {
				...headers,
				'browser-id': this.browserId,
				...(this.cookieHeader && { cookie: this.cookieHeader }),
				...(body !== undefined && { 'content-type': 'application/json' }),
			},
			...(body !== undefined && { body: JSON.stringify(body) }),
		});
		const text = await response.text();
		if (!response.ok) {
			throw new UnexpectedStatus(
				`n8n answered ${method} ${path} with ${response.status}: ${message(text)}`,
				response.status,
			);
		}
		const setCookie = response.headers.getSetCookie()[0];
		if (setCookie) this.cookieHeader = setCookie.split(';')[0] ?? '';
		return JSON.parse(text) as T;
	}
}

function message(body: string): string {
	try {
		const { message: given } = JSON.parse(body) as { message?: unknown };
		if (typeof given === 'string') return given;
	} catch {
		// Not JSON: the text itself is all there is.
	}
	return body.slice(0, MESSAGE_LENGTH);
}
