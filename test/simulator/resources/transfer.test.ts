import type { JsonObject } from '../../../simulator/types';
import { DAY, HOUR, SECOND, START, customerIds, present, useSimulator } from '../support';

const world = useSimulator({ members: 4, customers: 8 });

const customersOf = (userid: string) =>
	customerIds(world.simulator, userid) as [string, string, string];

/** What was told to apps of customers since the last call. */
let told: Array<Record<string, unknown>> = [];
beforeEach(() => {
	told = [];
	const tools = world.simulator.corp.tools as { emit: unknown };
	tools.emit = (event: string, fields: object) => {
		if (!event.startsWith('change_contact.')) told.push({ event, ...fields });
	};
});

const advance = async (ms: number) => {
	await world.simulator.clock.advance(ms);
	await world.client.login();
};

describe.each([
	['onJobTransfer', 'a current member', false],
	['resignedTransfer', 'a member who left', true],
] as const)('%s: customers of %s', (resource, _whom, resigned) => {
	const pair = { handover_userid: 'member_1', takeover_userid: 'member_2' };
	beforeEach(() => {
		if (resigned) world.simulator.actions.memberResigns({ userid: 'member_1' });
	});
	const transfer = (external_userid: string[], more: JsonObject = {}) =>
		world.client.call(`${resource}.transferCustomers`, { ...pair, external_userid, ...more });
	const result = async (more: JsonObject = {}) =>
		(await world.client.call(`${resource}.getResult`, { ...pair, ...more })).customer;

	it('wait for 24 hours, then belong to the new member', async () => {
		const [a] = customersOf('member_1');
		expect(await transfer([a])).toMatchObject({
			errcode: 0,
			customer: [{ external_userid: a, errcode: 0 }],
		});
		const takeover_time = (START + DAY) / 1000;
		expect(await result()).toEqual([{ external_userid: a, status: 2, takeover_time }]);
		await advance(DAY - SECOND);
		expect(await result()).toMatchObject([{ status: 2 }]);
		await advance(SECOND);
		expect(await result()).toEqual([{ external_userid: a, status: 1, takeover_time }]);
		const { follow_user } = await world.client.call('customer.get', { external_userid: a });
		expect(follow_user).toMatchObject([{ userid: 'member_2', add_way: 202 }]);
		const common = { UserID: 'member_2', ExternalUserID: a };
		const add = { event: 'change_external_contact.add_external_contact', ...common };
		const removed = {
			event: 'change_external_contact.del_external_contact',
			UserID: 'member_1',
			ExternalUserID: a,
			Source: 'DELETE_BY_TRANSFER',
		};
		expect(told).toEqual(resigned ? [add] : [add, removed]);
	});

	it('carry a code each', async () => {
		const [a, b] = customersOf('member_1');
		const [other] = customersOf('member_3');
		await transfer([a]);
		expect(await transfer([a, b, other, 'wmNobody'])).toMatchObject({
			errcode: 0,
			customer: [
				{ errcode: resigned ? 40100 : 40129 },
				{ errcode: 0 },
				{ errcode: 40131 },
				{ errcode: 40096 },
			],
		});
	});

	it('are refused by the customer', async () => {
		const [a] = customersOf('member_1');
		await transfer([a]);
		world.simulator.actions.customerRefusesTransfer({
			handover_userid: 'member_1',
			external_userid: a,
		});
		expect(await result()).toEqual([{ external_userid: a, status: 3, takeover_time: 0 }]);
		await advance(DAY);
		expect(await result()).toMatchObject([{ status: 3 }]);
		expect(told).toEqual([
			{
				event: 'change_external_contact.transfer_fail',
				FailReason: 'customer_refused',
				UserID: 'member_2',
				ExternalUserID: a,
			},
		]);
	});

	it('fail when the new member has too many customers', async () => {
		const [a] = customersOf('member_1');
		world.simulator.actions.memberSet({ userid: 'member_2', customer_limit: 2 });
		await transfer([a]);
		await advance(DAY);
		expect(await result()).toEqual([{ external_userid: a, status: 4, takeover_time: 0 }]);
		expect(told).toMatchObject([{ FailReason: 'customer_limit_exceed' }]);
	});

	it('are taken over without an add event by a member who knew them', async () => {
		const [a] = customersOf('member_1');
		world.simulator.actions.customerAdds({ userid: 'member_2', external_userid: a });
		told = [];
		await transfer([a]);
		await advance(DAY);
		expect(await result()).toMatchObject([{ status: 1 }]);
		expect(told.map(({ event }) => event)).not.toContain(
			'change_external_contact.add_external_contact',
		);
	});

	it('cannot go from a member to the same, or to someone without Customer Contact', async () => {
		const [a] = customersOf('member_1');
		expect((await transfer([a], { takeover_userid: 'member_1' })).errcode).toBe(40130);
		world.simulator.actions.memberSet({ userid: 'member_2', customer_contact: false });
		expect((await transfer([a])).errcode).toBe(84083);
		world.simulator.actions.memberSet({ userid: 'member_3', activated: false });
		expect((await transfer([a], { takeover_userid: 'member_3' })).errcode).toBe(40098);
	});

	it('come in pages of 1000', async () => {
		const { corp, actions } = world.simulator;
		const { resignedAt } = present(corp.people.members.get('member_1'));
		delete present(corp.people.members.get('member_1')).resignedAt;
		for (let i = 0; i < 1001; i++) actions.customerAdds({ userid: 'member_1' });
		if (resignedAt !== undefined)
			present(corp.people.members.get('member_1')).resignedAt = resignedAt;
		const ids = customersOf('member_1');
		for (let i = 0; i < ids.length; i += 100) await transfer(ids.slice(i, i + 100));
		const first = await world.client.call(`${resource}.getResult`, pair);
		expect(first.customer).toHaveLength(1000);
		const cursor = first.next_cursor as string;
		const second = await world.client.call(`${resource}.getResult`, { ...pair, cursor });
		expect(second.customer).toHaveLength(ids.length - 1000);
		expect(second.next_cursor).toBe('');
	});
});

