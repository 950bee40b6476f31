import { OperationalError, UserError } from 'n8n-workflow';

import { WeComClient } from '../../wecom/client';
import { describeWeComError } from '../../wecom/describeError';
import {
	CancelledError,
	HttpStatusError,
	RateLimitError,
	RefusedError,
	WeComError,
} from '../../wecom/errors';
import type { Repeat } from '../../wecom/repeat';
import { TokenCache } from '../../wecom/token';
import { Traffic } from '../../wecom/traffic/traffic';
import type { HttpSend } from '../../wecom/types';
import { testClock } from '../../support/harness/clock';
import { virtualTime } from '../../support/harness/virtualTime';
import { APP, code, fault, ok, request, type Answer } from './answers';

/** A client whose HTTP layer gives the answers in turn, the last one for ever. */
function setUp(
	answers: Answer[],
	{
		maxRateLimitWait = 90_000,
		app = APP,
		token = '',
		clock = testClock(),
		exchangeFailures = 0,
		onSend = (): unknown => undefined,
	} = {},
) {
	const tokens = new TokenCache(clock);
	let sent = 0;
	let exchanges = 0;
	const state = { cancelled: false };
	const send: HttpSend = async (_request, onToken) => {
		if (exchanges < exchangeFailures) {
			exchanges++;
			throw new RefusedError(45009, '');
		}
		const accessToken = () => token || `token-${++exchanges}`;
		const value = await tokens.get(app, async () => ({
			accessToken: accessToken(),
			expiresIn: 7200,
		}));
		onToken({
			value,
			drop: () => {
				tokens.drop(app, value);
			},
		});
		onSend();
		const answer = answers[Math.min(sent++, answers.length - 1)] ?? ok;
		if (answer instanceof Error) throw answer;
		return { status: 200, headers: {}, body: {}, ...answer };
	};
	const isCancelled = () => state.cancelled;
	const traffic = new Traffic(clock).run({
		concurrency: 50,
		longestWait: maxRateLimitWait,
		isCancelled,
	});
	const client = new WeComClient({ app, send, traffic, clock, isCancelled });
	return { client, clock, state, sent: () => sent, exchanges: () => exchanges };
}

const sumOf = (pauses: readonly number[]) => pauses.reduce((sum, ms) => sum + ms, 0);

const outcomeOf = async (promise: Promise<unknown>): Promise<unknown> =>
	await promise.then(
		() => 'done',
		(error: unknown) => error,
	);

