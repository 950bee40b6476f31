import type { JsonObject } from '../../../simulator/types';
import { createClient, customerOf, START, useSimulator } from '../support';

const world = useSimulator({
	apps: [
		{ name: 'main', secret: 'secret-of-main' },
		{ name: 'other', secret: 'secret-of-other' },
	],
});

const make = (more: object = {}) =>
	world.simulator.actions.groupChatCreated({ owner: 'member_1', name: 'Testers', ...more });
const get = async (chat_id: string, more: JsonObject = {}) =>
	(await world.client.call('groupChat.get', { chat_id, ...more })).group_chat as {
		member_list: object[];
		member_version: string;
	};
const list = async (input: JsonObject = {}) => {
	const page = await world.client.call('groupChat.getAll', { limit: 100, ...input });
	return {
		ids: (page.group_chat_list as Array<{ chat_id: string }>).map((chat) => chat.chat_id),
		chats: page.group_chat_list as object[],
		cursor: page.next_cursor as string,
	};
};

describe('a group chat', () => {
	it('is read with its owner and members, with names only when asked', async () => {
		const external = customerOf(world.simulator);
		const { chat_id } = make({ members: [external] });
		const chat = await get(chat_id);
		expect(chat).toMatchObject({
			chat_id,
			name: 'Testers',
			owner: 'member_1',
			create_time: START / 1000,
			notice: '',
			member_list: [
				{ userid: 'member_1', type: 1, join_scene: 1 },
				{
					userid: external,
					type: 2,
					join_scene: 1,
					invitor: { userid: 'member_1' },
					unionid: expect.any(String) as string,
				},
			],
			admin_list: [],
		});
		expect(chat.member_list[0]).not.toHaveProperty('name');
		expect((await get(chat_id, { need_name: 1 })).member_list[1]).toMatchObject({
			name: 'Customer 1',
		});
	});

	it('changes its version with its members, and the event carries both versions', async () => {
		const { chat_id } = make();
		const before = (await get(chat_id)).member_version;
		const external = customerOf(world.simulator);
		world.simulator.actions.groupChatJoined({ chat_id, ids: [external], by_link: true });
		const joined = (await get(chat_id)).member_version;
		world.simulator.actions.groupChatLeft({ chat_id, id: external, removed: true });
		const left = (await get(chat_id)).member_version;
		expect(new Set([before, joined, left]).size).toBe(3);
	});

	it('is converted from the id of a mini program', async () => {
		const { chat_id, opengid } = make();
		const reply = await world.client.call('groupChat.convertOpengid', { opengid });
		expect(reply.chat_id).toBe(chat_id);
		expect(await world.client.code('groupChat.convertOpengid', { opengid: 'oNone' })).toBe(90511);
	});

	it('is unknown with 40050 and dissolved with 49008', async () => {
		const { chat_id } = make();
		world.simulator.actions.groupChatDismissed({ chat_id });
		expect(await world.client.code('groupChat.get', { chat_id })).toBe(49008);
		expect(await world.client.code('groupChat.get', { chat_id: 'wrNone' })).toBe(40050);
		expect((await list()).ids).toEqual([]);
	});
});

