import axios from 'axios';

import type { JsonObject } from '../../simulator/types';
import { CALLBACK, customerOf, Receiver, START, useSimulator, present } from './support';

const world = useSimulator();

const request = async (method: string, path: string, data?: JsonObject, params?: JsonObject) => {
	const url = `${world.simulator.baseUrl}/simulator${path}`;
	return axios.request<never>({ method, url, data, params, validateStatus: () => true });
};
const get = async (path: string, params?: JsonObject): Promise<Record<string, never>> =>
	(await request('GET', path, undefined, params)).data;
const post = async (path: string, data: JsonObject = {}): Promise<Record<string, never>> =>
	(await request('POST', path, data)).data;

describe('the control API', () => {
	let settings: object;
	beforeEach(() => {
		settings = structuredClone(world.simulator.settings);
	});

	it('lists what it can do, each with a summary', async () => {
		const help = await get('');
		expect(help.routes).toHaveProperty('POST /simulator/clock/advance');
		expect(help.actions).toMatchObject({
			customerAdds: { summary: expect.any(String) as string, input: { userid: 'string' } },
		});
	});

	it('does what people do, and shows it in the state', async () => {
		const added = await post('/actions/customerAdds', { userid: 'member_1', name: 'Example' });
		const people = await get('/state', { part: 'people' });
		expect((people.customers as unknown as object[]).at(-1)).toMatchObject({
			id: added.external_userid,
			name: 'Example',
			follow_user: [expect.objectContaining({ userid: 'member_1' })],
		});
	});

	it('shows the whole state as JSON', async () => {
		world.simulator.actions.tagGroupCreated({ name: 'Level', tags: ['Gold'] });
		const { welcome_code } = world.simulator.actions.customerAdds({ userid: 'member_1' });
		await world.client.call('welcomeMessage.send', {
			welcome_code: present(welcome_code),
			text: { content: 'Welcome!' },
		});
		const state = (await get('/state')) as unknown as {
			welcome: { messages: object[] };
			tags: { groups: object };
		};
		expect(state.welcome.messages).toEqual([
			expect.objectContaining({ welcome_code, msAfterCallback: expect.any(Number) as number }),
		]);
		expect(Object.values(state.tags.groups)).toEqual([expect.objectContaining({ name: 'Level' })]);
	});

	it.each([
		['a missing field', '/actions/customerAdds', {}, 'userid is missing'],
		['a field of the wrong type', '/actions/customerAdds', { userid: 1 }, 'userid has to be'],
		['an unknown field', '/actions/customerAdds', { userid: 'a', x: 1 }, 'unknown: x'],
		['an unknown member', '/actions/customerAdds', { userid: 'nobody' }, 'no member nobody'],
		['an unknown fault', '/faults', { fault: { kind: 'fire' } }, 'fault.kind has to be'],
		['a fault of no kind', '/faults', {}, 'fault is missing'],
		['a fault with the kind of another object', '/faults', { fault: { kind: 'toString' } }, 'kind'],
		[
			'a fault without its code',
			'/faults',
			{ fault: { kind: 'errcode' } },
			'fault.code is missing',
		],
		[
			'a fault for an endpoint that there is not',
			'/faults',
			{ fault: { kind: 'reset' }, endpoint: 'customer.nothing' },
			'endpoint: there is no endpoint customer.nothing; the nearest are customer.',
		],
		[
			'a fault for an endpoint that was mistyped',
			'/faults',
			{ fault: { kind: 'reset' }, endpoint: 'customer.getBach' },
			'the nearest are customer.getBatch,',
		],
		[
			'a fault for a path that was mistyped',
			'/faults',
			{ fault: { kind: 'reset' }, endpoint: '/cgi-bin/externalcontact/marktag' },
			'the nearest are /cgi-bin/externalcontact/mark_tag,',
		],
		['a share of two', '/faults', { fault: { kind: 'reset' }, share: 2 }, 'share has to be'],
		[
			'bytes that are none',
			'/faults',
			{ fault: { kind: 'odd', bytes: [256] } },
			'fault.bytes[0] has to be a whole number from 0 to 255',
		],
		['a latency in words', '/settings', { latencyMs: 'abc' }, 'latencyMs has to be a whole number'],
		[
			'a policy of its own',
			'/settings',
			{ tokenPolicy: 'nonsense' },
			'tokenPolicy has to be one of',
		],
		['a setting that stands', '/settings', { seed: 2 }, 'unknown: seed'],
		['a way of rudeness that is none', '/settings', { rude: { loud: true } }, 'unknown: rude.loud'],
		['time that goes back', '/clock/advance', { ms: -1 }, 'ms has to be a whole number'],
		['the token of an app that is none', '/tokens/end', { app: 'x' }, 'no app x; there are main'],
		['a callback without anything', '/callback', {}, 'url is missing'],
		[
			'a callback with a key that was mistyped',
			'/callback',
			{ url: 'http://127.0.0.1:9/x', token: 't', encodingAesKey: 'tooShort' },
			'encodingAesKey has to be 43 letters and digits',
		],
		[
			'a callback to no address',
			'/callback',
			{ ...CALLBACK, url: 'file:///etc/hosts' },
			'url has to be an http or https address',
		],
		['the check of a callback that is not set', '/callback/verify', {}, 'has no callback'],
		['a body that is a list', '/reset', [] as unknown as JsonObject, 'has to be a JSON object'],
	])('refuses %s with a 400 that says so', async (_what, path, data, text) => {
		const reply = await request('POST', path, data);
		expect(reply.status).toBe(400);
		expect(reply.data).toEqual({ error: expect.stringContaining(text) as string });
		expect(world.simulator.faults.list()).toEqual([]);
		expect(world.simulator.settings).toEqual(settings);
	});

	it.each(['customerSings', 'constructor', '__proto__'])(
		'answers 404 in JSON for the action %s',
		async (name) => {
			const reply = await request('POST', `/actions/${name}`, {});
			expect(reply.status).toBe(404);
			expect(reply.data).toEqual({ error: expect.stringContaining(`no action ${name}`) as string });
		},
	);

	it.each([
		['a page of another site', { Origin: 'https://www.example.com' }, 403],
		['a page of nowhere', { Origin: 'null' }, 403],
		['another name of this machine', { Host: 'www.example.com' }, 403],
		['a form', { 'Content-Type': 'application/x-www-form-urlencoded' }, 415],
		['text', { 'Content-Type': 'text/plain' }, 415],
	])('does not answer %s', async (_what, headers: Record<string, string>, status) => {
		const before = customerOf(world.simulator);
		const { members } = world.simulator.corp.people;
		const size = members.get('member_1')?.follows.size;
		const reply = await axios.post<unknown>(
			`${world.simulator.baseUrl}/simulator/actions/customerAdds`,
			'{"userid":"member_1"}',
			{ headers: { 'Content-Type': 'application/json', ...headers }, validateStatus: () => true },
		);
		expect(reply.status).toBe(status);
		expect(reply.data).toEqual({ error: expect.any(String) as string });
		expect(members.get('member_1')?.follows.size).toBe(size);
		expect(customerOf(world.simulator)).toBe(before);
	});

	it('answers a page of its own, as it does a command', async () => {
		const { baseUrl } = world.simulator;
		const reply = await axios.post<unknown>(`${baseUrl}/simulator/reset`, '{}', {
			headers: { 'Content-Type': 'application/json; charset=utf-8', Origin: baseUrl },
		});
		expect(reply.data).toEqual({ ok: true });
	});

	it('changes settings', async () => {
		await post('/settings', { latencyMs: 1, rude: { nullLists: true } });
		expect(world.simulator.settings).toMatchObject({ latencyMs: 1, rude: { nullLists: true } });
		await post('/settings', { latencyMs: 0, rude: false });
		expect(world.simulator.settings).toEqual(settings);
	});

	it('sets and takes out faults', async () => {
		await post('/faults', { fault: { kind: 'errcode', code: 45009 } });
		expect(await world.client.code('followUser.getAll')).toBe(45009);
		await request('DELETE', '/faults');
		expect(await world.client.code('followUser.getAll')).toBe(0);
	});

	it('moves time', async () => {
		expect(await post('/clock/advance', { ms: 1000 })).toEqual({ now_ms: START + 1000 });
	});

	it('ends tokens', async () => {
		await post('/tokens/end', { code: 42001 });
		expect(await world.client.code('followUser.getAll')).toBe(42001);
	});

	it('gives the recorded requests and the counts', async () => {
		await world.client.call('followUser.getAll');
		expect(await get('/requests', { endpoint: 'followUser.getAll' })).toHaveLength(1);
		expect(await get('/counts')).toMatchObject({
			endpoints: { 'followUser.getAll': { calls: 1, worked: 1 } },
			tokenExchanges: { main: 1 },
			internalFaults: [],
		});
	});

	it('sets a callback, verifies it, and shows the deliveries', async () => {
		const receiver = new Receiver();
		await receiver.start();
		const saved = await post('/callback', { url: receiver.url, ...CALLBACK });
		expect(saved).toMatchObject({ ok: true });
		await post('/actions/customerAdds', { userid: 'member_1' });
		const deliveries = await get('/callbacks', { wait: 'true' });
		expect(deliveries).toEqual([expect.objectContaining({ answered: true })]);
		delete present(world.simulator.settings.apps[0]).callback;
		await receiver.stop();
	});

	it('goes back to the beginning on a reset, with the same ids', async () => {
		const before = customerOf(world.simulator);
		const first = await post('/actions/customerAdds', { userid: 'member_1' });
		await post('/reset');
		expect(await get('/requests')).toEqual([]);
		expect(customerOf(world.simulator)).toBe(before);
		const again = await post('/actions/customerAdds', { userid: 'member_1' });
		expect(again).toEqual(first);
	});

	it('names the actions that are most like one that it does not know', async () => {
		const { data } = await request('POST', '/actions/customersAdds', {});
		expect(data).toEqual({
			error: expect.stringContaining('the nearest are customerAdds,') as string,
		});
	});

	it('says at / where to look', async () => {
		const { baseUrl } = world.simulator;
		const { status, data } = await axios.get<Record<string, string>>(`${baseUrl}/`);
		expect(status).toBe(200);
		expect(data.control).toContain(`${baseUrl}/simulator`);
		expect(data.api).toContain(`${baseUrl}/cgi-bin`);
	});

	it('answers in lines that a person can read', async () => {
		const url = `${world.simulator.baseUrl}/simulator`;
		const { data: text } = await axios.get<string>(url, { responseType: 'text' });
		const lines = text.trimEnd().split('\n');
		expect(JSON.parse(text)).toHaveProperty('actions.customerAdds');
		expect(lines.filter((line) => line.length > 300)).toEqual([]);
		// A line or a few for each entry, not one for each word.
		expect(lines.length).toBeLessThan(600);
	});

	it('answers 404 for a path that is not its own, and says where to look', async () => {
		const reply = await request('GET', '/nothing');
		expect(reply.status).toBe(404);
		expect(reply.data).toMatchObject({
			error: 'no such path: /simulator/nothing',
			control: expect.stringContaining('/simulator') as string,
		});
		expect((await request('GET', '/state', undefined, { part: 'constructor' })).status).toBe(400);
	});

	it('answers a path that WeCom does not have as WeCom does, in JSON with a code', async () => {
		const url = `${world.simulator.baseUrl}/cgi-bin/externalcontact/transfer`;
		const reply = await axios.post<unknown>(url, {}, { params: { access_token: 'x' } });
		expect(reply.status).toBe(200);
		expect(reply.data).toEqual({
			errcode: 48005,
			errmsg: expect.stringContaining('/cgi-bin/externalcontact/transfer') as string,
		});
		expect(world.simulator.ledger.requests({ errcode: 48005 })).toMatchObject([
			{ endpoint: null, path: '/cgi-bin/externalcontact/transfer', query: {} },
		]);
	});
});

describe('events', () => {
	it('go out for everything that people do with customers', async () => {
		const receiver = new Receiver();
		await receiver.start();
		present(world.simulator.settings.apps[0]).callback = { url: receiver.url, ...CALLBACK };
		const { actions, callbacks } = world.simulator;
		const { external_userid } = actions.customerAdds({ userid: 'member_1', half: true });
		const pair = { userid: 'member_1', external_userid };
		actions.memberAddsBack(pair);
		actions.memberEditsCustomer({ ...pair, remark: 'A' });
		actions.customerDeletesMember(pair);
		actions.memberDeletesCustomer(pair);
		await callbacks.settled();
		delete present(world.simulator.settings.apps[0]).callback;
		await receiver.stop();
		expect(callbacks.deliveries().map(({ event }) => event.split('.')[1])).toEqual([
			'add_half_external_contact',
			'add_external_contact',
			'edit_external_contact',
			'del_follow_user',
			'del_external_contact',
		]);
		expect(new Set(receiver.texts('ExternalUserID'))).toEqual(new Set([external_userid]));
	});
});
