import type { JsonObject } from '../../../simulator/types';
import { createClient, customerOf, DAY, START, useSimulator, present } from '../support';

const world = useSimulator({
	members: 4,
	customers: 40,
	apps: [
		{ name: 'main', secret: 'SIM-SECRET-of-the-first-app' },
		{ name: 'other', secret: 'SIM-SECRET-of-the-second-app' },
		{ name: 'narrow', secret: 'SIM-SECRET-of-the-third-app', visibleMembers: ['member_1'] },
	],
});

const NOW = START / 1000;
const RANGE = { user_list: ['member_1', 'member_2'] };

const call = (operation: string, input: JsonObject = {}) =>
	world.client.call(`acquisitionLink.${operation}`, input);
const code = (operation: string, input: JsonObject) =>
	world.client.code(`acquisitionLink.${operation}`, input);

interface LinkView {
	link_id: string;
	link_name: string;
	url: string;
	create_time: number;
}

async function create(more: JsonObject = {}): Promise<LinkView> {
	const made = await call('create', { link_name: 'Spring', range: RANGE, ...more });
	expect(made).toMatchObject({ errcode: 0 });
	return made.link as LinkView;
}

/** A customer comes through a link. */
const arrive = (link: string, more: { userid?: string; external_userid?: string } = {}) =>
	world.simulator.actions.customerAddsThroughLink({ link, ...more });

describe('an acquisition link', () => {
	it('is created, read, listed, changed and deleted', async () => {
		const link = await create();
		const { link_id, url } = link;
		expect(link).toEqual({
			link_id: expect.stringMatching(/^cawcde/) as string,
			link_name: 'Spring',
			url: `https://work.weixin.qq.com/ca/${link_id}`,
			create_time: NOW,
		});
		expect(await call('get', { link_id })).toEqual({
			errcode: 0,
			errmsg: 'ok',
			link: { link_name: 'Spring', url, create_time: NOW, skip_verify: true },
			range: { ...RANGE, department_list: [] },
		});
		expect((await call('getAll')).link_id_list).toEqual([link_id]);
		const priority_option = { priority_type: 2, priority_userid_list: ['member_3'] };
		await call('update', { link_id, link_name: 'Summer', skip_verify: false, priority_option });
		expect(await call('get', { link_id })).toMatchObject({
			link: { link_name: 'Summer', skip_verify: false },
			range: RANGE,
			priority_option,
		});
		expect(await code('delete', { link_id })).toBe(0);
		expect((await call('getAll')).link_id_list).toEqual([]);
		for (const operation of ['get', 'update', 'delete', 'getCustomers']) {
			expect(await code(operation, { link_id })).toBe(40058);
		}
	});

	it('has its range replaced as a whole', async () => {
		const { link_id } = await create();
		await call('update', { link_id, range: { department_list: [2] } });
		expect((await call('get', { link_id })).range).toEqual({
			user_list: [],
			department_list: [2],
		});
	});

	it('is listed in pages of at most 100', async () => {
		for (let i = 0; i < 101; i++) await create();
		const first = await call('getAll');
		expect(first.link_id_list).toHaveLength(100);
		const last = await call('getAll', { cursor: first.next_cursor as string });
		expect(last).toMatchObject({ next_cursor: '', link_id_list: [expect.any(String)] });
		expect(await code('getAll', { limit: 101 })).toBe(40058);
	});

	it('is known only to the app that made it', async () => {
		const { link_id } = await create();
		world.client = await createClient(world.simulator, 'other');
		expect((await call('getAll')).link_id_list).toEqual([]);
		const span = { start_time: NOW, end_time: NOW };
		for (const operation of ['get', 'delete', 'getCustomers', 'getStatistics']) {
			expect(await code(operation, { link_id, ...span })).toBe(40058);
		}
	});

	it('covers somebody, at most 500 members, all of them with Customer Contact', async () => {
		const input = (range: JsonObject) => ({ link_name: 'Spring', range });
		expect(await code('create', input({}))).toBe(40058);
		expect(await code('create', input({ user_list: [], department_list: [] }))).toBe(40058);
		expect(await code('create', input({ user_list: ['nobody'] }))).toBe(60111);
		expect(await code('create', input({ department_list: [99] }))).toBe(60123);
		world.simulator.actions.memberSet({ userid: 'member_4', customer_contact: false });
		expect(await code('create', input({ user_list: ['member_4'] }))).toBe(84083);
		const { people } = world.simulator.corp;
		for (let i = 0; i < 500; i++) people.addMember({ userid: `seller_${i}`, departments: [3] });
		expect(await code('create', input({ department_list: [3] }))).toBe(0);
		const tooMany = { department_list: [3], user_list: ['member_1'] };
		expect(await code('create', input(tooMany))).toBe(40058);
		const { link_id } = await create();
		expect(await code('update', { link_id, range: tooMany })).toBe(40058);
	});

	it('wants the members whom it shall prefer', async () => {
		const input = { link_name: 'Spring', range: RANGE };
		const priority = (more: JsonObject) => ({ ...input, priority_option: more });
		expect(await code('create', priority({ priority_type: 2 }))).toBe(40058);
		const list = { priority_type: 2, priority_userid_list: ['nobody'] };
		expect(await code('create', priority(list))).toBe(60111);
		expect(await code('create', priority({ priority_type: 1 }))).toBe(0);
		const narrow = await createClient(world.simulator, 'narrow');
		expect(await narrow.code('acquisitionLink.create', input)).toBe(60011);
	});
});