describe.each<Repeat>(['safe', 'once'])('a request that is %s to repeat', (repeat) => {
	it.each([40014, 42001])('is sent again with a new token after errcode %i', async (errcode) => {
		const { client, sent, exchanges } = setUp([code(errcode), ok]);
		await expect(client.json(request, repeat)).resolves.toMatchObject({ id: 'done' });
		expect([sent(), exchanges()]).toEqual([2, 2]);
	});

	it.each([41063, 41078, 41079, 41096, 81026])(
		'is sent again after errcode %i, three times at most, with growing pauses',
		async (errcode) => {
			const passing = setUp([code(errcode), code(errcode), code(errcode), ok]);
			await expect(passing.client.json(request, repeat)).resolves.toMatchObject({ id: 'done' });
			const lasting = setUp([code(errcode)]);
			await expect(lasting.client.json(request, repeat)).rejects.toMatchObject({ errcode });
			expect(lasting.sent()).toBe(4);
			expect(sumOf(lasting.clock.pauses)).toBe(375 + 750 + 1_500);
		},
	);

	it('gives up when new tokens are refused too, after six refreshes', async () => {
		const { client, sent } = setUp([code(40014)]);
		await expect(client.json(request, repeat)).rejects.toMatchObject({ errcode: 40014 });
		expect(sent()).toBe(7);
	});

	it.each([45033, 45035, 45036, 6000])(
		'waits and is sent again after errcode %i, which means that nothing was done',
		async (errcode) => {
			const { client, clock, sent } = setUp([code(errcode), code(errcode), ok]);
			await expect(client.json(request, repeat)).resolves.toMatchObject({ id: 'done' });
			expect(sent()).toBe(3);
			const waited = sumOf(clock.pauses);
			expect(waited).toBeGreaterThanOrEqual(2_000);
			expect(waited).toBeLessThanOrEqual(3_000);
		},
	);

	it('waits out the block of a minute and is sent again after errcode 45009', async () => {
		const { client, clock, sent } = setUp([code(45009), ok]);
		const begin = clock.now();
		await expect(client.json(request, repeat)).resolves.toMatchObject({ id: 'done' });
		expect(sent()).toBe(2);
		expect(clock.now() - begin).toBeGreaterThan(60_000);
		expect(clock.now() - begin).toBeLessThan(62_000);
	});

	it('waits and is sent again after HTTP 429', async () => {
		const { client, sent } = setUp([{ status: 429, body: '<html>slow down</html>' }, ok]);
		await expect(client.json(request, repeat)).resolves.toMatchObject({ id: 'done' });
		expect(sent()).toBe(2);
	});

	it('outlives the 60-second block of a minute limit by default', async () => {
		const { client, clock } = setUp([code(45009)]);
		const begin = clock.now();
		const error = await outcomeOf(client.json(request, repeat));
		expect(error).toBeInstanceOf(RateLimitError);
		expect(clock.now() - begin).toBeGreaterThan(60_000);
		expect(clock.now() - begin).toBeLessThanOrEqual(90_000);
	});

	it('does not wait at all when the user allows no waiting', async () => {
		const { client, clock, sent } = setUp([code(45009)], { maxRateLimitWait: 0 });
		await expect(client.json(request, repeat)).rejects.toBeInstanceOf(RateLimitError);
		expect(sent()).toBe(1);
		expect(clock.pauses).toEqual([]);
	});

	it.each([
		['ECONNREFUSED', undefined],
		['ENOTFOUND', undefined],
		['EAI_AGAIN', undefined],
		['ETIMEDOUT', 'connect'],
	])(
		'is sent again, three times at most, after %s, when nothing had left',
		async (name, syscall) => {
			const passing = setUp([fault(name, syscall), fault(name, syscall), ok]);
			await expect(passing.client.json(request, repeat)).resolves.toMatchObject({ id: 'done' });
			const lasting = setUp([fault(name, syscall)]);
			await expect(lasting.client.json(request, repeat)).rejects.toMatchObject({
				certainty: 'notSent',
			});
			expect(lasting.sent()).toBe(4);
		},
	);

	it('is not sent again when the certificate is not trusted', async () => {
		const { client, sent } = setUp([fault('SELF_SIGNED_CERT_IN_CHAIN')]);
		await expect(client.json(request, repeat)).rejects.toMatchObject({ certainty: 'notSent' });
		expect(sent()).toBe(1);
	});

	it.each([40003, 40058, 41050, 84061, 48002, 60020])(
		'is an error at once after errcode %i',
		async (errcode) => {
			const { client, sent, clock } = setUp([code(errcode)]);
			await expect(client.json(request, repeat)).rejects.toMatchObject({
				errcode,
				certainty: 'refused',
			});
			expect(sent()).toBe(1);
			expect(clock.pauses).toEqual([]);
		},
	);

	it('takes an errcode that comes as a text for what it is', async () => {
		const { client } = setUp([{ body: { errcode: '40003', errmsg: 'x' } }]);
		await expect(client.json(request, repeat)).rejects.toMatchObject({ errcode: 40003 });
	});

	it('takes an answer without errcode for a success', async () => {
		const { client } = setUp([{ body: { id: 'done' } }]);
		await expect(client.json(request, repeat)).resolves.toEqual({ id: 'done' });
	});

	it('is not sent at all once the execution is cancelled', async () => {
		const { client, state, sent } = setUp([ok]);
		state.cancelled = true;
		await expect(client.json(request, repeat)).rejects.toThrow('canceled');
		expect(sent()).toBe(0);
	});

	it('is cancelled, whatever else it fails of, where that happens on its way', async () => {
		const { client, state, sent } = setUp([fault('ECONNRESET'), ok], {
			onSend: () => (state.cancelled = true),
		});
		await expect(client.json(request, repeat)).rejects.toBeInstanceOf(CancelledError);
		expect(sent()).toBe(1);
	});

	it('stops waiting within a second of the cancellation', async () => {
		const { client, state, clock, sent } = setUp([code(45009)]);
		const sleep = clock.sleep;
		clock.sleep = async (ms) => {
			state.cancelled = true;
			await sleep(ms);
		};
		await expect(client.json(request, repeat)).rejects.toThrow('canceled');
		expect(sent()).toBe(1);
		expect(sumOf(clock.pauses)).toBeLessThan(1000);
	});
});

const UNCERTAIN: Array<[string, Answer]> = [
	['errcode -1', code(-1)],
	['HTTP 502 with HTML', { status: 502, body: '<html>Bad Gateway</html>' }],
	['a lost connection', fault('ECONNRESET')],
	['a time-out after sending', fault('ECONNABORTED')],
	['a truncated answer', { body: '{"errcode":0,"errm' }],
	['an empty answer', { body: '' }],
];

