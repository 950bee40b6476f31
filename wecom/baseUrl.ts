/** What is wrong with an API Base URL as somebody entered it. */
export type BaseUrlFault =
	'empty' | 'scheme' | 'characters' | 'query' | 'fragment' | 'path' | 'address' | 'plainHttp';

/** WeCom's own API is there by HTTPS alone (doc 91039). */
const WECOM_HOST = /(?:^|\.)weixin\.qq\.com\.?$/;

/** The base URL without blanks around it and slashes at its end. */
export function trimBaseUrl(text: string): string {
	const trimmed = text.trim();
	let end = trimmed.length;
	while (trimmed[end - 1] === '/') end--;
	return trimmed.slice(0, end);
}

/**
 * What is wrong with a base URL, if anything: it needs `http://` or `https://` and a host, may have a path in front
 * of `/cgi-bin`, and nothing behind it.
 */
export function findBaseUrlFault(baseUrl: string): BaseUrlFault | undefined {
	if (baseUrl === '') return 'empty';
	// The URL parser drops or mends all of these by itself, and the HTTP layer does it in another way.
	if (/[\s\\\p{Cc}]/u.test(baseUrl)) return 'characters';
	if (!/^https?:\/\//i.test(baseUrl)) return 'scheme';
	const url = parseUrl(baseUrl);
	if (!url) return 'address';
	if (baseUrl.includes('#')) return 'fragment';
	if (baseUrl.includes('?')) return 'query';
	if (url.pathname.toLowerCase().split('/').includes('cgi-bin')) return 'path';
	if (url.protocol === 'http:' && WECOM_HOST.test(url.hostname)) return 'plainHttp';
	return undefined;
}

/** Scheme, host and port of a URL; undefined where there is none. */
export function originOf(url: string, base?: string): string | undefined {
	return parseUrl(url, base)?.origin;
}

/** Whether a URL is one of the machine that asks for it. */
export function isOnThisMachine(url: string): boolean {
	const parsed = parseUrl(url);
	return parsed !== undefined && THIS_MACHINE.test(parsed.hostname);
}

/** As a URL spells it. */
const THIS_MACHINE = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/** The text of a URL, whole or not, without what may be secret in it: user name, password, query and fragment. */
export function displayUrl(text: string): string {
	const plain = text.replace(/[?#].*/s, '');
	const [, scheme = '', rest = ''] = /^([^/]*:\/\/)?(.*)$/s.exec(plain) ?? [];
	// What looks like a port may be the beginning of a password that holds a question mark.
	const isCut = text.includes('@', plain.length) && /[:@]/.test(rest);
	const shown = scheme + (isCut ? '…' : rest.replace(/^.*@/s, ''));
	return shown.length > LONGEST_SHOWN ? `${shown.slice(0, LONGEST_SHOWN)}…` : shown;
}

const LONGEST_SHOWN = 200;

function parseUrl(url: string, base?: string): URL | undefined {
	try {
		return new URL(url, base);
	} catch {
		return undefined;
	}
}
