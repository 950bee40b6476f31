import type { JsonObject } from '../../../simulator/types';
import {
	customerIds,
	createClient,
	customerOf,
	DAY,
	HOUR,
	SECOND,
	useSimulator,
	present,
} from '../support';

const world = useSimulator({
	members: 3,
	customers: 30,
	apps: [
		{ name: 'main', secret: 'SIM-SECRET-of-the-first-app' },
		{ name: 'narrow', secret: 'SIM-SECRET-of-the-second-app', visibleMembers: ['member_1'] },
	],
});

const MINUTE = 60 * SECOND;
const DAY_SECONDS = 86_400;
/** 0:00 in China of the day on which the tests begin, at 17:00 there. */
const TODAY = Date.parse('2026-01-05T00:00:00+08:00') / 1000;

const code = (operation: string, input: JsonObject) =>
	world.client.code(`statistics.${operation}`, input);

async function advance(ms: number): Promise<void> {
	await world.simulator.clock.advance(ms);
	await world.client.login();
}

describe('the statistics of customers', () => {
	async function behavior(start: number, end = start, more: JsonObject = { userid: ['member_1'] }) {
		const input = { start_time: start, end_time: end, ...more };
		const { behavior_data } = await world.client.call('statistics.getUserBehavior', input);
		return behavior_data as JsonObject[];
	}
	const pairOf = (userid = 'member_1') => ({
		userid,
		external_userid: customerOf(world.simulator, userid),
	});

	it('are all 0 on a day on which nothing happened, without shares and averages', async () => {
		expect(await behavior(TODAY)).toEqual([
			{
				stat_time: TODAY,
				chat_cnt: 0,
				message_cnt: 0,
				negative_feedback_cnt: 0,
				new_apply_cnt: 0,
				new_contact_cnt: 0,
			},
		]);
	});

	it('count customers who were added, those with whom the corp began included', async () => {
		const { actions } = world.simulator;
		actions.customerAdds({ userid: 'member_1' });
		actions.customerAdds({ userid: 'member_1', half: true });
		const { external_userid } = actions.customerAdds({ userid: 'member_1' });
		actions.memberDeletesCustomer({ userid: 'member_1', external_userid });
		expect(await behavior(TODAY)).toMatchObject([{ new_contact_cnt: 2 }]);
		// the seed gives each of the three members ten customers, a day ago
		expect(await behavior(TODAY - DAY_SECONDS)).toMatchObject([{ new_contact_cnt: 10 }]);
	});

	it('count a customer who came without verification on the day of the yes', async () => {
		const pair = { userid: 'member_1' };
		const { actions } = world.simulator;
		const { external_userid } = actions.customerAdds({ ...pair, half: true });
		await advance(DAY);
		actions.memberAddsBack({ ...pair, external_userid });
		expect((await behavior(TODAY, TODAY + DAY_SECONDS)).map((row) => row.new_contact_cnt)).toEqual([
			0, 1,
		]);
	});

	it('count requests of members and customers who deleted them', async () => {
		const { actions } = world.simulator;
		actions.customerAdds({ userid: 'member_1', by_member: true });
		actions.memberRequests(pairOf());
		actions.customerDeletesMember(pairOf());
		expect(await behavior(TODAY)).toMatchObject([
			{ new_apply_cnt: 2, new_contact_cnt: 1, negative_feedback_cnt: 1 },
		]);
	});

	it('count chats and messages of members, and how soon they answered customers', async () => {
		const { actions, clock } = world.simulator;
		const [first, second, third, fourth] = customerIds(world.simulator, 'member_1').map(
			(external_userid) => ({ userid: 'member_1', external_userid }),
		);
		// two chats begun by customers and answered, after 4 and 7 minutes; one that was not answered
		actions.customerWrites({ ...present(first), messages: 2 });
		actions.customerWrites(present(second));
		actions.customerWrites(present(third));
		// one begun by the member
		actions.memberWrites({ ...present(fourth), messages: 2 });
		actions.customerWrites(present(fourth));
		await clock.advance(4 * MINUTE);
		actions.memberWrites(present(first));
		await clock.advance(3 * MINUTE);
		actions.memberWrites({ ...present(second), messages: 3 });
		actions.memberWrites(present(first));
		expect(await behavior(TODAY)).toMatchObject([
			{ chat_cnt: 3, message_cnt: 7, reply_percentage: 66.67, avg_reply_time: 6 },
		]);
	});

	it('count an answer only on the day of the question', async () => {
		world.simulator.actions.customerWrites(pairOf());
		await advance(7 * HOUR);
		world.simulator.actions.memberWrites(pairOf());
		const [asked, answered] = await behavior(TODAY, TODAY + DAY_SECONDS);
		expect(asked).toMatchObject({ reply_percentage: 0, chat_cnt: 0 });
		expect(asked).not.toHaveProperty('avg_reply_time');
		expect(answered).toMatchObject({ chat_cnt: 1, message_cnt: 1 });
		expect(answered).not.toHaveProperty('reply_percentage');
	});

	it('do not count a message that a sensitive word rule blocks', async () => {
		await world.client.call('interceptRule.create', {
			rule_name: 'No private payment',
			word_list: ['私下转账'],
			semantics_list: [1],
			intercept_type: 1,
			applicable_range: { department_list: [1] },
		});
		const { actions } = world.simulator;
		expect(actions.memberWrites({ ...pairOf(), text: '可以私下转账吗' }).sent).toBe(false);
		expect(actions.memberWrites({ ...pairOf(), text: 'call 13800138000' }).sent).toBe(false);
		expect(actions.memberWrites({ ...pairOf(), text: 'order 213800138000' }).sent).toBe(true);
		// member_3 is in department 2
		expect(actions.memberWrites({ ...pairOf('member_3'), text: '私下转账' }).sent).toBe(true);
		expect(await behavior(TODAY)).toMatchObject([{ message_cnt: 1 }]);
	});

	it('give several members and departments together, nobody twice', async () => {
		for (const userid of ['member_1', 'member_2', 'member_3']) {
			world.simulator.actions.customerAdds({ userid });
		}
		const count = async (more: JsonObject) =>
			(await behavior(TODAY, TODAY, more)).map((row) => row.new_contact_cnt);
		expect(await count({ userid: ['member_1', 'member_3'] })).toEqual([2]);
		expect(await count({ userid: ['member_1'], partyid: [1] })).toEqual([2]);
		expect(await count({ partyid: [1, 2] })).toEqual([3]);
		world.client = await createClient(world.simulator, 'narrow');
		expect(await count({ partyid: [1] })).toEqual([1]);
		const input = { userid: ['member_2'], start_time: TODAY, end_time: TODAY };
		expect(await code('getUserBehavior', input)).toBe(60011);
	});

	it('begin and end at midnight in China, whatever the time of day that is asked for', async () => {
		const rows = await behavior(TODAY - 1, TODAY + 1);
		expect(rows.map(({ stat_time }) => stat_time)).toEqual([TODAY - DAY_SECONDS, TODAY]);
	});

	it.each([
		['today', 0, 0, 0],
		['tomorrow', 0, -1, 60267],
		['180 days ago', 180, 180, 0],
		['181 days ago', 181, 181, 60267],
		['30 days', 30, 0, 0],
		['31 days', 31, 0, 60267],
		['an end before the start', 1, 2, 60267],
	])('for %s are given or refused', async (_what, from, to, expected) => {
		const input = {
			userid: ['member_1'],
			start_time: TODAY - from * DAY_SECONDS,
			end_time: TODAY - to * DAY_SECONDS,
		};
		expect(await code('getUserBehavior', input)).toBe(expected);
	});

	it('need members or departments', async () => {
		expect(await code('getUserBehavior', { start_time: TODAY, end_time: TODAY })).toBe(41009);
	});
});

