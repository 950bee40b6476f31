import axios from 'axios';

import type { FaultRule } from '../../simulator';
import { createFaults } from '../../simulator/faults';
import { createRandom } from '../../simulator/random';
import { useSimulator, present } from './support';

const world = useSimulator();

const createTag = () =>
	world.client.send('corpTag.create', { data: { group_name: 'Level', tag: [{ name: 'Gold' }] } });

/** The code of the error with which a call failed on the way. */
async function failure(): Promise<string> {
	const error: unknown = await createTag().then(
		() => undefined,
		(reason: unknown) => reason,
	);
	return axios.isAxiosError(error) ? (error.code ?? '') : 'none';
}

const tagCount = () => world.simulator.ledger.worked('corpTag.create');
const set = (rule: FaultRule) => world.simulator.faults.add(rule);

describe('which calls a fault hits', () => {
	it('is all of them when nothing is said', async () => {
		set({ fault: { kind: 'errcode', code: -1 } });
		expect(await world.client.code('followUser.getAll')).toBe(-1);
		expect(await world.client.code('corpTag.getAll')).toBe(-1);
	});

	it('is those of one endpoint, by id or by path', async () => {
		set({ endpoint: 'followUser.getAll', fault: { kind: 'errcode', code: -1 } });
		set({
			endpoint: '/cgi-bin/externalcontact/get_corp_tag_list',
			fault: { kind: 'errcode', code: 45009 },
		});
		expect(await world.client.code('followUser.getAll')).toBe(-1);
		expect(await world.client.code('corpTag.getAll')).toBe(45009);
		expect(await world.client.code('accessToken.listApiDomainIps')).toBe(0);
	});

	it('is a number of them, after those that are skipped', async () => {
		set({ skip: 1, count: 2, fault: { kind: 'errcode', code: 45033 } });
		const codes = [];
		for (let i = 0; i < 5; i++) codes.push(await world.client.code('followUser.getAll'));
		expect(codes).toEqual([0, 45033, 45033, 0, 0]);
	});

	it('is a share of them, the same with the same seed', () => {
		const draw = (seed: number) => {
			const faults = createFaults(createRandom(seed));
			faults.add({ share: 0.05, fault: { kind: 'errcode', code: -1 } });
			return Array.from({ length: 10_000 }, () => faults.pick('a.b', '/a') !== undefined);
		};
		const hits = draw(7).filter(Boolean).length;
		expect(hits).toBeGreaterThan(400);
		expect(hits).toBeLessThan(600);
		expect(draw(7)).toEqual(draw(7));
		expect(draw(8)).not.toEqual(draw(7));
	});

	it('ends when the rule is taken out', async () => {
		const take = set({ fault: { kind: 'errcode', code: -1 } });
		take();
		expect(await world.client.code('followUser.getAll')).toBe(0);
	});

	it('includes gettoken', async () => {
		set({ endpoint: 'accessToken.get', fault: { kind: 'http', status: 502 } });
		await world.client.login();
		expect(world.client.token).toBeUndefined();
	});
});

describe('a fault before the work', () => {
	it.each([-1, 45009, 45033, 45035])('answers %d and does nothing', async (code) => {
		set({ fault: { kind: 'errcode', code } });
		expect((await createTag()).data).toMatchObject({ errcode: code });
		expect(tagCount()).toBe(0);
	});

	it.each([502, 429])('answers HTTP %d with a page and does nothing', async (status) => {
		set({ fault: { kind: 'http', status } });
		const reply = await createTag();
		expect(reply.status).toBe(status);
		expect(reply.headers['content-type']).toBe('text/html');
		expect(reply.data).toContain(`<h1>${status}</h1>`);
		expect(tagCount()).toBe(0);
	});

	it('resets the connection and does nothing', async () => {
		set({ count: 1, fault: { kind: 'reset' } });
		expect(await failure()).toBe('ECONNRESET');
		expect(tagCount()).toBe(0);
	});

	it('ends the token for good, until a new one is fetched', async () => {
		set({ count: 1, fault: { kind: 'endToken' } });
		expect(await world.client.code('followUser.getAll')).toBe(42001);
		expect(await world.client.code('followUser.getAll')).toBe(42001);
		await world.client.login();
		expect(await world.client.code('followUser.getAll')).toBe(0);
	});
});

describe('a fault after the work', () => {
	it('resets the connection although the tag was made', async () => {
		set({ count: 1, fault: { kind: 'reset', when: 'after' } });
		expect(await failure()).toBe('ECONNRESET');
		expect(tagCount()).toBe(1);
	});

	it('answers -1 although the tag was made', async () => {
		set({ fault: { kind: 'errcode', code: -1, when: 'after' } });
		expect((await createTag()).data).toMatchObject({ errcode: -1 });
		expect(tagCount()).toBe(1);
	});

	it('answers HTTP 502 although the tag was made', async () => {
		set({ fault: { kind: 'http', status: 502, when: 'after' } });
		expect((await createTag()).status).toBe(502);
		expect(tagCount()).toBe(1);
	});

	it('sends half of the reply as if it were all', async () => {
		set({ fault: { kind: 'truncate' } });
		const reply = await createTag();
		expect(reply.status).toBe(200);
		expect(reply.data).toMatch(/^\{"errcode":0/);
		expect(() => JSON.parse(String(reply.data)) as unknown).toThrow(SyntaxError);
		expect(tagCount()).toBe(1);
	});

	it('cuts the connection in the middle of the reply', async () => {
		set({ count: 1, fault: { kind: 'truncate', how: 'connection' } });
		expect(await failure()).toMatch(/ECONNRESET|ERR_BAD_RESPONSE|ECONNABORTED/);
		expect(tagCount()).toBe(1);
	});
});

it('stalls a reply for as long as it is told', async () => {
	set({ fault: { kind: 'stall', ms: 40 } });
	expect((await createTag()).data).toMatchObject({ errcode: 0 });
	expect(
		present(world.simulator.ledger.requests({ endpoint: 'corpTag.create' })[0]).durationMs,
	).toBeGreaterThan(35);
});

it('refuses connections while it is offline, and is back under the same address', async () => {
	const { simulator } = world;
	await simulator.goOffline();
	expect(await failure()).toBe('ECONNREFUSED');
	await simulator.goOnline();
	expect((await createTag()).data).toMatchObject({ errcode: 0 });
});
