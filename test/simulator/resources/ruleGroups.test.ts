import type { JsonObject } from '../../../simulator/types';
import { createClient, useSimulator, present } from '../support';

const world = useSimulator({
	members: 6,
	apps: [
		{ name: 'main', secret: 'SIM-SECRET-of-the-first-app' },
		{ name: 'other', secret: 'SIM-SECRET-of-the-second-app' },
		{ name: 'narrow', secret: 'SIM-SECRET-of-the-third-app', visibleMembers: ['member_1'] },
	],
});

const member = (userid: string) => ({ type: 1, userid });
const department = (partyid: number) => ({ type: 2, partyid });

// The two kinds follow the same rules; what differs is tested in a block of its own below.
describe.each(['customerStrategy', 'momentStrategy'])('%s', (resource) => {
	const call = (operation: string, input: JsonObject = {}) =>
		world.client.call(`${resource}.${operation}`, input);
	const code = (operation: string, input: JsonObject) =>
		world.client.code(`${resource}.${operation}`, input);
	const create = async (more: JsonObject = {}) => {
		const made = await call('create', {
			strategy_name: 'Rules',
			admin_list: ['member_1'],
			range: [member('member_1'), member('member_2')],
			...more,
		});
		expect(made).toMatchObject({ errcode: 0 });
		return made.strategy_id as number;
	};
	const rangeOf = async (id: number) => (await call('getRange', { strategy_id: id })).range;

	it('is created, read, listed, changed and deleted', async () => {
		const id = await create();
		expect(await call('get', { strategy_id: id })).toMatchObject({
			strategy: {
				strategy_id: id,
				parent_id: 0,
				strategy_name: 'Rules',
				create_time: world.simulator.clock.now(),
				admin_list: ['member_1'],
			},
		});
		expect(await call('getAll')).toEqual({
			errcode: 0,
			errmsg: 'ok',
			strategy: [{ strategy_id: id }],
		});
		await call('update', {
			strategy_id: id,
			strategy_name: 'Other rules',
			admin_list: ['member_3'],
			range_add: [department(2)],
			range_del: [member('member_1')],
		});
		expect((await call('get', { strategy_id: id })).strategy).toMatchObject({
			strategy_name: 'Other rules',
			admin_list: ['member_3'],
		});
		expect(await rangeOf(id)).toEqual([member('member_2'), department(2)]);
		await call('delete', { strategy_id: id });
		expect(await code('get', { strategy_id: id })).toBe(40058);
		expect((await call('getAll')).strategy).toEqual([]);
	});

	it('keeps name, admins and privileges that an update leaves empty', async () => {
		const id = await create();
		const before = await call('get', { strategy_id: id });
		const input = { strategy_id: id, strategy_name: '', admin_list: [], privilege: {} };
		expect(await code('update', input)).toBe(0);
		expect(await call('get', { strategy_id: id })).toEqual(before);
	});

	it('lists page by page and leaves next_cursor out on the last page', async () => {
		const ids = [await create(), await create(), await create()];
		const first = await call('getAll', { limit: 2 });
		expect(first.strategy).toEqual(ids.slice(0, 2).map((strategy_id) => ({ strategy_id })));
		const second = await call('getAll', { limit: 2, cursor: first.next_cursor as string });
		expect(second.strategy).toEqual([{ strategy_id: ids[2] }]);
		expect(second).not.toHaveProperty('next_cursor');
		const range = await call('getRange', { strategy_id: present(ids[0]), limit: 1 });
		expect(range.range).toEqual([member('member_1')]);
		const rest = await call('getRange', {
			strategy_id: present(ids[0]),
			limit: 1,
			cursor: range.next_cursor as string,
		});
		expect(rest).toMatchObject({ range: [member('member_2')] });
		expect(rest).not.toHaveProperty('next_cursor');
	});

	it('refuses a cursor of another list and a page of more than 1000', async () => {
		await create();
		const id = await create();
		const { next_cursor: cursor } = await call('getAll', { limit: 1 });
		expect(await code('getRange', { strategy_id: id, cursor: cursor as string })).toBe(60268);
		expect(await code('getAll', { limit: 1001 })).toBe(40058);
	});

	it('is seen and changed only by the app that made it', async () => {
		const id = await create();
		const other = await createClient(world.simulator, 'other');
		expect((await other.call(`${resource}.getAll`)).strategy).toEqual([]);
		for (const operation of ['get', 'getRange', 'update', 'delete']) {
			expect(await other.code(`${resource}.${operation}`, { strategy_id: id })).toBe(60030);
		}
	});

	it('nests five levels deep and no deeper', async () => {
		let parent_id = await create();
		for (let level = 2; level <= 5; level++) parent_id = await create({ parent_id });
		const input = { strategy_name: 'Sixth', admin_list: ['member_1'], range: [member('member_1')] };
		expect(await code('create', { ...input, parent_id })).toBe(40058);
	});

	it('covers no more than its parent, by name or through a department', async () => {
		const parent_id = await create({ range: [member('member_6'), department(1)] });
		const input = { parent_id, strategy_name: 'Child', admin_list: ['member_1'] };
		// member_6 is named, member_1 is in department 1
		const inside = [member('member_6'), member('member_1')];
		const id = await create({ ...input, range: inside });
		expect(await code('create', { ...input, range: [department(2)] })).toBe(40058);
		const outside = { strategy_id: id, range_add: [department(2)] };
		expect(await code('update', outside)).toBe(40058);
		expect(await rangeOf(id)).toEqual(inside);
	});

	it('loses what its parent does not cover any more', async () => {
		const parent_id = await create();
		const id = await create({ parent_id });
		const below = await create({ parent_id: id });
		await call('update', { strategy_id: parent_id, range_del: [member('member_2')] });
		expect(await rangeOf(id)).toEqual([member('member_1')]);
		expect(await rangeOf(below)).toEqual([member('member_1')]);
	});

	it('stays as long as it has children', async () => {
		const parent_id = await create();
		const id = await create({ parent_id });
		expect(await code('delete', { strategy_id: parent_id })).toBe(40058);
		await call('delete', { strategy_id: id });
		expect(await code('delete', { strategy_id: parent_id })).toBe(0);
	});

	it('has at most 20 admins, none of them a super admin', async () => {
		const input = { strategy_name: 'Rules', range: [member('member_1')] };
		const many = Array<string>(21).fill('member_1');
		expect(await code('create', { ...input, admin_list: many })).toBe(40058);
		const id = await create();
		expect(await code('update', { strategy_id: id, admin_list: many })).toBe(40058);
		world.simulator.actions.superAdminsSet({ userids: ['member_2'] });
		expect(await code('create', { ...input, admin_list: ['member_2'] })).toBe(40058);
		expect(await code('update', { strategy_id: id, admin_list: ['member_2'] })).toBe(40058);
	});

	it('holds at most 3000 nodes', async () => {
		for (let i = 0; i < 3000; i++) {
			world.simulator.corp.people.addMember({ userid: `node_${i}`, customerContact: false });
		}
		const id = await create({ range: [member('node_0')] });
		for (let from = 1; from < 3000; from += 100) {
			const range_add = Array.from({ length: Math.min(100, 3000 - from) }, (_, i) =>
				member(`node_${from + i}`),
			);
			expect(await code('update', { strategy_id: id, range_add })).toBe(0);
		}
		expect(await code('update', { strategy_id: id, range_add: [member('member_1')] })).toBe(40058);
	});

	it('refuses members and departments that are unknown or out of sight', async () => {
		const input = { strategy_name: 'Rules', admin_list: ['member_1'] };
		expect(await code('create', { ...input, range: [member('nobody')] })).toBe(60111);
		expect(await code('create', { ...input, range: [department(99)] })).toBe(60123);
		expect(await code('create', { ...input, range: [{ type: 1 }] })).toBe(41009);
		const narrow = await createClient(world.simulator, 'narrow');
		const endpoint = `${resource}.create`;
		expect(await narrow.code(endpoint, { ...input, range: [member('member_2')] })).toBe(60011);
		expect(await narrow.code(endpoint, { ...input, range: [department(2)] })).toBe(60011);
	});

	it('refuses a node of an update that says nothing', async () => {
		const id = await create();
		expect(await code('update', { strategy_id: id, range_add: [{ type: 1 }] })).toBe(41009);
		expect(await code('update', { strategy_id: id, range_del: [{ type: 2 }] })).toBe(40058);
	});
});

