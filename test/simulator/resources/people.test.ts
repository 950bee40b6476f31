import { createSimulator } from '../../../simulator';
import { createClient, customerOf, HOUR, useSimulator, present } from '../support';

const world = useSimulator({
	members: 3,
	customers: 30,
	apps: [
		{ name: 'main', secret: 'secret-of-main' },
		{ name: 'narrow', secret: 'secret-of-narrow', visibleMembers: ['member_2'] },
	],
});

describe('followUser.getAll', () => {
	it('lists the members with Customer Contact who have not left', async () => {
		world.simulator.actions.memberSet({ userid: 'member_2', customer_contact: false });
		world.simulator.actions.memberResigns({ userid: 'member_3' });
		world.simulator.actions.memberJoins({ userid: 'member_a' });
		expect(await world.client.call('followUser.getAll')).toEqual({
			errcode: 0,
			errmsg: 'ok',
			follow_user: ['member_1', 'member_a'],
		});
	});

	it("lists only members in the app's visible range", async () => {
		const narrow = await createClient(world.simulator, 'narrow');
		expect((await narrow.call('followUser.getAll')).follow_user).toEqual(['member_2']);
	});
});

describe('customer.getAll', () => {
	it("lists a member's customers", async () => {
		const { external_userid } = await world.client.call('customer.getAll', { userid: 'member_1' });
		expect(external_userid).toHaveLength(10);
		expect((external_userid as string[])[0]).toMatch(/^wmSim\w{27}$/);
	});

	it('answers 84061 for a member without customers', async () => {
		world.simulator.actions.memberJoins({ userid: 'member_a' });
		expect(await world.client.code('customer.getAll', { userid: 'member_a' })).toBe(84061);
	});

	it('does not list those who were not added back yet', async () => {
		world.simulator.actions.memberJoins({ userid: 'member_a' });
		world.simulator.actions.customerAdds({ userid: 'member_a', half: true });
		expect(await world.client.code('customer.getAll', { userid: 'member_a' })).toBe(84061);
	});

	it('answers 60111 for an unknown member and 60011 outside the visible range', async () => {
		expect(await world.client.code('customer.getAll', { userid: 'nobody' })).toBe(60111);
		const narrow = await createClient(world.simulator, 'narrow');
		expect(await narrow.code('customer.getAll', { userid: 'member_1' })).toBe(60011);
	});
});

describe('customer.get', () => {
	it('gives a WeChat user with the member who follows', async () => {
		const added = world.simulator.actions.customerAdds({
			userid: 'member_1',
			name: 'Example Customer',
			state: 'fair',
			add_way: 16,
		});
		const reply = await world.client.call('customer.get', {
			external_userid: added.external_userid,
		});
		expect(reply).toMatchObject({
			external_contact: {
				external_userid: added.external_userid,
				name: 'Example Customer',
				type: 1,
				unionid: expect.stringMatching(/^o/) as string,
			},
			follow_user: [
				{
					userid: 'member_1',
					remark: 'Example Customer',
					state: 'fair',
					add_way: 16,
					oper_userid: added.external_userid,
					tags: [],
				},
			],
		});
		expect(reply).not.toHaveProperty('next_cursor');
		expect(reply.external_contact).not.toHaveProperty('corp_name');
	});

	it('gives a WeCom user with the corp, without unionid', async () => {
		const { external_userid } = world.simulator.actions.customerAdds({
			userid: 'member_1',
			type: 2,
		});
		const reply = await world.client.call('customer.get', { external_userid });
		expect(external_userid).toMatch(/^wo/);
		expect(reply.external_contact).toMatchObject({
			type: 2,
			corp_name: expect.any(String) as string,
		});
		expect(reply.external_contact).not.toHaveProperty('unionid');
	});

	it('pages followers beyond 500', async () => {
		const { corp, actions } = world.simulator;
		const external_userid = customerOf(world.simulator);
		for (let i = 0; i < 501; i++) {
			corp.people.addMember({ userid: `crowd_${i}` });
			actions.customerAdds({ userid: `crowd_${i}`, external_userid });
		}
		const first = await world.client.call('customer.get', { external_userid });
		expect(first.follow_user).toHaveLength(500);
		const second = await world.client.call('customer.get', {
			external_userid,
			cursor: first.next_cursor as string,
		});
		expect(second.follow_user).toHaveLength(2);
		expect(second).not.toHaveProperty('next_cursor');
	});

	it('answers 40096 for an unknown id and 84061 once nobody follows', async () => {
		expect(await world.client.code('customer.get', { external_userid: 'wmNobody' })).toBe(40096);
		const external_userid = customerOf(world.simulator);
		world.simulator.actions.memberDeletesCustomer({ userid: 'member_1', external_userid });
		expect(await world.client.code('customer.get', { external_userid })).toBe(84061);
	});
});

