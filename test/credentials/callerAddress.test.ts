import type { IHttpRequestOptions } from 'n8n-workflow';

import { WeComCustomerContactApi } from '../../credentials/WeComCustomerContactApi.credentials';
import { sharedTokens } from '../../wecom/token';
import { forOneWhoNotices } from '../../wecom/tokenUse';

const TOKEN = 'token-of-this-test';
const UNTRUSTED = {
	errcode: 60020,
	errmsg:
		'not allow to access from your ip, hint: [1700000000000000001], from ip: 203.0.113.9, more info at https://open.work.weixin.qq.com/devtool/query?e=60020',
};

const type = new WeComCustomerContactApi();
let apps = 0;

/** A new app, whose calls other than for its token are answered in turn, then well. */
function appAnswering(...answers: object[]) {
	const calls: string[] = [];
	const helpers = {
		helpers: {
			httpRequest: async ({ url }: IHttpRequestOptions) => {
				const { pathname } = new URL(url);
				if (pathname === '/cgi-bin/gettoken') {
					const body = { errcode: 0, errmsg: 'ok', access_token: TOKEN, expires_in: 7200 };
					return { statusCode: 200, headers: {}, body };
				}
				calls.push(pathname);
				const body = answers.shift() ?? { errcode: 0, errmsg: 'ok', follow_user: [] };
				if (body instanceof Error) throw body;
				return { statusCode: 200, headers: {}, body };
			},
		},
	};
	const fields = {
		corpId: 'wwExampleCorp',
		secret: `example-${apps++}`,
		baseUrl: 'https://api.example.com',
	};
	return {
		calls,
		fields,
		prepare: async (credentials: object = fields) =>
			await type.preAuthentication.call(helpers, { ...credentials }),
	};
}

beforeEach(() => sharedTokens.clear());

describe('an address that WeCom does not trust', () => {
	it('is named by the credential test, in words, without the token', async () => {
		const { prepare } = appAnswering(UNTRUSTED);
		const outcome = prepare();
		await expect(outcome).rejects.toThrow('The call came from the IP address 203.0.113.9.');
		await expect(outcome).rejects.toThrow('errcode 60020');
		await expect(outcome).rejects.not.toThrow(TOKEN);
	});

	it('is looked for again until it is trusted, and then no more', async () => {
		const { prepare, calls } = appAnswering(UNTRUSTED, UNTRUSTED);
		await expect(prepare()).rejects.toThrow('203.0.113.9');
		await expect(prepare()).rejects.toThrow('203.0.113.9');
		await prepare();
		await prepare();
		expect(calls).toHaveLength(3);
	});

	it('is looked for once for all requests that begin together', async () => {
		const { prepare, calls } = appAnswering();
		await Promise.all(Array.from({ length: 20 }, async () => await prepare()));
		expect(calls).toHaveLength(1);
	});

	it('is named to each of them', async () => {
		const { prepare, calls } = appAnswering(UNTRUSTED);
		const outcomes = await Promise.allSettled([prepare(), prepare()]);
		expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
		expect(calls).toHaveLength(1);
	});

	it.each([
		['is busy', { errcode: -1, errmsg: 'system busy' }],
		['has ended the token', { errcode: 42001, errmsg: 'access_token expired' }],
		['allows no more calls', { errcode: 45033, errmsg: 'too many requests' }],
	])('is still found where WeCom %s at first', async (_what, passing) => {
		const { prepare } = appAnswering(passing, UNTRUSTED);
		await prepare();
		await expect(prepare()).rejects.toThrow('203.0.113.9');
	});

	it('is nothing that the WeCom nodes look for, which read the answers themselves', async () => {
		const { prepare, calls, fields } = appAnswering(UNTRUSTED);
		await prepare(forOneWhoNotices(fields, () => undefined));
		expect(calls).toEqual([]);
	});
});

describe('any other trouble with the address', () => {
	it.each([
		['a refusal for another reason', { errcode: 48002, errmsg: 'api forbidden' }],
		['an answer that cannot be read', {}],
		['no answer', Object.assign(new Error('lost'), { code: 'ECONNRESET' })],
	])('is left to the call that follows: %s', async (_what, answer) => {
		const { prepare, calls } = appAnswering(answer);
		await expect(prepare()).resolves.toEqual({});
		expect(calls).toHaveLength(1);
	});

	it('is not looked into again for each request where a proxy does not know the call', async () => {
		const { prepare, calls } = appAnswering({ page: 'not found' });
		for (let times = 0; times < 3; times++) await prepare();
		expect(calls).toHaveLength(1);
	});
});