describe.each(UNCERTAIN)('after %s, when the work may have been done,', (_name, answer) => {
	it('a read is repeated three times at most, with growing pauses', async () => {
		const passing = setUp([answer, answer, answer, ok]);
		await expect(passing.client.json(request, 'safe')).resolves.toMatchObject({ id: 'done' });
		const lasting = setUp([answer]);
		await expect(lasting.client.json(request, 'safe')).rejects.toBeInstanceOf(WeComError);
		expect(lasting.sent()).toBe(4);
	});

	it('a create is not repeated, and the error says that it may have been carried out', async () => {
		const { client, sent } = setUp([answer, ok]);
		await expect(client.json(request, 'once')).rejects.toMatchObject({ certainty: 'unknown' });
		expect(sent()).toBe(1);
	});
});

describe('the block of an endpoint', () => {
	const minute = { least: 60_000, most: 62_000 };

	it('is waited out by all its requests together, and one of them tries first', async () => {
		const time = virtualTime();
		const { client, sent } = setUp([code(45009), code(45009), code(45009), ok], {
			clock: Object.assign(time, { pauses: [], advance: time.set }),
		});
		await time.run(
			async () => await Promise.all([1, 2, 3].map(async () => await client.json(request, 'safe'))),
		);
		expect(sent()).toBe(6);
		expect(time.elapsed()).toBeGreaterThan(minute.least);
		expect(time.elapsed()).toBeLessThan(minute.most);
	});

	it('does not hold up other endpoints', async () => {
		const time = virtualTime();
		const { client } = setUp([code(45009), ok], {
			clock: Object.assign(time, { pauses: [], advance: time.set }),
		});
		await time.run(async () => {
			const blocked = client.json(request, 'safe');
			await time.sleep(1);
			await client.json({ ...request, path: '/cgi-bin/y' }, 'safe');
			expect(time.elapsed()).toBe(1);
			await blocked;
		});
	});

	it('does not begin when the exchange for a token is refused', async () => {
		const { client, clock, sent } = setUp([code(0)]);
		const begin = clock.now();
		const { client: withoutToken } = setUp([ok], { clock, exchangeFailures: 1 });
		await expect(withoutToken.json(request, 'safe')).resolves.toMatchObject({ id: 'done' });
		await client.json(request, 'safe');
		expect(sent()).toBe(1);
		expect(clock.now() - begin).toBeLessThan(2_000);
	});
});

