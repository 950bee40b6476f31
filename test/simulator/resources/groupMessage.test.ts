import type { JsonObject } from '../../../simulator/types';
import { DAY, HOUR, START, customerIds, present, useSimulator } from '../support';

const world = useSimulator({ members: 3, customers: 9 });

const text = { content: 'News' };
const customersOf = (userid: string) =>
	customerIds(world.simulator, userid) as [string, string, string];
const create = async (input: JsonObject) => {
	const reply = await world.client.call('groupMessage.create', { text, ...input });
	return reply as { errcode: number; msgid: string; fail_list: string[] };
};
const tasks = async (msgid: string) =>
	(await world.client.call('groupMessage.getTasks', { msgid })).task_list as object[];
const results = async (msgid: string, userid: string, more: JsonObject = {}) =>
	world.client.call('groupMessage.getSendResult', { msgid, userid, ...more });

describe('a group message to customers', () => {
	it('goes to those who are named, by the member who follows each; wrong ids come back', async () => {
		const [a] = customersOf('member_1');
		const [b] = customersOf('member_2');
		const { msgid, fail_list } = await create({ external_userid: [a, b, 'wmNobody'] });
		expect(fail_list).toEqual(['wmNobody']);
		expect(await tasks(msgid)).toEqual([
			{ userid: 'member_1', status: 0 },
			{ userid: 'member_2', status: 0 },
		]);
	});

	it('goes to a customer by the member who came last', async () => {
		const [a] = customersOf('member_1');
		world.simulator.actions.customerAdds({ userid: 'member_3', external_userid: a });
		const { msgid } = await create({ external_userid: [a] });
		expect(await tasks(msgid)).toEqual([{ userid: 'member_3', status: 0 }]);
	});

	it('goes to all customers of the sender when nothing else is said', async () => {
		const { msgid } = await create({ sender: 'member_2' });
		const { send_list } = await results(msgid, 'member_2');
		expect(send_list).toHaveLength(3);
	});

	it('goes to those with one of the tags of every group', async () => {
		const { actions } = world.simulator;
		const level = actions.tagGroupCreated({ name: 'Level', tags: ['Gold', 'Silver'] }).tag_ids;
		const [east] = actions.tagGroupCreated({ name: 'Region', tags: ['East'] }).tag_ids;
		const [a, b, c] = customersOf('member_1');
		const tag = (external_userid: string, add_tag: string[]) =>
			actions.memberEditsCustomer({ userid: 'member_1', external_userid, add_tag });
		tag(a, [present(level[0]), present(east)]);
		tag(b, [present(level[1]), present(east)]);
		tag(c, [present(level[0])]);
		const tag_filter = { group_list: [{ tag_list: level }, { tag_list: [present(east)] }] };
		const { msgid } = await create({ tag_filter });
		const { send_list } = await results(msgid, 'member_1');
		expect(
			(send_list as Array<{ external_userid: string }>).map((one) => one.external_userid),
		).toEqual([a, b]);
	});

	it.each<[string, JsonObject, number]>([
		['nobody is chosen', {}, 41035],
		['nobody can be sent to', { external_userid: ['wmNobody'] }, 41048],
		['the sender is unknown', { sender: 'nobody' }, 60111],
		['there is nothing to send', { sender: 'member_1', text: { content: '' } }, 40058],
		['the kind is unknown', { sender: 'member_1', chat_type: 'both' }, 86214],
		['a group message has no sender', { chat_type: 'group' }, 40058],
	])('is refused when %s', async (_what, input, code) => {
		expect((await create(input)).errcode).toBe(code);
	});

	it('is sent when the member confirms, once', async () => {
		const { actions } = world.simulator;
		const { msgid } = await create({ sender: 'member_1' });
		expect(await results(msgid, 'member_1')).toMatchObject({
			send_list: Array(3).fill(expect.objectContaining({ status: 0 })),
		});
		await world.simulator.clock.advance(HOUR);
		actions.memberConfirmsGroupMessage({ msgid, userid: 'member_1' });
		const send_time = (START + HOUR) / 1000;
		expect(await tasks(msgid)).toEqual([{ userid: 'member_1', status: 2, send_time }]);
		expect(await results(msgid, 'member_1')).toMatchObject({
			send_list: Array(3).fill(
				expect.objectContaining({ userid: 'member_1', status: 1, send_time }),
			),
		});
		expect(() => actions.memberConfirmsGroupMessage({ msgid, userid: 'member_1' })).toThrow(
			'has sent',
		);
	});

	it('does not reach a customer who deleted the member', async () => {
		const { actions } = world.simulator;
		const [a] = customersOf('member_1');
		const { msgid } = await create({ external_userid: [a] });
		actions.customerDeletesMember({ userid: 'member_1', external_userid: a });
		actions.memberConfirmsGroupMessage({ msgid, userid: 'member_1' });
		expect(await results(msgid, 'member_1')).toMatchObject({ send_list: [{ status: 2 }] });
	});

	it('does not reach a customer who got as many this month as the month has days', async () => {
		const { actions } = world.simulator;
		const [a] = customersOf('member_1');
		let last = '';
		for (let i = 0; i < 32; i++) {
			const { msgid } = await create({ external_userid: [a] });
			actions.memberConfirmsGroupMessage({ msgid, userid: 'member_1' });
			if (i === 30) {
				expect(await results(msgid, 'member_1')).toMatchObject({ send_list: [{ status: 1 }] });
			}
			last = msgid;
		}
		expect(await results(last, 'member_1')).toMatchObject({ send_list: [{ status: 3 }] });
		await world.simulator.clock.advance(31 * DAY);
		await world.client.login();
		const { msgid } = await create({ external_userid: [a] });
		actions.memberConfirmsGroupMessage({ msgid, userid: 'member_1' });
		expect(await results(msgid, 'member_1')).toMatchObject({ send_list: [{ status: 1 }] });
	});
});

