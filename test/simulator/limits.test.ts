import axios from 'axios';

import { createSimulator, type SimulatorOptions } from '../../simulator';
import {
	CALLBACK,
	createClient,
	Receiver,
	SECOND,
	START,
	useSimulator,
	type Client,
	present,
} from './support';

/** Runs something against a simulator with options of its own. */
async function withSimulator(
	options: SimulatorOptions,
	run: (client: Client, simulator: ReturnType<typeof createSimulator>) => Promise<void>,
): Promise<void> {
	const simulator = createSimulator({ fixedTime: START, ...options });
	await simulator.start();
	try {
		await run(await createClient(simulator), simulator);
	} finally {
		await simulator.stop();
	}
}

it('answers 45009 beyond the calls a minute, for the 60 seconds of the block', () =>
	withSimulator({ callsPerMinute: 3 }, async (client, { clock }) => {
		const codes = [];
		for (let i = 0; i < 4; i++) codes.push(await client.code('followUser.getAll'));
		expect(codes).toEqual([0, 0, 0, 45009]);
		expect(await client.code('corpTag.getAll')).toBe(0);
		await clock.advance(59 * SECOND);
		expect(await client.code('followUser.getAll')).toBe(45009);
		await clock.advance(SECOND);
		expect(await client.code('followUser.getAll')).toBe(0);
	}));

it('counts the minute before each call, wherever it begins', () =>
	withSimulator({ callsPerMinute: 2 }, async (client, { clock }) => {
		expect(await client.code('followUser.getAll')).toBe(0);
		await clock.advance(50 * SECOND);
		expect(await client.code('followUser.getAll')).toBe(0);
		await clock.advance(10 * SECOND);
		expect(await client.code('followUser.getAll')).toBe(0);
		await clock.advance(10 * SECOND);
		expect(await client.code('followUser.getAll')).toBe(45009);
	}));

it('answers 45009 beyond the calls an hour, for the hour of the block', () =>
	withSimulator({ callsPerHour: 3, callsPerMinute: 2 }, async (client, { clock }) => {
		const codes = [];
		for (let i = 0; i < 4; i++) {
			codes.push(await client.code('followUser.getAll'));
			await clock.advance(60 * SECOND);
		}
		expect(codes).toEqual([0, 0, 0, 45009]);
		await clock.advance(58 * 60 * SECOND);
		expect(await client.code('followUser.getAll')).toBe(45009);
		await clock.advance(60 * SECOND);
		await client.login();
		expect(await client.code('followUser.getAll')).toBe(0);
	}));

it('answers 45033 beyond the calls of one endpoint at once', () =>
	withSimulator({ concurrentCalls: 2, latencyMs: 20 }, async (client) => {
		const calls = Array.from({ length: 3 }, () => client.code('followUser.getAll'));
		expect((await Promise.all(calls)).sort()).toEqual([0, 0, 45033]);
	}));

it('takes as long as the latency says', () =>
	withSimulator({ latencyMs: 30 }, async (client, { ledger }) => {
		await client.call('followUser.getAll');
		const [record] = ledger.requests({ endpoint: 'followUser.getAll' });
		expect(present(record).durationMs).toBeGreaterThan(25);
	}));

it('keeps as many requests as it is told, and counts all', () =>
	withSimulator({ keepRequests: 5 }, async (client, { ledger }) => {
		for (let i = 0; i < 20; i++) await client.call('followUser.getAll');
		expect(ledger.requests().map((record) => record.number)).toEqual([17, 18, 19, 20, 21]);
		expect(ledger.calls('followUser.getAll')).toBe(20);
	}));

it('sends events about a member only to the apps that see the member', async () => {
	const receiver = new Receiver();
	await receiver.start();
	const callback = { url: receiver.url, ...CALLBACK };
	const apps = [
		{ name: 'main', secret: 'secret-of-main', agentId: 1, callback },
		{ name: 'narrow', secret: 'secret-of-narrow', callback, visibleMembers: ['member_2'] },
	];
	await withSimulator({ apps }, async (_client, { actions, callbacks }) => {
		actions.customerAdds({ userid: 'member_1' });
		actions.customerAdds({ userid: 'member_2' });
		await callbacks.settled();
		expect(callbacks.deliveries().map(({ app, fields }) => [app, fields.UserID])).toEqual([
			['main', 'member_1'],
			['main', 'member_2'],
			['narrow', 'member_2'],
		]);
		expect(receiver.received.filter(({ envelope }) => envelope.includes('<AgentID>'))).toHaveLength(
			2,
		);
	});
	await receiver.stop();
});

describe('a request that is not what the endpoint takes', () => {
	const world = useSimulator();

	it('is refused with 40058 when its JSON is broken', async () => {
		const reply = await world.client.send('corpTag.getAll', {
			data: '{"tag_id": [',
			headers: { 'Content-Type': 'application/json' },
		});
		expect(reply.data).toMatchObject({
			errcode: 40058,
			errmsg: expect.stringContaining('Warning: wrong json format') as string,
		});
	});

	it('is refused with 40058 when a call that must be POST is sent as GET', async () => {
		const url = `${world.simulator.baseUrl}/cgi-bin/externalcontact/get_corp_tag_list`;
		const reply = await axios.get<object>(url, { params: { access_token: world.client.token } });
		expect(reply.data).toMatchObject({ errcode: 40058 });
	});

	it('is taken without a body where nothing is required', async () => {
		expect((await world.client.send('corpTag.getAll', {})).data).toMatchObject({ errcode: 0 });
	});

	it('gets the reply as JSON with its length, over one connection after another', async () => {
		const reply = await world.client.send('corpTag.getAll', {});
		expect(reply.headers['content-type']).toBe('application/json; charset=UTF-8');
		const length = Buffer.byteLength(JSON.stringify(reply.data));
		expect(Number(reply.headers['content-length'])).toBe(length);
	});

	it('does no harm when its caller goes away before the answer', async () => {
		const { faults, ledger } = world.simulator;
		faults.add({ endpoint: 'corpTag.create', fault: { kind: 'stall', ms: 400 } });
		const data = { group_name: 'Level', tag: [{ name: 'Gold' }] };
		const leave = new AbortController();
		const gone = world.client.send('corpTag.create', { data, signal: leave.signal });
		const left = expect(gone).rejects.toThrow('canceled');
		while (!ledger.overlaps().endpoints['corpTag.create']) {
			expect(await world.client.code('followUser.getAll')).toBe(0);
		}
		leave.abort();
		await left;
		while (ledger.calls('corpTag.create') === 0) {
			expect(await world.client.code('followUser.getAll')).toBe(0);
		}
		expect(ledger.worked('corpTag.create')).toBe(1);
	});

	it('is answered while others are being cut off', async () => {
		world.simulator.faults.add({ count: 1, fault: { kind: 'truncate', how: 'connection' } });
		const [cut, good] = await Promise.allSettled([
			world.client.send('corpTag.getAll', {}),
			world.client.send('followUser.getAll', {}),
		]);
		const failed = [cut, good].filter(({ status }) => status === 'rejected');
		expect(failed).toHaveLength(1);
		expect(axios.isAxiosError((failed[0] as PromiseRejectedResult).reason)).toBe(true);
	});
});
