import type { IHttpRequestOptions, IHttpRequestHelper } from 'n8n-workflow';

import { WeComCustomerContactApi } from '../../credentials/WeComCustomerContactApi.credentials';
import { sharedTokens } from '../../wecom/token';

const TOKEN = 'token-of-this-test';
const BASE = 'https://api.example.com:8443/wecom';

const type = new WeComCustomerContactApi();
const fields = (baseUrl: string) => ({ corpId: 'wwExampleCorp', secret: 'example', baseUrl });

/** What n8n does for a request: `preAuthentication`, then `authenticate`. */
async function authenticate(
	options: object,
	{ baseUrl = BASE, answer = {} } = {},
): Promise<IHttpRequestOptions> {
	const body = { errcode: 0, errmsg: 'ok', access_token: TOKEN, expires_in: 7200, ...answer };
	const helpers = {
		helpers: { httpRequest: async () => ({ statusCode: 200, headers: {}, body }) },
	} as unknown as IHttpRequestHelper;
	const credentials = fields(baseUrl);
	await type.preAuthentication.call(helpers, credentials);
	return await type.authenticate(credentials, options as IHttpRequestOptions);
}

beforeEach(() => sharedTokens.clear());

describe('the token of the credential', () => {
	it('is added by a property of its own, without which the HTTP Request node does not list it', () => {
		expect(Object.keys(type)).toContain('authenticate');
	});

	it('goes into new options, beside everything that was in the old ones', async () => {
		const body = Buffer.from('{}');
		const options = { method: 'POST', url: `${BASE}/cgi-bin/x`, qs: { a: '1' }, body };
		const before = structuredClone({ ...options, body: undefined });
		const result = await authenticate(options);
		expect(result).toMatchObject({ method: 'POST', url: options.url, body });
		expect(result.qs).toEqual({ a: '1', access_token: TOKEN });
		expect({ ...options, body: undefined }).toEqual(before);
		expect(JSON.stringify(options)).not.toContain(TOKEN);
	});

	it('leaves frozen options as they are', async () => {
		const options = Object.freeze({ url: `${BASE}/x`, qs: Object.freeze({}) });
		await expect(authenticate(options)).resolves.toMatchObject({ qs: { access_token: TOKEN } });
	});

	it.each([
		['in full', { url: 'https://api.example.com:8443/cgi-bin/x' }],
		['by the name of the older helper', { uri: 'https://api.example.com:8443/cgi-bin/x' }],
		['as a URL object', { url: new URL('https://api.example.com:8443/x') }],
		['below a base', { baseURL: 'https://api.example.com:8443', url: '/cgi-bin/x' }],
		['as a base alone', { baseURL: 'https://api.example.com:8443/' }],
		['in capitals', { url: 'HTTPS://API.EXAMPLE.COM:8443/cgi-bin/x' }],
		['with a user name', { url: 'https://user@api.example.com:8443/cgi-bin/x' }],
	])('goes to the host of the credential, given %s', async (_how, target) => {
		await expect(authenticate(target)).resolves.toMatchObject({ qs: { access_token: TOKEN } });
	});

	it.each([
		['https://other.example.com', { url: 'https://other.example.com/x?a=very-hidden' }],
		['https://api.example.com', { url: 'https://api.example.com/x' }],
		['http://api.example.com:8443', { url: 'http://api.example.com:8443/x' }],
		['https://api.example.com.:8443', { url: 'https://api.example.com.:8443/x' }],
		['https://other.example.com', { url: 'https://api.example.com:8443@other.example.com/x' }],
		['https://sub.api.example.com:8443', { uri: 'https://sub.api.example.com:8443/x' }],
		['https://other.example.com', { url: `${BASE}/x`, uri: 'https://other.example.com' }],
		['https://other.example.com', { uri: `${BASE}/x`, url: 'https://other.example.com' }],
		['https://other.example.com', { baseURL: BASE, url: 'https://other.example.com/x' }],
		['https://other.example.com', { baseURL: BASE, url: '//other.example.com/x' }],
		['https://other.example.com', { baseURL: BASE, url: '\\\\other.example.com/x' }],
		['https://other.example.com', { baseURL: 'https://other.example.com', url: '/x' }],
	])('does not go to %s, which the error names', async (host, target) => {
		const outcome = authenticate(target);
		await expect(outcome).rejects.toThrow(
			`is for https://api.example.com:8443 only, and this request goes to ${host}, so nothing was sent`,
		);
		await expect(outcome).rejects.not.toThrow(/very-hidden|token-of/);
	});

	it.each([{}, { url: '' }, { url: '/cgi-bin/x' }, { url: 'file:///etc/hosts' }, { url: null }])(
		'goes nowhere for a URL without a host: %j',
		async (target) => {
			await expect(authenticate(target)).rejects.toThrow('the URL is not a complete address');
		},
	);

	it('is carried along by no redirect, whichever of the two helpers of n8n sends the request', async () => {
		const options = { url: `${BASE}/x`, followRedirect: true, followAllRedirects: true };
		expect(await authenticate({ ...options, maxRedirects: 21 })).toMatchObject({
			disableFollowRedirect: true,
			followRedirect: false,
			followAllRedirects: false,
			maxRedirects: 0,
		});
	});

	it.each([
		['left out', {}],
		['0', { expires_in: 0 }],
		['negative', { expires_in: -5 }],
		['a word', { expires_in: 'soon' }],
		['empty', { expires_in: '' }],
		['null', { expires_in: null }],
		['a number as text', { expires_in: '7200' }],
	])('is sent, never an empty one, where expires_in is %s', async (_how, answer) => {
		const result = await authenticate(
			{ url: `${BASE}/x` },
			{ answer: { expires_in: undefined, ...answer } },
		);
		expect(result.qs).toEqual({ access_token: TOKEN });
	});

	it('is not replaced by nothing where there is none', async () => {
		const outcome = type.authenticate(fields(BASE), { url: `${BASE}/x` });
		await expect(outcome).rejects.toThrow('The credential has no access token yet');
	});

	it.each(['left out', 'a word'])('is kept for two hours where expires_in is %s', async (how) => {
		const expires_in = how === 'a word' ? 'soon' : undefined;
		await authenticate({ url: `${BASE}/x` }, { answer: { expires_in } });
		await authenticate({ url: `${BASE}/x` }, { answer: { access_token: 'another' } });
		expect(sharedTokens.latest({ ...fields(BASE) })).toBe(TOKEN);
	});
});