describe('the statistics of customer group chats', () => {
	const byDay = async (begin: number, end?: number, owners = ['member_1']) => {
		const { items } = await world.client.call('statistics.getGroupChatByDay', {
			day_begin_time: begin,
			...(end !== undefined && { day_end_time: end }),
			owner_filter: { userid_list: owners },
		});
		return items as Array<{ stat_time: number; data: JsonObject }>;
	};
	const byOwner = async (more: JsonObject = {}) =>
		world.client.call('statistics.getGroupChatByOwner', {
			day_begin_time: TODAY,
			owner_filter: { userid_list: ['member_1', 'member_2', 'member_3'] },
			...more,
		});
	const createGroup = (owner: string, members: string[] = []) =>
		world.simulator.actions.groupChatCreated({ owner, name: 'Tea', members }).chat_id;

	it('count groups, people and messages by day, as they were at its end', async () => {
		const { actions } = world.simulator;
		const customer = customerOf(world.simulator);
		const chat_id = createGroup('member_1', [customer, 'member_2']);
		actions.groupChatWritten({ chat_id, id: customer, messages: 3 });
		await advance(DAY);
		actions.groupChatLeft({ chat_id, id: customer });
		actions.groupChatJoined({ chat_id, ids: ['member_3'] });
		actions.groupChatWritten({ chat_id, id: 'member_1' });
		createGroup('member_1');
		await advance(DAY);
		actions.groupChatDismissed({ chat_id });
		await advance(DAY);
		expect(await byDay(TODAY - DAY_SECONDS, TODAY + 2 * DAY_SECONDS)).toEqual([
			{
				stat_time: TODAY - DAY_SECONDS,
				data: {
					new_chat_cnt: 0,
					chat_total: 0,
					chat_has_msg: 0,
					new_member_cnt: 0,
					member_total: 0,
					member_has_msg: 0,
					msg_total: 0,
				},
			},
			{
				stat_time: TODAY,
				data: {
					new_chat_cnt: 1,
					chat_total: 1,
					chat_has_msg: 1,
					new_member_cnt: 3,
					member_total: 3,
					member_has_msg: 1,
					msg_total: 3,
				},
			},
			{
				stat_time: TODAY + DAY_SECONDS,
				data: {
					new_chat_cnt: 1,
					chat_total: 2,
					chat_has_msg: 1,
					// member_3, and member_1 in the new group
					new_member_cnt: 2,
					member_total: 4,
					member_has_msg: 1,
					msg_total: 4,
				},
			},
			{
				stat_time: TODAY + 2 * DAY_SECONDS,
				data: {
					new_chat_cnt: 0,
					chat_total: 1,
					chat_has_msg: 0,
					new_member_cnt: 0,
					member_total: 1,
					member_has_msg: 0,
					msg_total: 0,
				},
			},
		]);
	});

	it('count customer group chats of the owners only', async () => {
		createGroup('member_2');
		const group = { owner: 'member_1', name: 'Colleagues', customer_group: false };
		world.simulator.actions.groupChatCreated(group);
		await advance(DAY);
		expect(await byDay(TODAY)).toMatchObject([{ data: { chat_total: 0 } }]);
		const both = await byDay(TODAY, undefined, ['member_1', 'member_2']);
		expect(both).toMatchObject([{ data: { chat_total: 1, new_chat_cnt: 1 } }]);
	});

	it('are sorted by owner, new groups first unless said otherwise', async () => {
		createGroup('member_1', ['member_2', 'member_3']);
		await advance(DAY);
		createGroup('member_2', ['member_1']);
		createGroup('member_2');
		await advance(DAY);
		const owners = async (more: JsonObject) => {
			const { items } = await byOwner({ day_begin_time: TODAY + DAY_SECONDS, ...more });
			return (items as Array<{ owner: string }>).map(({ owner }) => owner);
		};
		// member_3 owns no group
		expect(await owners({})).toEqual(['member_2', 'member_1']);
		expect(await owners({ order_asc: 1 })).toEqual(['member_1', 'member_2']);
		expect(await owners({ order_by: 2, order_asc: 1 })).toEqual(['member_1', 'member_2']);
		expect(await owners({ order_by: 3, order_asc: 1 })).toEqual(['member_1', 'member_2']);
		const totals = await byOwner({ day_begin_time: TODAY, day_end_time: TODAY + DAY_SECONDS });
		expect(totals.items).toMatchObject([
			{ owner: 'member_2', data: { new_chat_cnt: 2, member_total: 3, new_member_cnt: 3 } },
			{ owner: 'member_1', data: { new_chat_cnt: 1, member_total: 3, new_member_cnt: 3 } },
		]);
	});

	it('come page by page, until next_offset equals total', async () => {
		for (const owner of ['member_1', 'member_2', 'member_3']) createGroup(owner);
		await advance(DAY);
		const first = await byOwner({ limit: 2 });
		expect(first).toMatchObject({ total: 3, next_offset: 2, items: [{}, {}] });
		const last = await byOwner({ limit: 2, offset: 2 });
		expect(last).toMatchObject({ total: 3, next_offset: 3, items: [{ owner: 'member_3' }] });
	});

	it('are there for yesterday and before, not for today', async () => {
		const ask = (day: number) =>
			code('getGroupChatByDay', {
				day_begin_time: TODAY + day * DAY_SECONDS,
				owner_filter: { userid_list: ['member_1'] },
			});
		expect(await ask(0)).toBe(60267);
		expect(await ask(-1)).toBe(0);
		expect(await ask(-180)).toBe(0);
		expect(await ask(-181)).toBe(60267);
	});

	it('are given to an app for the owners whom it sees', async () => {
		await advance(DAY);
		world.client = await createClient(world.simulator, 'narrow');
		expect(await byOwner()).toMatchObject({ errcode: 60011 });
		expect(await byOwner({ owner_filter: { userid_list: ['nobody'] } })).toMatchObject({
			errcode: 60111,
		});
	});
});
