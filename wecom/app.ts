import type { AppCredentials } from './types';

/**
 * The app that the fields of a decrypted credential stand for. Spaces around a pasted value and
 * slashes at the end of the URL are dropped.
 */
export function appOf(fields: Readonly<Record<string, unknown>>): AppCredentials {
	const value = (name: string) => String(fields[name] ?? '').trim();
	return {
		corpId: value('corpId'),
		secret: value('secret'),
		baseUrl: value('baseUrl').replace(/\/+$/, ''),
	};
}