it('transfers a customer of a current member twice in 90 days, and once more after them', async () => {
	const [a] = customersOf('member_1');
	const transfer = async (handover_userid: string, takeover_userid: string) => {
		const input = { handover_userid, takeover_userid, external_userid: [a] };
		const reply = await world.client.call('onJobTransfer.transferCustomers', input);
		await advance(DAY);
		return present((reply.customer as Array<{ errcode: number }>)[0]).errcode;
	};
	expect(await transfer('member_1', 'member_2')).toBe(0);
	expect(await transfer('member_2', 'member_3')).toBe(0);
	expect(await transfer('member_3', 'member_4')).toBe(40128);
	await advance(90 * DAY);
	expect(await transfer('member_3', 'member_4')).toBe(0);
});

it('sends no add event when a member gets back whom they once handed over', async () => {
	const [a] = customersOf('member_1');
	const transfer = async (handover_userid: string, takeover_userid: string) => {
		const input = { handover_userid, takeover_userid, external_userid: [a] };
		await world.client.call('onJobTransfer.transferCustomers', input);
		await advance(DAY);
	};
	await transfer('member_1', 'member_2');
	told = [];
	await transfer('member_2', 'member_1');
	expect(customersOf('member_1')).toContain(a);
	expect(told.map(({ event }) => event)).toEqual(['change_external_contact.del_external_contact']);
});

describe('customers of members who left', () => {
	it('are listed until somebody is to get them', async () => {
		const [a, b] = customersOf('member_1');
		world.simulator.actions.memberResigns({ userid: 'member_1' });
		const unassigned = async (input: JsonObject = {}) =>
			world.client.call('resignedTransfer.getUnassigned', input);
		expect(await unassigned({ page_size: 1 })).toMatchObject({
			info: [{ handover_userid: 'member_1', external_userid: a, dimission_time: START / 1000 }],
			is_last: false,
		});
		const { next_cursor } = await unassigned({ page_size: 1 });
		expect(await unassigned({ page_size: 1, cursor: next_cursor as string })).toMatchObject({
			info: [{ external_userid: b }],
			is_last: true,
			next_cursor: '',
		});
		await world.client.call('resignedTransfer.transferCustomers', {
			handover_userid: 'member_1',
			takeover_userid: 'member_2',
			external_userid: [a],
		});
		expect(await unassigned()).toMatchObject({ info: [{ external_userid: b }] });
	});

	it('are listed by the number of the page too, the older way', async () => {
		const [a, b] = customersOf('member_1');
		world.simulator.actions.memberResigns({ userid: 'member_1' });
		const page = async (page_id: number) =>
			(
				await world.client.send('resignedTransfer.getUnassigned', {
					data: { page_id, page_size: 1 },
				})
			).data;
		expect(await page(0)).toMatchObject({ info: [{ external_userid: a }], is_last: false });
		expect(await page(1)).toMatchObject({ info: [{ external_userid: b }], is_last: true });
		expect(await page(2)).toMatchObject({ info: [], is_last: true });
		expect(await page(-1)).toMatchObject({ errcode: 40058 });
	});

	it('cannot be handed over by someone who has not left, or left a year ago', async () => {
		const [a] = customersOf('member_1');
		const code = () =>
			world.client.code('resignedTransfer.transferCustomers', {
				handover_userid: 'member_1',
				takeover_userid: 'member_2',
				external_userid: [a],
			});
		expect(await code()).toBe(40097);
		world.simulator.actions.memberResigns({ userid: 'member_1' });
		await advance(366 * DAY);
		expect(await code()).toBe(40003);
	});
});