describe('customer.getBatch', () => {
	const userid_list = ['member_1', 'member_2', 'member_3'];

	it('gives every pair once over pages of the size asked for', async () => {
		const seen: string[] = [];
		const sizes: number[] = [];
		let cursor = '';
		do {
			const page = await world.client.call('customer.getBatch', { userid_list, limit: 8, cursor });
			const list = page.external_contact_list as Array<{
				external_contact: { external_userid: string };
				follow_info: { userid: string };
			}>;
			sizes.push(list.length);
			for (const entry of list) {
				seen.push(`${entry.follow_info.userid}/${entry.external_contact.external_userid}`);
			}
			cursor = page.next_cursor as string;
		} while (cursor);
		expect(sizes).toEqual([8, 8, 8, 6]);
		expect(new Set(seen).size).toBe(30);
	});

	it('keeps its place while customers are deleted and added', async () => {
		const first = await world.client.call('customer.getBatch', { userid_list, limit: 5 });
		const ids = (await world.client.call('customer.getAll', { userid: 'member_1' }))
			.external_userid as string[];
		world.simulator.actions.memberDeletesCustomer({
			userid: 'member_1',
			external_userid: present(ids[0]),
		});
		world.simulator.actions.customerAdds({ userid: 'member_1' });
		const second = await world.client.call('customer.getBatch', {
			userid_list,
			limit: 1,
			cursor: first.next_cursor as string,
		});
		expect(second.external_contact_list).toEqual([
			expect.objectContaining({
				external_contact: expect.objectContaining({ external_userid: ids[5] }) as object,
			}),
		]);
	});

	it('ends with an empty cursor exactly at the last record', async () => {
		const page = await world.client.call('customer.getBatch', { userid_list, limit: 30 });
		expect(page.external_contact_list).toHaveLength(30);
		expect(page.next_cursor).toBe('');
	});

	it('gives 50 records by default and 100 for anything larger', async () => {
		for (let i = 0; i < 80; i++) world.simulator.actions.customerAdds({ userid: 'member_1' });
		const size = async (input: object) =>
			(
				(await world.client.call('customer.getBatch', { userid_list, ...input }))
					.external_contact_list as unknown[]
			).length;
		expect(await size({})).toBe(50);
		expect(await size({ limit: 1000 })).toBe(100);
	});

	it('names the members without a license and leaves their customers out', async () => {
		world.simulator.actions.memberSet({ userid: 'member_2', licensed: false });
		const page = await world.client.call('customer.getBatch', { userid_list });
		expect(page.external_contact_list).toHaveLength(20);
		expect(page.fail_info).toEqual({ unlicensed_userid_list: ['member_2'] });
		const only = { userid_list: ['member_2'] };
		expect(await world.client.code('customer.getBatch', only)).toBe(701008);
	});

	it('refuses a cursor of another list', async () => {
		const page = await world.client.call('customer.getBatch', { userid_list, limit: 5 });
		const cursor = page.next_cursor as string;
		const other = { userid_list: ['member_1'], cursor };
		expect(await world.client.code('customer.getBatch', other)).toBe(60268);
		expect(await world.client.code('customer.getBatch', { userid_list, cursor: 'x' })).toBe(60268);
	});
});

describe('customer.updateRemark', () => {
	const update = (fields: object) =>
		world.client.code('customer.updateRemark', {
			userid: 'member_1',
			external_userid: customerOf(world.simulator),
			...fields,
		});
	const read = async () => {
		const external_userid = customerOf(world.simulator);
		const reply = await world.client.call('customer.get', { external_userid });
		return (reply.follow_user as object[])[0];
	};

	it('changes what is given and leaves the rest', async () => {
		await update({
			remark: 'A',
			description: 'B',
			remark_company: 'C',
			remark_mobiles: ['1', '2'],
		});
		expect(await update({ description: 'D' })).toBe(0);
		expect(await read()).toMatchObject({
			remark: 'A',
			description: 'D',
			remark_corp_name: 'C',
			remark_mobiles: ['1', '2'],
		});
	});

	it('clears a remark with an empty text and the mobiles with one empty text', async () => {
		await update({ remark: 'A', remark_mobiles: ['1'] });
		expect(await update({ remark: '', remark_mobiles: [''] })).toBe(0);
		expect(await read()).toMatchObject({ remark: '', remark_mobiles: [] });
	});

	it('answers 40063 when nothing is given to change', async () => {
		expect(await update({})).toBe(40063);
	});
});