describe('a group message to group chats', () => {
	const chat = (owner: string) =>
		world.simulator.actions.groupChatCreated({ owner, name: 'Testers' }).chat_id;

	it('goes to the groups that are named, if the sender owns them', async () => {
		const own = chat('member_1');
		const other = chat('member_2');
		const input = { chat_type: 'group', sender: 'member_1', chat_id_list: [own, other] };
		const { msgid, fail_list } = await create(input);
		expect(fail_list).toEqual([other]);
		expect(await results(msgid, 'member_1')).toMatchObject({ send_list: [] });
		world.simulator.actions.memberConfirmsGroupMessage({ msgid, userid: 'member_1' });
		expect(await results(msgid, 'member_1')).toMatchObject({
			send_list: [{ chat_id: own, status: 1 }],
		});
	});

	it('goes to the groups that the owner picks when none is named', async () => {
		const picked = chat('member_1');
		chat('member_1');
		const { msgid } = await create({ chat_type: 'group', sender: 'member_1' });
		world.simulator.actions.memberConfirmsGroupMessage({
			msgid,
			userid: 'member_1',
			chat_ids: [picked],
		});
		expect(await results(msgid, 'member_1')).toMatchObject({ send_list: [{ chat_id: picked }] });
	});
});

describe('an issued group message', () => {
	it('can be stopped, once, and is then not sent', async () => {
		const { msgid } = await create({ sender: 'member_1' });
		expect(await world.client.code('groupMessage.cancel', { msgid })).toBe(0);
		expect(await world.client.code('groupMessage.cancel', { msgid })).toBe(41093);
		expect(await world.client.code('groupMessage.remind', { msgid })).toBe(41093);
		expect(() =>
			world.simulator.actions.memberConfirmsGroupMessage({ msgid, userid: 'member_1' }),
		).toThrow('no group message');
	});

	it('can be reminded of three times in 24 hours', async () => {
		const { msgid } = await create({ sender: 'member_1' });
		const codes = [];
		for (let i = 0; i < 4; i++)
			codes.push(await world.client.code('groupMessage.remind', { msgid }));
		expect(codes).toEqual([0, 0, 0, 41094]);
		await world.simulator.clock.advance(DAY);
		await world.client.login();
		expect(await world.client.code('groupMessage.remind', { msgid })).toBe(0);
	});

	it('is unknown with 41047', async () => {
		expect(await world.client.code('groupMessage.getTasks', { msgid: 'msgNone' })).toBe(41047);
		expect(await world.client.code('groupMessage.remind', { msgid: 'msgNone' })).toBe(41047);
	});
});

describe('the list of group messages', () => {
	const list = (more: JsonObject = {}) =>
		world.client.call('groupMessage.getAll', {
			chat_type: 'single',
			start_time: START / 1000,
			end_time: START / 1000 + 3600,
			...more,
		});

	it('names the creator only of those that members made', async () => {
		const { msgid } = await create({ sender: 'member_1' });
		const own = world.simulator.actions.memberSendsGroupMessage({
			userid: 'member_2',
			content: 'Hi',
		});
		const { group_msg_list } = await list();
		expect(group_msg_list).toEqual([
			{ msgid, create_time: START / 1000, create_type: 0, text, attachments: [] },
			expect.objectContaining({ msgid: own.msgid, creator: 'member_2', create_type: 1 }),
		]);
		expect((await list({ filter_type: 0 })).group_msg_list).toHaveLength(1);
		expect((await list({ creator: 'member_2' })).group_msg_list).toHaveLength(1);
		expect((await list({ chat_type: 'group' })).group_msg_list).toHaveLength(0);
	});

	it('gives pages; a size above 100 counts as 50', async () => {
		for (let i = 0; i < 60; i++) await create({ sender: 'member_1' });
		const first = await list({ limit: 101 });
		expect(first.group_msg_list).toHaveLength(50);
		const second = await list({ limit: 101, cursor: first.next_cursor as string });
		expect(second).toMatchObject({ next_cursor: '' });
		expect(second.group_msg_list).toHaveLength(10);
		expect((await list({ limit: 100 })).group_msg_list).toHaveLength(60);
	});

	it('is refused for more than a month', async () => {
		expect((await list({ end_time: START / 1000 + 32 * 86_400 })).errcode).toBe(40058);
	});
});