describe('group chats', () => {
	const chat = (owner = 'member_1', customer_group = true) =>
		world.simulator.actions.groupChatCreated({ owner, name: 'Testers', customer_group }).chat_id;
	const transfer = async (
		kind: 'onJobTransfer' | 'resignedTransfer',
		chat_id_list: string[],
		new_owner = 'member_2',
	) =>
		(await world.client.call(`${kind}.transferGroupChats`, { chat_id_list, new_owner }))
			.failed_chat_list as Array<{ chat_id: string; errcode: number }>;
	const ownerOf = async (chat_id: string) =>
		(await world.client.call('groupChat.get', { chat_id })).group_chat as { owner: string };

	it('of a current member change hands at once; those that fail say why', async () => {
		const good = chat();
		const same = chat('member_2');
		const plain = chat('member_1', false);
		expect(await transfer('onJobTransfer', [good, same, plain, 'wrNone'])).toEqual([
			{ chat_id: same, errcode: 90504, errmsg: expect.any(String) as string },
			{ chat_id: plain, errcode: 90501, errmsg: 'chat is not external group chat' },
			{ chat_id: 'wrNone', errcode: 40050, errmsg: expect.any(String) as string },
		]);
		expect(await ownerOf(good)).toMatchObject({ owner: 'member_2' });
	});

	it('of a current member change hands twice in 90 days', async () => {
		const id = chat();
		expect(await transfer('onJobTransfer', [id], 'member_2')).toEqual([]);
		expect(await transfer('onJobTransfer', [id], 'member_3')).toEqual([]);
		expect(await transfer('onJobTransfer', [id], 'member_4')).toMatchObject([{ errcode: 40128 }]);
	});

	it('of a member who left go through their states', async () => {
		const id = chat();
		expect(await transfer('resignedTransfer', [id])).toMatchObject([{ errcode: 90500 }]);
		world.simulator.actions.memberResigns({ userid: 'member_1' });
		expect(await transfer('onJobTransfer', [id])).toMatchObject([{ errcode: 90502 }]);
		expect(await transfer('resignedTransfer', [id])).toEqual([]);
		expect(await transfer('resignedTransfer', [id])).toMatchObject([{ errcode: 90507 }]);
		const statuses = async (status_filter: number) =>
			(
				await world.client.call('groupChat.getAll', {
					limit: 10,
					status_filter,
					owner_filter: { userid_list: ['member_1', 'member_2'] },
				})
			).group_chat_list;
		expect(await statuses(2)).toEqual([{ chat_id: id, status: 2 }]);
		await advance(2 * SECOND);
		expect(await statuses(3)).toEqual([{ chat_id: id, status: 3 }]);
		expect(await ownerOf(id)).toMatchObject({ owner: 'member_2' });
		expect(await transfer('resignedTransfer', [id])).toMatchObject([{ errcode: 90508 }]);
	});

	it('of one person go 300 a day', async () => {
		const ids = Array.from({ length: 301 }, () => chat());
		const failed = [];
		for (let i = 0; i < 301; i += 100) {
			failed.push(...(await transfer('onJobTransfer', ids.slice(i, i + 100))));
		}
		expect(failed).toMatchObject([{ chat_id: ids[300], errcode: 45009 }]);
		await advance(DAY + HOUR);
		expect(await transfer('onJobTransfer', [present(ids[300])])).toEqual([]);
	});
});
