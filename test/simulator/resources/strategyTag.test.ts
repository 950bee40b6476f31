import type { JsonObject } from '../../../simulator/types';
import { createClient, customerOf, useSimulator, present } from '../support';

const world = useSimulator({
	members: 3,
	customers: 6,
	apps: [
		{ name: 'main', secret: 'SIM-SECRET-of-the-first-app' },
		{ name: 'other', secret: 'SIM-SECRET-of-the-second-app' },
	],
});

interface GroupView {
	group_id: string;
	group_name: string;
	order: number;
	strategy_id: number;
	tag: Array<{ id: string; name: string; order: number }>;
}

const call = (operation: string, input: JsonObject = {}) =>
	world.client.call(`strategyTag.${operation}`, input);
const code = (operation: string, input: JsonObject) =>
	world.client.code(`strategyTag.${operation}`, input);

async function createStrategy(more: JsonObject = {}): Promise<number> {
	const input = {
		strategy_name: 'Rules',
		admin_list: ['member_1'],
		range: [{ type: 1, userid: 'member_1' }],
	};
	const made = await world.client.call('customerStrategy.create', { ...input, ...more });
	return made.strategy_id as number;
}

async function createTags(strategy_id: number, more: JsonObject = {}): Promise<GroupView> {
	const input = { strategy_id, group_name: 'Intent', tag: [{ name: 'High' }, { name: 'Low' }] };
	return (await call('create', { ...input, ...more })).tag_group as GroupView;
}

async function list(query: JsonObject = {}): Promise<GroupView[]> {
	return (await call('getAll', query)).tag_group as GroupView[];
}