describe('customer.markTags', () => {
	const makeTags = async () => {
		const reply = await world.client.call('corpTag.create', {
			group_name: 'Level',
			tag: [{ name: 'Gold' }, { name: 'Silver' }],
		});
		return (reply.tag_group as { tag: Array<{ id: string }> }).tag.map(({ id }) => id);
	};
	const mark = (fields: object) =>
		world.client.code('customer.markTags', {
			userid: 'member_1',
			external_userid: customerOf(world.simulator),
			...fields,
		});
	const tagsOf = async () => {
		const external_userid = customerOf(world.simulator);
		const reply = await world.client.call('customer.get', { external_userid });
		return present((reply.follow_user as Array<{ tags: Array<{ tag_name: string }> }>)[0]).tags;
	};

	it('adds and takes off tags, which customer.get then shows', async () => {
		const [gold, silver] = await makeTags();
		expect(await mark({ add_tag: [gold, silver] })).toBe(0);
		expect(await mark({ remove_tag: [gold] })).toBe(0);
		expect(await tagsOf()).toEqual([
			{ group_name: 'Level', tag_name: 'Silver', tag_id: silver, type: 1 },
		]);
	});

	it('leaves one tag when the same is added twice', async () => {
		const [gold] = await makeTags();
		await mark({ add_tag: [gold] });
		await mark({ add_tag: [gold] });
		expect(await tagsOf()).toHaveLength(1);
	});

	it('takes 3000 tags of one member on one customer, and no more', async () => {
		const tag = (from: number) => Array.from({ length: 100 }, (_, i) => ({ name: `${from + i}` }));
		const ids: string[] = [];
		for (let from = 0; from < 3100; from += 100) {
			const group_name = `Group ${from}`;
			const reply = await world.client.call('corpTag.create', { group_name, tag: tag(from) });
			ids.push(...(reply.tag_group as { tag: Array<{ id: string }> }).tag.map(({ id }) => id));
		}
		expect(await mark({ add_tag: ids.slice(0, 3000) })).toBe(0);
		expect(await mark({ add_tag: [ids[0]] })).toBe(0);
		expect(await mark({ add_tag: [ids[3000]] })).toBe(40144);
		expect(await mark({ add_tag: [ids[3000]], remove_tag: [ids[0]] })).toBe(0);
		expect(await tagsOf()).toHaveLength(3000);
	});

	it('loses a tag that is deleted from the library', async () => {
		const [gold] = await makeTags();
		await mark({ add_tag: [gold] });
		await world.client.call('corpTag.delete', { tag_id: [present(gold)] });
		expect(await tagsOf()).toEqual([]);
		expect(await mark({ add_tag: [gold] })).toBe(40068);
	});

	it('answers 84061 for a customer of someone else, 40096 for nobody', async () => {
		const [gold] = await makeTags();
		const other = customerOf(world.simulator, 'member_2');
		expect(await mark({ external_userid: other, add_tag: [gold] })).toBe(84061);
		expect(await mark({ external_userid: 'wmNobody', add_tag: [gold] })).toBe(40096);
	});

	it('works after the customer deleted the member, not after the member deleted the customer', async () => {
		const [gold] = await makeTags();
		const pair = { userid: 'member_1', external_userid: customerOf(world.simulator) };
		world.simulator.actions.customerDeletesMember(pair);
		expect(await mark({ add_tag: [gold] })).toBe(0);
		world.simulator.actions.memberDeletesCustomer(pair);
		expect(await mark({ ...pair, add_tag: [gold] })).toBe(84061);
	});

	it('answers 84061 until the member adds back who came without verification', async () => {
		const [gold] = await makeTags();
		const { actions } = world.simulator;
		const { external_userid } = actions.customerAdds({ userid: 'member_1', half: true });
		expect(await mark({ external_userid, add_tag: [gold] })).toBe(84061);
		actions.memberAddsBack({ userid: 'member_1', external_userid });
		expect(await mark({ external_userid, add_tag: [gold] })).toBe(0);
	});
});

describe('customer.getServed', () => {
	it('tells the same person by the same temporary id within one traversal only', async () => {
		const external_userid = customerOf(world.simulator);
		world.simulator.actions.customerAdds({ userid: 'member_2', external_userid });
		const traverse = async () => {
			const found: Array<{ tmp_openid: string; external_userid?: string }> = [];
			let cursor = '';
			do {
				const page = await world.client.call('customer.getServed', { limit: 7, cursor });
				found.push(...(page.info_list as typeof found));
				cursor = page.next_cursor as string;
			} while (cursor);
			return found;
		};
		const first = await traverse();
		expect(first).toHaveLength(31);
		expect(new Set(first.map((entry) => entry.tmp_openid)).size).toBe(30);
		const second = await traverse();
		expect(present(second[0]).tmp_openid).not.toBe(present(first[0]).tmp_openid);
	});

	it('masks the name of who is no customer', async () => {
		world.simulator.actions.customerAdds({ userid: 'member_1', half: true, name: 'Example' });
		const { info_list } = await world.client.call('customer.getServed');
		expect((info_list as object[]).at(-1)).toMatchObject({ is_customer: false, name: '******e' });
	});

	it('refuses a cursor after four hours', async () => {
		const page = await world.client.call('customer.getServed', { limit: 5 });
		await world.simulator.clock.advance(5 * HOUR);
		await world.client.login();
		const cursor = page.next_cursor as string;
		expect(await world.client.code('customer.getServed', { cursor })).toBe(60268);
	});
});

it('makes a corp of 100,000 customers whose ids depend on the seed alone', () => {
	const large = createSimulator({ customers: 100_000, members: 50 });
	const ids = new Set(large.corp.people.customers.keys());
	expect(ids.size).toBe(100_000);
	const small = createSimulator({ customers: 1 });
	expect(customerOf(small)).toBe(customerOf(large));
	expect(customerOf(createSimulator({ customers: 1, seed: 2 }))).not.toBe(customerOf(large));
});
