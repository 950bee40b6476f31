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
		['an unknown action', '/actions/customerSings', {}, 'no action customerSings'],
		['a missing field', '/actions/customerAdds', {}, 'userid is missing'],
		['a field of the wrong type', '/actions/customerAdds', { userid: 1 }, 'userid has to be'],
		['an unknown field', '/actions/customerAdds', { userid: 'a', x: 1 }, 'unknown: x'],
		['an unknown member', '/actions/customerAdds', { userid: 'nobody' }, 'no member nobody'],
		['an unknown fault', '/faults', { fault: { kind: 'fire' } }, 'fault.kind has to be'],
	])('refuses %s with a 400 that says so', async (_what, path, data, text) => {
		const reply = await request('POST', path, data);
		expect(reply.status).toBe(400);
		expect(reply.data).toEqual({ error: expect.stringContaining(text) as string });
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

	it('answers 404 for a path that is neither its own nor the contract’s', async () => {
		expect((await request('GET', '/nothing')).status).toBe(404);
		const other = await axios.get(`${world.simulator.baseUrl}/cgi-bin/nothing`, {
			validateStatus: () => true,
		});
		expect(other.status).toBe(404);
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