describe('listing group chats', () => {
	it('gives exact pages that end with an empty cursor', async () => {
		const made = Array.from({ length: 5 }, () => make().chat_id);
		const first = await list({ limit: 2 });
		const second = await list({ limit: 2, cursor: first.cursor });
		const third = await list({ limit: 2, cursor: second.cursor });
		expect([first.ids.length, second.ids.length, third.ids.length]).toEqual([2, 2, 1]);
		expect([...first.ids, ...second.ids, ...third.ids]).toEqual(made);
		expect(third.cursor).toBe('');
	});

	it('filters by owner; groups of owners who left come only that way', async () => {
		const { chat_id } = make();
		make({ owner: 'member_2' });
		world.simulator.actions.memberResigns({ userid: 'member_1' });
		expect((await list()).chats).toEqual([expect.objectContaining({ status: 0 })]);
		const owner_filter = { userid_list: ['member_1'] };
		expect((await list({ owner_filter })).chats).toEqual([{ chat_id, status: 1 }]);
		expect((await list({ owner_filter, status_filter: 1 })).ids).toEqual([chat_id]);
		expect((await list({ owner_filter, status_filter: 3 })).ids).toEqual([]);
	});

	it('needs a filter of owners beyond 1000 members', async () => {
		for (let i = 0; i < 1000; i++) world.simulator.actions.memberJoins({ userid: `crowd_${i}` });
		expect(await world.client.code('groupChat.getAll', { limit: 10 })).toBe(81017);
		const owner_filter = { userid_list: ['member_1'] };
		expect(await world.client.code('groupChat.getAll', { limit: 10, owner_filter })).toBe(0);
	});

	it('leaves out groups that nobody marked as customer group chats', async () => {
		make({ customer_group: false });
		expect((await list()).ids).toEqual([]);
	});
});

it('counts people in group chats among those served, strangers masked', async () => {
	const { actions, corp } = world.simulator;
	const stranger = corp.people.addCustomer(corp.ids, { name: 'Stranger' });
	const external = customerOf(world.simulator);
	const { chat_id } = make({ members: [external, stranger.id] });
	actions.groupChatCreated({
		owner: 'member_2',
		name: 'Plain',
		members: [external],
		customer_group: false,
	});
	const { info_list } = await world.client.call('customer.getServed');
	const entries = info_list as Array<Record<string, unknown>>;
	expect(entries.filter((entry) => entry.chat_id === chat_id)).toEqual([
		expect.objectContaining({
			is_customer: true,
			external_userid: external,
			follow_userid: 'member_1',
		}),
		expect.objectContaining({ is_customer: false, name: '*******r' }),
	]);
	expect(entries.filter((entry) => entry.chat_name === 'Plain')).toHaveLength(1);
});

it('sends the events of a group chat with the fields that belong to each', () => {
	const { actions, corp } = world.simulator;
	const sent: Array<[string, object]> = [];
	const tools = corp.tools as { emit: typeof corp.tools.emit };
	const emit = tools.emit;
	tools.emit = (id, fields) => void sent.push([id, fields]);
	const external = customerOf(world.simulator);
	const { chat_id } = make();
	actions.groupChatJoined({ chat_id, ids: [external] });
	actions.groupChatLeft({ chat_id, id: external });
	actions.groupChatChanged({ chat_id, name: 'A', notice: 'B', owner: 'member_2' });
	actions.groupChatDismissed({ chat_id });
	tools.emit = emit;
	const versions = {
		LastMemVer: expect.any(String) as string,
		CurMemVer: expect.any(String) as string,
	};
	const update = 'change_external_chat.update';
	expect(sent).toEqual([
		['change_external_chat.create', { ChatId: chat_id }],
		[
			update,
			{
				ChatId: chat_id,
				UpdateDetail: 'add_member',
				JoinScene: 0,
				MemChangeCnt: 1,
				MemChangeList: [external],
				...versions,
			},
		],
		[
			update,
			{
				ChatId: chat_id,
				UpdateDetail: 'del_member',
				QuitScene: 0,
				MemChangeCnt: 1,
				MemChangeList: [external],
				...versions,
			},
		],
		[update, { ChatId: chat_id, UpdateDetail: 'change_owner' }],
		// As a real one was seen: a step of the version without a list.
		[
			update,
			{
				ChatId: chat_id,
				UpdateDetail: 'change_name',
				JoinScene: 0,
				MemChangeCnt: 2,
				...versions,
			},
		],
		[update, { ChatId: chat_id, UpdateDetail: 'change_notice' }],
		['change_external_chat.dismiss', { ChatId: chat_id }],
	]);
});