describe('errors', () => {
	it('never hold the token or the secret', async () => {
		const inErrmsg = 'bad, access_token=very-hidden corpsecret: "very-hidden"';
		for (const answer of [
			{ body: { errcode: 40058, errmsg: inErrmsg } },
			fault('ECONNRESET'),
			new Error('odd access_token=very-hidden'),
		]) {
			const error = await outcomeOf(setUp([answer]).client.json(request, 'once'));
			const whole = JSON.stringify(error, Object.getOwnPropertyNames(error));
			expect(whole).not.toContain('very-hidden');
			expect((error as Error).stack).not.toContain('very-hidden');
			expect((error as Error).cause).toBeUndefined();
		}
	});

	it.each([
		['as it is', (value: string) => `token ${value} is not allowed`],
		['in a URL', (value: string) => `u=${encodeURIComponent(value)}&`],
		[
			'in a URL, in lower case',
			(value: string) => `u=${encodeURIComponent(value).replace('%2F', '%2f')}`,
		],
		[
			'in a URL within a URL',
			(value: string) => `u=${encodeURIComponent(`?access_token=${encodeURIComponent(value)}`)}`,
		],
		['as JSON', (value: string) => `got ${JSON.stringify({ token: value })}`],
		['as JSON with escaped slashes', (value: string) => `got ${value.replaceAll('/', '\\/')}`],
		['as a hint', (value: string) => `bad, hint: [${value}], more info at x`],
	])('hold neither token nor secret %s, wherever they stand in errmsg', async (_how, errmsgOf) => {
		const secrets = { app: { ...APP, secret: 'SECRET/OF+THE=APP' }, token: 'TOKEN/WITH+ALL=KINDS' };
		for (const value of [secrets.app.secret, secrets.token]) {
			const answer = { body: { errcode: 40058, errmsg: errmsgOf(value) } };
			const error = await outcomeOf(setUp([answer], secrets).client.json(request, 'once'));
			const { errmsg, message, stack } = error as RefusedError;
			for (const text of [errmsg.text, errmsg.hint ?? '', message, stack ?? '']) {
				expect(text).not.toMatch(/TOKEN|SECRET/);
			}
			expect(`${errmsg.text}${errmsg.hint}`).toContain('[hidden]');
		}
	});

	it.each([301, 302, 303, 307, 308])(
		'name a redirect (HTTP %i) as what it is, and where it leads, without its query',
		async (status) => {
			const answer = {
				status,
				headers: { location: 'https://other.example.com/x?access_token=very-hidden' },
				body: { errcode: 0, errmsg: 'ok' },
			};
			for (const repeat of ['safe', 'once'] as const) {
				const { client, sent } = setUp([answer]);
				const error = await outcomeOf(client.json(request, repeat));
				expect(error).toMatchObject({ status, target: 'https://other.example.com' });
				expect(sent()).toBe(1);
				const { message, description } = describeWeComError(error as WeComError);
				expect(message).toBe(`The API host returned a redirect (HTTP status ${status})`);
				expect(description).toContain(
					'It points to https://other.example.com; nothing was sent there',
				);
			}
			const file = { ...answer, body: Buffer.from('a page') };
			await expect(setUp([file]).client.binary(request, 'safe', 1_000)).rejects.toMatchObject({
				status,
			});
		},
	);

	it.each([
		['a refusal', new UserError('Domain not allowed: x'), 'refused'],
		[
			'a protection, with its description',
			new UserError('The request was blocked', { description: 'ask your administrator' }),
			'refused',
		],
		['a failure of its own', new OperationalError('Too many of them'), 'unknown'],
	])(
		'say what n8n says of %s, within other errors too, and repeat nothing',
		async (_what, cause, certainty) => {
			const { description } = cause as { description?: string };
			const around = new Error('around', {
				cause: Object.assign(new Error('x', { cause }), { code: 'ERR_X' }),
			});
			for (const thrown of [cause, around]) {
				const { client, sent } = setUp([thrown]);
				const error = await outcomeOf(client.json(request, 'safe'));
				expect(error).toMatchObject({ message: cause.message, certainty });
				expect(describeWeComError(error as WeComError)).toEqual({
					message: cause.message,
					description: description ?? '',
				});
				expect(sent()).toBe(1);
			}
		},
	);

	it.each([
		['connect ECONNREFUSED 127.0.0.1:80', 'notSent'],
		['getaddrinfo ENOTFOUND nowhere.example.com', 'notSent'],
		['connect ETIMEDOUT 203.0.113.9:443', 'notSent'],
		['read ECONNRESET', 'unknown'],
		['socket hang up', 'unknown'],
	])(
		'know from the text alone (%s), which is all that n8n 1 leaves, whether a request was sent',
		async (text, certainty) => {
			const thrown = Object.assign(new Error('The service is offline'), { messages: [text] });
			const error = await outcomeOf(setUp([thrown]).client.json(request, 'once'));
			expect(error).toMatchObject({ certainty });
		},
	);

	it('say what the parts of errmsg are', async () => {
		const errmsg =
			'not allow to access from your ip, hint: [1700000000000000001], from ip: 203.0.113.9, more info at https://open.work.weixin.qq.com/devtool/query?e=60020';
		const error = await outcomeOf(
			setUp([{ body: { errcode: 60020, errmsg } }]).client.json(request, 'safe'),
		);
		expect((error as RefusedError).errmsg).toEqual({
			text: 'not allow to access from your ip',
			hint: '1700000000000000001',
			fromIp: '203.0.113.9',
		});
	});
});

describe('a file', () => {
	const binary = async (answer: Answer) =>
		await setUp([answer]).client.binary(request, 'safe', 1000);

	it('comes back as the bytes that were sent, even when they look like JSON', async () => {
		const data = Buffer.from('{"a":1}');
		await expect(
			binary({ body: data, headers: { 'content-disposition': 'attachment; filename="a.json"' } }),
		).resolves.toMatchObject({ data });
	});

	it('is an error when JSON with an errcode comes in its place', async () => {
		await expect(
			binary({ body: Buffer.from('{"errcode":40007,"errmsg":"invalid media_id"}') }),
		).rejects.toMatchObject({ errcode: 40007 });
	});

	it('is an error when a page of a proxy comes in its place', async () => {
		await expect(
			binary({ status: 404, body: Buffer.from('<html></html>') }),
		).rejects.toBeInstanceOf(HttpStatusError);
	});
});
