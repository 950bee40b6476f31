import { RefusedError } from '../../wecom/errors';
import { exchangeToken } from '../../wecom/exchange';
import { Traffic } from '../../wecom/traffic/traffic';
import type { HttpResponse } from '../../wecom/types';
import { testClock } from '../../support/harness/clock';

const APP = {
	corpId: 'wwexamplecorp0001',
	secret: 'very-hidden',
	baseUrl: 'https://wecom.example',
};

type Answer = Error | { body: unknown; status?: number };

const good: Answer = { body: { errcode: 0, access_token: 'token-1', expires_in: 7200 } };
const code = (errcode: number): Answer => ({ body: { errcode, errmsg: 'refused' } });
const fault = (name: string): Error => Object.assign(new Error(name), { code: name });

/** Exchanges with these answers in turn, the last one for good. */
async function exchange(answers: Answer[]) {
	const clock = testClock(0);
	const asked: Array<Record<string, string>> = [];
	const get = async (url: string, query: Record<string, string>): Promise<HttpResponse> => {
		const answer = answers[Math.min(asked.length, answers.length - 1)] ?? good;
		asked.push({ url, ...query });
		if (answer instanceof Error) throw answer;
		return await Promise.resolve({ status: 200, headers: {}, ...answer });
	};
	const outcome = await exchangeToken(APP, get, clock, new Traffic(clock)).catch(
		(error: unknown) => error,
	);
	return { outcome, asked, pauses: clock.pauses };
}

it('is no sign that somebody waits: the call that needs the token is', async () => {
	const clock = testClock(0);
	const traffic = new Traffic(clock);
	const run = jest.spyOn(traffic, 'run');
	const get = async (): Promise<HttpResponse> =>
		await Promise.resolve({ status: 200, headers: {}, body: { errcode: 0, access_token: 'a' } });
	await exchangeToken(APP, get, clock, traffic);
	expect(run.mock.calls).toEqual([[expect.objectContaining({ isForAnother: true })]]);
});

it('asks gettoken with corp id and secret', async () => {
	const { outcome, asked } = await exchange([good]);
	expect(outcome).toEqual({ accessToken: 'token-1', expiresIn: 7200 });
	expect(asked).toEqual([
		{
			url: 'https://wecom.example/cgi-bin/gettoken',
			corpid: 'wwexamplecorp0001',
			corpsecret: 'very-hidden',
		},
	]);
});

describe('asks again, three times at most, with growing pauses', () => {
	it.each([
		['errcode -1', code(-1)],
		['HTTP 502', { status: 502, body: '' }],
		['a lost connection', fault('ECONNRESET')],
		['no connection', fault('ECONNREFUSED')],
		['half an answer', { body: '{"errcode":0,"access_t' }],
		['an answer without a token', { body: { errcode: 0 } }],
		['an empty token', { body: { errcode: 0, access_token: '' } }],
		['a damaged token', { body: { errcode: 0, access_token: 'a\uFFFDb' } }],
	])('after %s', async (_what, answer) => {
		const { outcome, pauses } = await exchange([answer, answer, answer, good]);
		expect(outcome).toMatchObject({ accessToken: 'token-1' });
		expect(pauses).toEqual([250, 500, 1000]);
		const lasting = await exchange([answer]);
		expect(lasting.asked).toHaveLength(4);
		// The call that needed the token was never sent.
		expect(lasting.outcome).toMatchObject({ certainty: 'refused' });
	});
});

describe('asks once only', () => {
	it.each([40001, 40013, 40091, 45009, 60020])(
		'when WeCom refuses with errcode %i',
		async (errcode) => {
			const { outcome, asked, pauses } = await exchange([code(errcode), good]);
			expect(outcome).toBeInstanceOf(RefusedError);
			expect(outcome).toMatchObject({ errcode, certainty: 'refused' });
			expect([asked.length, pauses]).toEqual([1, []]);
		},
	);

	it.each([
		['the certificate is not trusted', fault('SELF_SIGNED_CERT_IN_CHAIN')],
		['the path is wrong', { status: 404, body: '' }],
		['the host sends elsewhere', { status: 302, body: '' }],
		['the host asks for patience', { status: 429, body: '' }],
	])('when %s', async (_what, answer) => {
		expect((await exchange([answer, good])).asked).toHaveLength(1);
	});
});

it('is refused as WeCom would while a block lasts, whatever was waited', async () => {
	const clock = testClock(0);
	const traffic = new Traffic(clock);
	let asked = 0;
	const get = async (): Promise<HttpResponse> => {
		asked++;
		const body = { errcode: 45009, errmsg: 'api freq out of limit' };
		return await Promise.resolve({ status: 200, headers: {}, body });
	};
	const exchangeAgain = async () =>
		await exchangeToken(APP, get, clock, traffic).catch((error: unknown) => error);
	await exchangeAgain();
	const error = await exchangeAgain();
	expect(error).toBeInstanceOf(RefusedError);
	expect(error).toMatchObject({ errcode: 45009, errmsg: { text: '' }, certainty: 'refused' });
	expect(asked).toBe(1);
});

it('never shows the secret', async () => {
	const { outcome } = await exchange([{ body: { errcode: 40001, errmsg: 'bad very-hidden' } }]);
	expect(JSON.stringify(outcome, Object.getOwnPropertyNames(outcome))).not.toContain('very-hidden');
});

it.each([
	[7200, 7200],
	['7200', 7200],
	[30, 30],
	[0, 0],
	['', 7200],
	[' ', 7200],
	[' 60 ', 60],
	[true, 7200],
	[undefined, 7200],
	[null, 7200],
	['soon', 7200],
])('takes a lifetime of %j for %d seconds', async (expires_in, expiresIn) => {
	const { outcome } = await exchange([{ body: { errcode: 0, access_token: 't', expires_in } }]);
	expect(outcome).toEqual({ accessToken: 't', expiresIn });
});