describe('a customer who comes through a link', () => {
	it('is added to a member, with the channel of the address as state', async () => {
		const { link_id, url } = await create();
		const added = arrive(`${url}?customer_channel=banner-a`, { userid: 'member_2' });
		expect(added).toMatchObject({ outcome: 'added', link_id, userid: 'member_2' });
		const { external_userid } = added as { external_userid: string };
		expect(await world.client.call('customer.get', { external_userid })).toMatchObject({
			follow_user: [{ userid: 'member_2', add_way: 16, state: 'banner-a', createtime: NOW }],
		});
		expect((await call('getCustomers', { link_id })).customer_list).toEqual([
			{ external_userid, userid: 'member_2', chat_status: 0, state: 'banner-a' },
		]);
		world.simulator.actions.customerWrites({ userid: 'member_2', external_userid });
		expect((await call('getCustomers', { link_id })).customer_list).toMatchObject([
			{ chat_status: 1 },
		]);
	});

	it('brings 64 bytes of the channel, and no half character', async () => {
		const { link_id, url } = await create();
		arrive(`${url}?customer_channel=${encodeURIComponent('春'.repeat(30))}`);
		const channel = encodeURIComponent(`${url}?customer_channel=in-app`);
		arrive(`weixin://biz/ww/profile/${channel}`);
		arrive(link_id);
		const { customer_list } = await call('getCustomers', { link_id });
		expect((customer_list as Array<{ state: string }>).map(({ state }) => state)).toEqual([
			'春'.repeat(21),
			'in-app',
			'',
		]);
	});

	it('gets a welcome code that works', async () => {
		const { link_id } = await create();
		const { welcome_code } = arrive(link_id);
		const input = { welcome_code: present(welcome_code), text: { content: 'Welcome' } };
		expect(await world.client.code('welcomeMessage.send', input)).toBe(0);
	});

	it('goes to members in turns of chance who can take customers', async () => {
		const { link_id } = await create({ range: { department_list: [1, 2] } });
		world.simulator.actions.memberSet({ userid: 'member_1', activated: false });
		world.simulator.actions.memberResigns({ userid: 'member_2' });
		const userids = new Set(Array.from({ length: 30 }, () => arrive(link_id).userid));
		expect([...userids].sort()).toEqual(['member_3', 'member_4']);
	});

	it('goes to a friend where the link prefers friends, and costs nothing', async () => {
		const external_userid = customerOf(world.simulator, 'member_3');
		const anyFriend = await create({ priority_option: { priority_type: 1 } });
		const known = { outcome: 'known', userid: 'member_3', external_userid };
		expect(arrive(anyFriend.link_id, { external_userid })).toMatchObject(known);
		const some = { priority_type: 2, priority_userid_list: ['member_4'] };
		const given = await create({ priority_option: some });
		expect(arrive(given.link_id, { external_userid })).toMatchObject({ outcome: 'added' });
		expect((await call('getQuota')).balance).toBe(999);
	});

	it('waits for the member where the link asks for verification', async () => {
		const { link_id } = await create({ skip_verify: false });
		const { outcome, userid, external_userid } = arrive(link_id);
		expect(outcome).toBe('waiting');
		const pair = { userid: present(userid), external_userid: present(external_userid) };
		expect(await world.client.code('customer.get', pair)).toBe(84061);
		expect((await call('getQuota')).balance).toBe(1000);
		world.simulator.actions.memberAcceptsLinkRequest(pair);
		expect((await call('getCustomers', { link_id })).customer_list).toMatchObject([pair]);
		expect((await call('getQuota')).balance).toBe(999);
	});

	it('finds nobody when no member of the link can take customers', async () => {
		const { link_id } = await create({ range: { user_list: ['member_1'] } });
		present(world.simulator.corp.people.members.get('member_1')).customerLimit = 10;
		expect(arrive(link_id)).toEqual({ outcome: 'unavailable', link_id });
		expect((await call('getCustomers', { link_id })).customer_list).toEqual([]);
	});

	it('is listed page by page', async () => {
		const { link_id } = await create();
		const ids = Array.from({ length: 5 }, () => arrive(link_id).external_userid);
		const seen: unknown[] = [];
		let cursor = '';
		do {
			const page = await call('getCustomers', { link_id, limit: 2, cursor });
			const list = page.customer_list as Array<{ external_userid: string }>;
			seen.push(...list.map(({ external_userid }) => external_userid));
			cursor = page.next_cursor as string;
		} while (cursor);
		expect(seen).toEqual(ids);
		expect(await code('getCustomers', { link_id, limit: 1001 })).toBe(40058);
	});
});

