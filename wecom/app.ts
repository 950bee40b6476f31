import { findBaseUrlFault, trimBaseUrl } from './baseUrl';
import { InvalidBaseUrlError, RefusedError } from './errors';
import type { AppCredentials } from './types';

/**
 * The app that the fields of a decrypted credential stand for. Spaces around a pasted value and
 * slashes at the end of the URL are dropped.
 */
export function appOf(fields: Readonly<Record<string, unknown>>): AppCredentials {
	const value = (name: string) => String(fields[name] ?? '').trim();
	const agentId = value('agentId');
	return {
		...(agentId !== '' && { agentId }),
		corpId: value('corpId'),
		secret: value('secret'),
		baseUrl: trimBaseUrl(value('baseUrl')),
	};
}

/**
 * The app that the fields stand for, if requests can be sent for it.
 * @throws InvalidBaseUrlError that names what is wrong with the API Base URL, and for a missing corp id or
 * secret, which an expression that finds nothing leaves, the RefusedError that WeCom's answer would be (doc
 * 90313)
 */
export function reachableAppOf(fields: Readonly<Record<string, unknown>>): AppCredentials {
	const app = appOf(fields);
	const fault = findBaseUrlFault(app.baseUrl);
	if (fault) throw new InvalidBaseUrlError(fault, app.baseUrl);
	if (app.corpId === '') throw new RefusedError(41002, '');
	if (app.secret === '') throw new RefusedError(41004, '');
	return app;
}