describe('a join way', () => {
	const create = async (input: JsonObject) =>
		(await world.client.call('joinWay.create', { scene: 2, ...input })).config_id as string;
	const read = async (config_id: string) =>
		(await world.client.call('joinWay.get', { config_id })).join_way as Record<string, unknown>;

	it('is created, read with its QR code, overwritten and deleted', async () => {
		const { chat_id } = make();
		const config_id = await create({
			chat_id_list: [chat_id],
			remark: 'x'.repeat(40),
			room_base_name: 'Testers',
			room_base_id: 3,
			state: 'hall',
		});
		expect(await read(config_id)).toEqual({
			config_id,
			scene: 2,
			remark: 'x'.repeat(30),
			auto_create_room: 1,
			room_base_name: 'Testers',
			room_base_id: 3,
			chat_id_list: [chat_id],
			qr_code: `${world.simulator.baseUrl}/simulator/qr/${config_id}.png`,
			state: 'hall',
			mark_source: true,
		});
		const change = { config_id, scene: 2, chat_id_list: [chat_id], auto_create_room: 0 };
		expect(await world.client.code('joinWay.update', change)).toBe(0);
		const changed = await read(config_id);
		expect(changed).toMatchObject({ remark: '', state: '', auto_create_room: 0 });
		expect(changed).not.toHaveProperty('room_base_name');
		expect(await world.client.code('joinWay.delete', { config_id })).toBe(0);
		expect(await world.client.code('joinWay.get', { config_id })).toBe(41044);
	});

	it('is refused for more than five groups and for groups that are none', async () => {
		const chats = Array.from({ length: 6 }, () => make().chat_id);
		const plain = make({ customer_group: false }).chat_id;
		const code = (chat_id_list: string[]) =>
			world.client.code('joinWay.create', { scene: 2, chat_id_list });
		expect(await code(chats)).toBe(41091);
		expect(await code(chats.slice(1))).toBe(0);
		expect(await code(['wrNone'])).toBe(40050);
		expect(await code([plain])).toBe(90501);
	});

	it('belongs to the app that made it', async () => {
		const config_id = await create({ chat_id_list: [make().chat_id] });
		const other = await createClient(world.simulator, 'other');
		expect(await other.code('joinWay.get', { config_id })).toBe(41044);
	});

	it('fills its group with the state, and makes the next one when it is full', async () => {
		const { actions, corp } = world.simulator;
		const { chat_id } = make();
		const config_id = await create({
			chat_id_list: [chat_id],
			room_base_name: 'Testers',
			room_base_id: 10,
			state: 'hall',
		});
		const first = actions.customerJoinsThroughJoinWay({ join_way: config_id });
		expect(first.chat_id).toBe(chat_id);
		expect((await get(chat_id)).member_list.at(-1)).toMatchObject({
			userid: first.external_userid,
			join_scene: 3,
			state: 'hall',
		});
		const crowd = Array.from({ length: 198 }, () => corp.people.addCustomer(corp.ids).id);
		actions.groupChatJoined({ chat_id, ids: crowd });
		const next = actions.customerJoinsThroughJoinWay({ join_way: config_id });
		expect(next.chat_id).not.toBe(chat_id);
		expect(await get(next.chat_id)).toMatchObject({ name: 'Testers10', owner: 'member_1' });
		expect((await read(config_id)).chat_id_list).toEqual([chat_id, next.chat_id]);
	});

	it('takes nobody in when its groups are full and it makes none', async () => {
		const { actions, corp } = world.simulator;
		const { chat_id } = make();
		const config_id = await create({ chat_id_list: [chat_id], auto_create_room: 0 });
		const crowd = Array.from({ length: 199 }, () => corp.people.addCustomer(corp.ids).id);
		actions.groupChatJoined({ chat_id, ids: crowd });
		expect(() => actions.customerJoinsThroughJoinWay({ join_way: config_id })).toThrow('are full');
	});
});