describe('tags of a rule group', () => {
	it('are created, listed, changed and deleted', async () => {
		const strategy_id = await createStrategy();
		const group = await createTags(strategy_id, { order: 5, tag: [{ name: 'High', order: 2 }] });
		expect(group).toMatchObject({ group_name: 'Intent', order: 5 });
		expect(await list()).toEqual([{ ...group, strategy_id }]);
		expect(Object.keys(present(group.tag[0]))).toEqual(['id', 'name', 'create_time', 'order']);
		await call('update', { id: present(group.tag[0]).id, name: 'Very high', order: 7 });
		await call('update', { id: group.group_id, name: 'Purchase intent' });
		expect(await list({ strategy_id })).toMatchObject([
			{ group_name: 'Purchase intent', tag: [{ name: 'Very high', order: 7 }] },
		]);
		await call('delete', { group_id: [group.group_id] });
		expect(await list()).toEqual([]);
	});

	it('go into the group of that name, or into the one that is named by id', async () => {
		const strategy_id = await createStrategy();
		const group = await createTags(strategy_id);
		const more = await createTags(strategy_id, { tag: [{ name: 'None' }] });
		expect(more.group_id).toBe(group.group_id);
		expect(more.tag.map(({ name }) => name)).toEqual(['None']);
		await createTags(strategy_id, { group_id: group.group_id, tag: [{ name: 'Unknown' }] });
		expect(
			present((await list())[0])
				.tag.map(({ name }) => name)
				.sort(),
		).toEqual(['High', 'Low', 'None', 'Unknown']);
	});

	it('are made once when one name is sent twice', async () => {
		const tag = [{ name: 'High' }, { name: 'High' }];
		const group = await createTags(await createStrategy(), { tag });
		expect(group.tag.map(({ name }) => name)).toEqual(['High']);
	});

	it('belong to rule groups of the first level only', async () => {
		const parent_id = await createStrategy();
		const strategy_id = await createStrategy({ parent_id });
		const input = { group_name: 'Intent', tag: [{ name: 'High' }] };
		expect(await code('create', { ...input, strategy_id })).toBe(40058);
		expect(await code('create', { ...input, strategy_id: 99 })).toBe(40058);
	});

	it('are found by tag or by group, group_id going before tag_id', async () => {
		const strategy_id = await createStrategy();
		const intent = await createTags(strategy_id);
		const region = await createTags(strategy_id, { group_name: 'Region' });
		const high = present(intent.tag.find(({ name }) => name === 'High'));
		expect(await list({ tag_id: [high.id] })).toEqual([{ ...intent, strategy_id, tag: [high] }]);
		expect(await list({ tag_id: [high.id], group_id: [region.group_id] })).toEqual([
			{ ...region, strategy_id },
		]);
		expect(await code('getAll', { tag_id: ['stNoSuchTag'] })).toBe(40068);
	});

	it('are listed for all rule groups of the app or for one of them', async () => {
		const one = await createStrategy();
		const two = await createStrategy();
		await createTags(one);
		await createTags(two, { order: 9 });
		expect((await list()).map((group) => group.strategy_id)).toEqual([two, one]);
		expect((await list({ strategy_id: one })).map((group) => group.strategy_id)).toEqual([one]);
	});

	it('may have the names of another rule group but not of a neighbour', async () => {
		const group = await createTags(await createStrategy());
		const other = await createTags(await createStrategy());
		expect(other.group_id).not.toBe(group.group_id);
		expect(
			await code('update', { id: present(group.tag[0]).id, name: present(group.tag[1]).name }),
		).toBe(40071);
	});

	it('take their group with them when the last one is deleted', async () => {
		const group = await createTags(await createStrategy());
		await call('delete', { tag_id: group.tag.map(({ id }) => id) });
		expect(await list()).toEqual([]);
		expect(await code('update', { id: group.group_id, name: 'Gone' })).toBe(40068);
	});

	it('are gone with their rule group', async () => {
		const strategy_id = await createStrategy();
		const group = await createTags(strategy_id);
		await world.client.call('customerStrategy.delete', { strategy_id });
		expect(await list()).toEqual([]);
		expect(await code('getAll', { group_id: [group.group_id] })).toBe(40068);
	});

	it('stay apart from corp tags, but share their limit of 10,000', async () => {
		const strategy_id = await createStrategy();
		const tag = Array.from({ length: 9999 }, (_, i) => ({ name: `t${i}` }));
		const many = { group_name: 'Many', tag };
		expect(await world.client.code('corpTag.create', many)).toBe(0);
		const group = await createTags(strategy_id, { tag: [{ name: 'High' }] });
		const corpGroups = (await world.client.call('corpTag.getAll')).tag_group as GroupView[];
		expect(corpGroups.map(({ group_name }) => group_name)).toEqual(['Many']);
		expect(await world.client.code('corpTag.update', { id: group.group_id, name: 'X' })).toBe(
			40068,
		);
		const input = { strategy_id, group_name: 'Full', tag: [{ name: 'Low' }] };
		expect(await code('create', input)).toBe(40126);
		expect((await list()).map(({ group_name }) => group_name)).toEqual(['Intent']);
	});

	it('are seen and changed only by the app that made them', async () => {
		const group = await createTags(await createStrategy());
		const other = await createClient(world.simulator, 'other');
		expect((await other.call('strategyTag.getAll')).tag_group).toEqual([]);
		expect(await other.code('strategyTag.update', { id: group.group_id, name: 'X' })).toBe(81011);
		expect(await other.code('strategyTag.delete', { group_id: [group.group_id] })).toBe(81011);
	});
});

describe('marking a customer with a tag of a rule group', () => {
	const mark = (client: typeof world.client, userid: string, id: string) =>
		client.code('customer.markTags', {
			userid,
			external_userid: customerOf(world.simulator, userid),
			add_tag: [id],
		});

	it('works for members in the range of the rule group only', async () => {
		const { tag } = await createTags(await createStrategy());
		expect(await mark(world.client, 'member_1', present(tag[0]).id)).toBe(0);
		expect(await mark(world.client, 'member_2', present(tag[0]).id)).toBe(81011);
	});

	it('works for the app that made the rule group only', async () => {
		const { tag } = await createTags(await createStrategy());
		const other = await createClient(world.simulator, 'other');
		expect(await mark(other, 'member_1', present(tag[0]).id)).toBe(81011);
	});

	it('shows as a rule group tag in the customer', async () => {
		const { tag } = await createTags(await createStrategy());
		await mark(world.client, 'member_1', present(tag[0]).id);
		const external_userid = customerOf(world.simulator);
		expect(await world.client.call('customer.get', { external_userid })).toMatchObject({
			follow_user: [{ tags: [{ tag_id: present(tag[0]).id, type: 3, group_name: 'Intent' }] }],
		});
	});
});