describe('the quota', () => {
	it('goes down with each customer, first where it runs out first', async () => {
		const { actions } = world.simulator;
		actions.acquisitionQuotaSet({ amount: 5, days: 60 });
		actions.acquisitionQuotaBought({ amount: 2, days: 30 });
		const { link_id } = await create();
		for (let i = 0; i < 3; i++) arrive(link_id);
		// 17:00 in China, so both run out in the middle of a day
		const day = Date.parse('2026-01-05T00:00:00+08:00') / 1000;
		expect(await call('getQuota')).toEqual({
			errcode: 0,
			errmsg: 'ok',
			total: 1007,
			balance: 4,
			quota_list: [{ expire_date: day + 60 * 86_400, balance: 4 }],
		});
	});

	it('keeps customers out when it is used up, until more is bought', async () => {
		world.simulator.actions.acquisitionQuotaSet({ amount: 1 });
		const { link_id } = await create();
		expect(arrive(link_id)).toMatchObject({ outcome: 'added' });
		expect(arrive(link_id)).toEqual({ outcome: 'exhausted', link_id });
		world.simulator.actions.acquisitionQuotaBought({ amount: 1 });
		expect(arrive(link_id)).toMatchObject({ outcome: 'added' });
	});

	it('runs out with time', async () => {
		world.simulator.actions.acquisitionQuotaSet({ amount: 9, days: 10 });
		await world.simulator.clock.advance(10 * DAY - 1);
		await world.client.login();
		expect((await call('getQuota')).balance).toBe(9);
		await world.simulator.clock.advance(1);
		expect(await call('getQuota')).toMatchObject({ balance: 0, quota_list: [] });
	});
});

describe('the statistics of a link', () => {
	const counts = async (link_id: string, start_time: number, end_time = start_time) => {
		const reply = await call('getStatistics', { link_id, start_time, end_time });
		return [reply.click_link_customer_cnt, reply.new_customer_cnt];
	};

	it('count who opened it and who was added, by the days of China', async () => {
		const { link_id } = await create();
		const { actions, clock } = world.simulator;
		const { visitor } = actions.customerOpensLink({ link: link_id });
		actions.customerOpensLink({ link: link_id, visitor });
		actions.customerOpensLink({ link: link_id });
		actions.customerAddsThroughLink({ link: link_id, visitor });
		// 17:00 in China: seven hours later it is midnight there
		await clock.advance(7 * 3_600_000 - 1);
		arrive(link_id);
		await clock.advance(1);
		await world.client.login();
		arrive(link_id);
		const next = NOW + 7 * 3600;
		expect(await counts(link_id, NOW)).toEqual([3, 2]);
		expect(await counts(link_id, next)).toEqual([1, 1]);
		expect(await counts(link_id, NOW, next)).toEqual([4, 3]);
		expect(await counts(link_id, next - 1)).toEqual([3, 2]);
	});

	it('cover the last 180 days and 30 days at once', async () => {
		const { link_id } = await create();
		const ask = (from: number, to: number) =>
			code('getStatistics', {
				link_id,
				start_time: NOW - from * 86_400,
				end_time: NOW - to * 86_400,
			});
		expect(await ask(180, 150)).toBe(0);
		expect(await ask(181, 160)).toBe(60267);
		expect(await ask(31, 0)).toBe(60267);
		expect(await ask(0, 1)).toBe(60267);
		expect(await ask(1, -1)).toBe(60267);
	});
});
