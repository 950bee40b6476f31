import type { UsedToken } from './types';

/*
 * How credential and node speak with each other. n8n hands the node's own objects on to the credential, and keeps
 * nothing that stands in them under a symbol. The symbols are those of the process: with both editions installed, the
 * node of one works with the credential of the other.
 */
const ON_TOKEN = Symbol.for('n8n-nodes-wecom-customer-contact.onToken');
const ON_FAILURE = Symbol.for('n8n-nodes-wecom-customer-contact.onFailure');

/** Request options that take word of the token that the request carries. */
export function withTokenListener<T extends object>(
	options: T,
	onToken: (token: UsedToken) => void,
): T {
	return { ...options, [ON_TOKEN]: onToken };
}

/** Tells whoever made the request options which token the request carries; most want no word of it. */
export function tellToken(options: object, token: UsedToken): void {
	const listener = (options as Record<symbol, unknown>)[ON_TOKEN];
	if (typeof listener === 'function') (listener as (token: UsedToken) => void)(token);
}

/**
 * The fields of a credential, for a caller that drops a token as soon as an answer says that it has ended.
 * `onFailure` is told why there is no token: n8n 1 wraps the error and loses its cause.
 */
export function forOneWhoNotices<T extends object>(
	fields: T,
	onFailure: (error: Error) => void,
): T {
	return { ...fields, [ON_FAILURE]: onFailure };
}

/** Whether the caller notices by itself that a token has ended. */
export function noticesEndedTokens(fields: object): boolean {
	return typeof (fields as Record<symbol, unknown>)[ON_FAILURE] === 'function';
}

/** Tells whoever handed in the fields why there is no token. */
export function tellFailure(fields: object, error: Error): void {
	const listener = (fields as Record<symbol, unknown>)[ON_FAILURE];
	if (typeof listener === 'function') (listener as (error: Error) => void)(error);
}
