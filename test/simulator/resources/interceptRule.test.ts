import type { JsonObject } from '../../../simulator/types';
import { createClient, useSimulator } from '../support';

const world = useSimulator({
	members: 4,
	apps: [
		{ name: 'main', secret: 'SIM-SECRET-of-the-first-app' },
		{ name: 'narrow', secret: 'SIM-SECRET-of-the-second-app', visibleMembers: ['member_1'] },
	],
});

const RULE = {
	rule_name: 'No private payment',
	word_list: ['private account', '私下转账'],
	semantics_list: [1, 3],
	intercept_type: 2,
	applicable_range: { user_list: ['member_1', 'member_2'], department_list: [2] },
};

const call = (operation: string, input: JsonObject = {}) =>
	world.client.call(`interceptRule.${operation}`, input);
const code = (operation: string, input: JsonObject) =>
	world.client.code(`interceptRule.${operation}`, input);
const create = async (more: JsonObject = {}) =>
	(await call('create', { ...RULE, ...more })).rule_id as string;
const read = async (rule_id: string) => (await call('get', { rule_id })).rule as JsonObject;

describe('a sensitive word rule', () => {
	it('is created, read, listed, changed and deleted', async () => {
		const rule_id = await create();
		const create_time = world.simulator.clock.now();
		expect(await read(rule_id)).toEqual({ ...RULE, rule_id, create_time });
		expect((await call('getAll')).rule_list).toEqual([
			{ rule_id, rule_name: RULE.rule_name, create_time },
		]);
		await call('update', { rule_id, rule_name: 'Renamed', intercept_type: 1 });
		expect(await read(rule_id)).toMatchObject({ rule_name: 'Renamed', intercept_type: 1 });
		expect(await code('delete', { rule_id })).toBe(0);
		expect((await call('getAll')).rule_list).toEqual([]);
	});

	it('is told apart when it never was and when it was deleted', async () => {
		const rule_id = await create();
		await call('delete', { rule_id });
		for (const operation of ['get', 'update', 'delete']) {
			expect(await code(operation, { rule_id })).toBe(41071);
			expect(await code(operation, { rule_id: 'ruleNever' })).toBe(41070);
		}
	});

	it('keeps its words when an empty list is sent, and loses its kinds of content', async () => {
		const rule_id = await create();
		const extra_rule = { semantics_list: [] };
		expect(await code('update', { rule_id, word_list: [], extra_rule })).toBe(0);
		expect(await read(rule_id)).toMatchObject({ word_list: RULE.word_list, semantics_list: [] });
	});

	it('has its range changed by what to add and what to take out', async () => {
		const rule_id = await create();
		await call('update', {
			rule_id,
			add_applicable_range: { user_list: ['member_3'], department_list: [1] },
			remove_applicable_range: { user_list: ['member_1'], department_list: [2] },
		});
		expect((await read(rule_id)).applicable_range).toEqual({
			user_list: ['member_2', 'member_3'],
			department_list: [1],
		});
	});

	it('always applies to somebody', async () => {
		const applicable_range = { user_list: ['member_1'] };
		const rule_id = await create({ applicable_range });
		const input = { rule_id, remove_applicable_range: applicable_range };
		expect(await code('update', input)).toBe(40058);
		expect((await read(rule_id)).applicable_range).toMatchObject(applicable_range);
		expect(await code('create', { ...RULE, applicable_range: {} })).toBe(40058);
	});

	it('applies to at most 1000 members in a call and 10,000 in all', async () => {
		for (let i = 0; i < 10_001; i++) {
			world.simulator.corp.people.addMember({ userid: `seller_${i}` });
		}
		const sellers = (from: number, to: number) =>
			Array.from({ length: to - from }, (_, i) => `seller_${from + i}`);
		const ranged = (user_list: string[]) => ({ ...RULE, applicable_range: { user_list } });
		expect(await code('create', ranged(sellers(0, 1001)))).toBe(41076);
		const rule_id = await create(ranged(sellers(0, 1000)));
		const add = (from: number, to: number) =>
			code('update', { rule_id, add_applicable_range: { user_list: sellers(from, to) } });
		for (let from = 1000; from < 10_000; from += 1000) {
			expect(await add(from, from + 1000)).toBe(0);
		}
		expect(await add(10_000, 10_001)).toBe(41076);
	});

	it('refuses unknown members and departments', async () => {
		const ranged = (applicable_range: JsonObject) => ({ ...RULE, applicable_range });
		expect(await code('create', ranged({ user_list: ['nobody'] }))).toBe(60111);
		expect(await code('create', ranged({ department_list: [99] }))).toBe(60123);
	});

	it.each<[string, JsonObject, number]>([
		['a word of 32 characters', { word_list: ['敏'.repeat(32)] }, 0],
		['a word of 33 characters', { word_list: ['敏'.repeat(33)] }, 41083],
		['an empty word', { word_list: ['a', ''] }, 41083],
		['300 words', { word_list: Array<string>(300).fill('word') }, 0],
		['301 words', { word_list: Array<string>(301).fill('word') }, 41068],
		['an unknown kind of content', { semantics_list: [4] }, 41084],
		['an unknown type', { intercept_type: 3 }, 40058],
		['a name of 21 characters', { rule_name: '规'.repeat(21) }, 40058],
	])('with %s is answered as the contract says', async (_what, more, expected) => {
		expect(await code('create', { ...RULE, ...more })).toBe(expected);
	});

	it('has a name of its own', async () => {
		await create();
		expect(await code('create', RULE)).toBe(41077);
		const rule_id = await create({ rule_name: 'Other' });
		expect(await code('update', { rule_id, rule_name: RULE.rule_name })).toBe(41077);
		expect(await code('update', { rule_id, rule_name: 'Other' })).toBe(0);
	});

	it('is one of at most 100', async () => {
		for (let i = 0; i < 100; i++) await create({ rule_name: `Rule ${i}` });
		expect(await code('create', RULE)).toBe(41069);
	});

	it('is read by every app, with the members that the app sees, and changed by its own', async () => {
		const rule_id = await create();
		world.client = await createClient(world.simulator, 'narrow');
		expect((await call('getAll')).rule_list).toMatchObject([{ rule_id }]);
		expect((await read(rule_id)).applicable_range).toEqual({
			user_list: ['member_1'],
			department_list: [],
		});
		expect(await code('update', { rule_id, rule_name: 'Mine' })).toBe(60011);
		expect(await code('delete', { rule_id })).toBe(60011);
	});
});
