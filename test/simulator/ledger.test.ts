import { createClient, customerOf, useSimulator, present } from './support';

const world = useSimulator({
	apps: [
		{ name: 'main', secret: 'secret-of-main' },
		{ name: 'other', secret: 'secret-of-other' },
	],
});

const remark = (external_userid: string, text: string) =>
	world.client.call('customer.updateRemark', {
		userid: 'member_1',
		external_userid,
		remark: text,
	});

describe('the ledger', () => {
	it('records a request with its body, app and outcome', async () => {
		const external_userid = customerOf(world.simulator);
		await remark(external_userid, 'A');
		const [record] = world.simulator.ledger.requests({ endpoint: 'customer.updateRemark' });
		expect(record).toMatchObject({
			method: 'POST',
			path: '/cgi-bin/externalcontact/remark',
			app: 'main',
			body: { userid: 'member_1', external_userid, remark: 'A' },
			status: 200,
			errcode: 0,
			fault: null,
			worked: true,
		});
	});

	it('holds neither tokens nor secrets', async () => {
		await world.client.call('followUser.getAll');
		const text = JSON.stringify(world.simulator.ledger.requests());
		expect(text).toContain('accessToken.get');
		expect(text).not.toContain(world.client.token);
		expect(text).not.toContain('secret-of-main');
	});

	it('names parameters that the contract does not know', async () => {
		await world.client.call('corpTag.create', {
			group_name: 'Level',
			tag: [{ name: 'Gold', colour: 'red' }],
			tomorrow: 1,
		});
		const [record] = world.simulator.ledger.requests({ endpoint: 'corpTag.create' });
		expect(record).toMatchObject({ errcode: 0, unknownParams: ['tag.colour', 'tomorrow'] });
	});

	it('counts what was asked for and what was really done', async () => {
		await world.client.call('corpTag.create', { group_name: 'Level', tag: [{ name: 'Gold' }] });
		await world.client.call('corpTag.create', { group_name: 'Level', tag: [{ name: 'Gold' }] });
		expect(world.simulator.ledger.calls('corpTag.create')).toBe(2);
		expect(world.simulator.ledger.worked('corpTag.create')).toBe(1);
	});

	it('tells the calls of two apps apart', async () => {
		const other = await createClient(world.simulator, 'other');
		await world.client.call('followUser.getAll');
		await other.call('followUser.getAll');
		await other.call('followUser.getAll');
		expect(world.simulator.ledger.requests({ app: 'other' })).toHaveLength(2);
	});
});

describe('writes at the same time', () => {
	beforeEach(() => (world.simulator.settings.latencyMs = 20));
	afterEach(() => {
		world.simulator.settings.latencyMs = 0;
		world.simulator.settings.strictConcurrency = false;
	});

	it('to one record are noticed', async () => {
		const id = customerOf(world.simulator);
		await Promise.all([remark(id, 'A'), remark(id, 'B'), remark(id, 'C')]);
		expect(world.simulator.ledger.overlaps()).toMatchObject({
			endpoints: { 'customer.updateRemark': 3 },
			records: { [`external_userid:${id}`]: 3 },
		});
	});

	it('of two members to one customer are noticed', async () => {
		const external_userid = customerOf(world.simulator);
		const write = async (userid: string) =>
			await world.client.call('customer.updateRemark', { userid, external_userid, remark: 'A' });
		await Promise.all([write('member_1'), write('member_2')]);
		expect(world.simulator.ledger.overlaps().records).toEqual({
			[`external_userid:${external_userid}`]: 2,
		});
	});

	it('to different records do not count', async () => {
		const [a, b] = [
			...present(world.simulator.corp.people.members.get('member_1')).follows.values(),
		];
		await Promise.all([remark(present(a).external.id, 'A'), remark(present(b).external.id, 'B')]);
		expect(world.simulator.ledger.overlaps().records).toEqual({});
	});

	it('one after the other do not count', async () => {
		const id = customerOf(world.simulator);
		await remark(id, 'A');
		await remark(id, 'B');
		expect(world.simulator.ledger.overlaps().records).toEqual({});
	});

	it('to one record are refused with 45035 when it is strict, but for the first', async () => {
		world.simulator.settings.strictConcurrency = true;
		const id = customerOf(world.simulator);
		const replies = await Promise.all([remark(id, 'A'), remark(id, 'B')]);
		expect(replies.map((reply) => reply.errcode).sort()).toEqual([0, 45035]);
		expect(world.simulator.ledger.worked('customer.updateRemark')).toBe(1);
	});
});
