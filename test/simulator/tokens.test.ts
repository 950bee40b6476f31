import axios from 'axios';

import { createSimulator, type Simulator } from '../../simulator';
import { createClient, HOUR, SECOND, START, useSimulator } from './support';

const world = useSimulator({
	apps: [
		{ name: 'main', secret: 'secret-of-main' },
		{ name: 'other', secret: 'secret-of-other' },
		{ name: 'narrow', secret: 'secret-of-narrow', allowedEndpoints: ['followUser.getAll'] },
	],
	tokenCallsPerMinute: 20,
});

function exchange(simulator: Simulator, corpid: string, corpsecret: string) {
	return axios
		.get<Record<string, unknown>>(`${simulator.baseUrl}/cgi-bin/gettoken`, {
			params: { corpid, corpsecret },
		})
		.then((reply) => reply.data);
}

const goodExchange = (simulator: Simulator, secret = 'secret-of-main') =>
	exchange(simulator, simulator.settings.corpId, secret);

describe('gettoken', () => {
	it('gives a token with its lifetime and says ok', async () => {
		const reply = await goodExchange(world.simulator);
		expect(reply).toEqual({
			errcode: 0,
			errmsg: 'ok',
			access_token: expect.stringMatching(/^SIM_TOKEN_\w{64}$/) as string,
			expires_in: 7200,
		});
	});

	it('gives the same token while it is valid, with the time that is left', async () => {
		const first = await goodExchange(world.simulator);
		await world.simulator.clock.advance(200 * SECOND);
		const second = await goodExchange(world.simulator);
		expect(second.access_token).toBe(first.access_token);
		expect(second.expires_in).toBe(7000);
	});

	it('gives two apps of one corp tokens of their own', async () => {
		const main = await goodExchange(world.simulator);
		const other = await goodExchange(world.simulator, 'secret-of-other');
		expect(other.access_token).not.toBe(main.access_token);
		expect(world.simulator.tokens.exchanges()).toEqual({ main: 2, other: 1 });
	});

	it('ends the previous token with every exchange when the policy says so', async () => {
		world.simulator.settings.tokenPolicy = 'new ends previous';
		try {
			const { client } = world;
			const old = client.token;
			await client.login();
			expect(client.token).not.toBe(old);
			expect(await client.code('followUser.getAll')).toBe(0);
			client.token = old;
			expect(await client.code('followUser.getAll')).toBe(40014);
		} finally {
			world.simulator.settings.tokenPolicy = 'same while valid';
		}
	});

	it.each([
		['a wrong corp id', 'wwother', 'secret-of-main', 40013],
		['a wrong secret', 'wwsimulatedcorp01', 'wrong', 40001],
		['no corp id', '', 'secret-of-main', 41002],
		['no secret', 'wwsimulatedcorp01', '', 41004],
	])('refuses %s', async (_what, corpid, secret, code) => {
		const reply = await exchange(world.simulator, corpid, secret);
		expect(reply.errcode).toBe(code);
		expect(reply.access_token).toBeUndefined();
	});

	it('words a refusal as WeCom does', async () => {
		const { errmsg } = await exchange(world.simulator, world.simulator.settings.corpId, 'wrong');
		expect(errmsg).toMatch(
			/^invalid credential, hint: \[\d+\], from ip: 127\.0\.0\.1, more info at https:\/\/open\.work\.weixin\.qq\.com\/devtool\/query\?e=40001$/,
		);
	});

	it('blocks an address for an hour after five wrong secrets', async () => {
		const { simulator } = world;
		for (let i = 0; i < 5; i++) await goodExchange(simulator, 'wrong');
		expect((await goodExchange(simulator)).errcode).toBe(45009);
		await simulator.clock.advance(HOUR);
		expect((await goodExchange(simulator)).errcode).toBe(0);
	});

	it('answers 45009 to an app that asks too often, until the minute is over', async () => {
		const { simulator } = world;
		for (let i = 0; i < 19; i++) expect((await goodExchange(simulator)).errcode).toBe(0);
		expect((await goodExchange(simulator)).errcode).toBe(45009);
		expect((await goodExchange(simulator, 'secret-of-other')).errcode).toBe(0);
		await simulator.clock.advance(60 * SECOND);
		expect((await goodExchange(simulator)).errcode).toBe(0);
	});
});

describe('a call', () => {
	it('without a token is refused with 41001', async () => {
		world.client.token = '';
		expect(await world.client.code('followUser.getAll')).toBe(41001);
	});

	it('with an unknown token is refused with 40014', async () => {
		world.client.token = 'nonsense';
		expect(await world.client.code('followUser.getAll')).toBe(40014);
	});

	it('with a token past its lifetime is refused with 42001', async () => {
		await world.simulator.clock.advance(7200 * SECOND);
		expect(await world.client.code('followUser.getAll')).toBe(42001);
	});

	it.each([40014, 42001] as const)('with a token ended early is refused with %d', async (code) => {
		world.simulator.tokens.end('main', code);
		expect(await world.client.code('followUser.getAll')).toBe(code);
		await world.client.login();
		expect(await world.client.code('followUser.getAll')).toBe(0);
	});

	it('of an app that may not call the endpoint is refused with 48002', async () => {
		const narrow = await createClient(world.simulator, 'narrow');
		expect(await narrow.code('followUser.getAll')).toBe(0);
		expect(await narrow.code('corpTag.getAll')).toBe(48002);
	});

	it('for the IP ranges carries an empty list with its refusal', async () => {
		expect((await world.client.call('accessToken.listApiDomainIps')).ip_list).not.toHaveLength(0);
		world.client.token = 'nonsense';
		expect(await world.client.call('accessToken.listApiDomainIps')).toMatchObject({
			errcode: 40014,
			ip_list: [],
		});
	});
});

it('refuses calls, but no exchange, from an address that is not trusted', async () => {
	const simulator = createSimulator({ fixedTime: START, trustedIps: ['203.0.113.9'] });
	await simulator.start();
	try {
		const client = await createClient(simulator);
		const reply = await client.call('followUser.getAll');
		expect(reply.errcode).toBe(60020);
		expect(reply.errmsg).toContain('from ip: 127.0.0.1');
	} finally {
		await simulator.stop();
	}
});