describe('privileges of a rule group', () => {
	const create = async (resource: string, more: JsonObject) => {
		const input = { strategy_name: 'R', admin_list: ['member_1'], range: [member('member_1')] };
		const { strategy_id } = await world.client.call(`${resource}.create`, { ...input, ...more });
		return strategy_id as number;
	};
	const privilegeOf = async (resource: string, strategy_id: number) => {
		const { strategy } = await world.client.call(`${resource}.get`, { strategy_id });
		return (strategy as { privilege: Record<string, boolean> }).privilege;
	};

	it('are all granted unless they are taken away', async () => {
		const privilege = { share_customer: false };
		const id = await create('customerStrategy', { privilege });
		const given = await privilegeOf('customerStrategy', id);
		expect(Object.keys(given)).toHaveLength(21);
		expect(Object.keys(given).filter((name) => !given[name])).toEqual(['share_customer']);
		const moments = await create('momentStrategy', { privilege: { send_moment: false } });
		expect(await privilegeOf('momentStrategy', moments)).toEqual({
			view_moment_list: true,
			send_moment: false,
			manage_moment_cover_and_sign: true,
		});
	});

	it('cannot lose a basic right of customer rule groups', async () => {
		const id = await create('customerStrategy', {
			privilege: { view_customer_list: false, join_room: false },
		});
		expect(await privilegeOf('customerStrategy', id)).toMatchObject({
			view_customer_list: true,
			join_room: true,
		});
	});

	it('are replaced as a whole by an update', async () => {
		const id = await create('momentStrategy', { privilege: { send_moment: false } });
		await world.client.call('momentStrategy.update', {
			strategy_id: id,
			privilege: { view_moment_list: false },
		});
		expect(await privilegeOf('momentStrategy', id)).toEqual({
			view_moment_list: false,
			send_moment: true,
			manage_moment_cover_and_sign: true,
		});
	});

	it('are those of the parent, also after the parent changes', async () => {
		const parent_id = await create('momentStrategy', {});
		const id = await create('momentStrategy', { parent_id, privilege: { send_moment: false } });
		expect(await privilegeOf('momentStrategy', id)).toMatchObject({ send_moment: true });
		await world.client.call('momentStrategy.update', {
			strategy_id: parent_id,
			privilege: { view_moment_list: false },
		});
		expect(await privilegeOf('momentStrategy', id)).toMatchObject({ view_moment_list: false });
	});
});

it('writes to rule groups of one kind that run at once are noted as writes that meet', async () => {
	world.simulator.settings.latencyMs = 20;
	const input = { strategy_name: 'R', admin_list: ['member_1'], range: [member('member_1')] };
	await Promise.all([1, 2].map(() => world.client.call('customerStrategy.create', input)));
	world.simulator.settings.latencyMs = 0;
	expect(world.simulator.ledger.overlaps().records).toEqual({ customerStrategy: 2 });
});
