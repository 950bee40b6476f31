import { idOf, itemsOf, useCustomers } from '../../../../support/harness/customers';
import { useSimulator } from '../../../../support/harness/useSimulator';

const DAY_MS = 86_400_000;

const wecom = useSimulator({
	customers: 500,
	members: 3,
	latencyMs: 1,
	strictConcurrency: true,
	fixedTime: Date.parse('2026-01-05T09:00:00Z'),
});
const customers = useCustomers(wecom);

const customersOf = async (userid: string): Promise<string[]> =>
	(await customers()).filter((one) => one.userid === userid).map((one) => one.external_userid);
const pair = { handover_userid: idOf('member_1'), takeover_userid: idOf('member_2') };
const calls = (id: string) => wecom.simulator.ledger.calls(id);

/** Who waits for a new member after someone has left, as the node lists it. */
const resign = async (userid: string) => {
	wecom.simulator.actions.memberResigns({ userid });
	return (await wecom.run('resignedTransfer.getUnassigned', { returnAll: true })).json;
};

describe.each(['onJobTransfer', 'resignedTransfer'])('%s of customers', (resource) => {
	const transfer = async (external_userid: string[], more = {}) =>
		await wecom.run(`${resource}.transferCustomers`, { ...pair, external_userid }, more);
	/** The customers of member_1, who has left where that is needed. */
	const prepare = async (): Promise<string[]> => {
		const ids = await customersOf('member_1');
		if (resource === 'resignedTransfer') await resign('member_1');
		return ids;
	};

	it('gives one item for each customer, with its own code in words', async () => {
		const [first = ''] = await prepare();
		const { json } = await transfer([first, 'wmNobodyKnows']);
		const members = { handover_userid: 'member_1', takeover_userid: 'member_2' };
		expect(json).toEqual([
			{
				...members,
				external_userid: first,
				errcode: 0,
				success: true,
				errcode_text:
					'The transfer has started; it completes automatically after 24 hours and can still fail.',
			},
			{
				...members,
				external_userid: 'wmNobodyKnows',
				errcode: 40096,
				success: false,
				errcode_text: expect.stringMatching(/^The external_userid is not valid\. \S/),
			},
		]);
	});

	it('sends more than a hundred customers in several requests, in their order', async () => {
		const ids = (await prepare()).slice(0, 101);
		const { json, items } = await transfer(ids);
		expect(json.map(({ external_userid }) => external_userid)).toEqual(ids);
		expect(items.every(({ pairedItem }) => JSON.stringify(pairedItem) === '{"item":0}')).toBe(true);
		const requests = wecom.simulator.ledger.requests({ endpoint: `${resource}.transferCustomers` });
		expect(
			requests.map(({ body }) => (body as { external_userid: [] }).external_userid.length),
		).toEqual([100, 1]);
	});

	it('keeps what earlier requests did when a later one fails', async () => {
		const ids = (await prepare()).slice(0, 101);
		wecom.simulator.faults.add({
			fault: { kind: 'errcode', code: 48002 },
			endpoint: `${resource}.transferCustomers`,
			skip: 1,
		});
		const { json } = await transfer(ids, { onError: 'continueRegularOutput' });
		expect(json.slice(0, 100).map(({ external_userid }) => external_userid)).toEqual(
			ids.slice(0, 100),
		);
		expect(json[100]?.error).toMatchObject({
			errcode: 48002,
			description: expect.stringContaining('100 of 101 entries had already been carried out'),
		});
	});

	it('never runs two requests for the same former member at once', async () => {
		const ids = (await prepare()).slice(0, 20);
		const { json } = await wecom.run(
			`${resource}.transferCustomers`,
			{ ...pair, external_userid: '={{ $json.id }}' },
			{ input: itemsOf(ids.map((id) => ({ id }))) },
		);
		expect(json.every(({ success }) => success)).toBe(true);
		const { endpoints } = wecom.simulator.ledger.overlaps();
		expect(endpoints[`${resource}.transferCustomers`]).toBe(1);
	});

	it('is followed with its state in words', async () => {
		const [first = '', second = ''] = await prepare();
		await transfer([first, second]);
		wecom.simulator.actions.customerRefusesTransfer({
			handover_userid: 'member_1',
			external_userid: second,
		});
		const states = async () =>
			(await wecom.run(`${resource}.getResult`, { ...pair, returnAll: true })).json.map(
				({ external_userid, status, status_text }) => [external_userid, status, status_text],
			);
		expect(await states()).toEqual([
			[first, 2, 'Waiting for takeover'],
			[second, 3, 'Refused by the customer'],
		]);
		await wecom.simulator.clock.advance(DAY_MS);
		expect((await states())[0]).toEqual([first, 1, 'Taken over']);
	});
});

describe('a transfer of all customers of a resigned member', () => {
	const transferAll = async (more = {}) =>
		await wecom.run('resignedTransfer.transferAllCustomers', { ...pair, ...more });

	it('finds them among all who wait and hands each over, in requests of a hundred', async () => {
		const ids = await customersOf('member_1');
		await resign('member_1');
		await resign('member_3');
		const { json } = await transferAll();
		expect(json.map(({ external_userid }) => external_userid)).toEqual(ids);
		expect(json[0]).toMatchObject({
			handover_userid: 'member_1',
			takeover_userid: 'member_2',
			success: true,
		});
		expect(calls('resignedTransfer.transferCustomers')).toBe(Math.ceil(ids.length / 100));
		expect(calls('customer.get')).toBe(0);
		const left = (await wecom.run('resignedTransfer.getUnassigned', { returnAll: true })).json;
		expect(new Set(left.map(({ handover_userid }) => handover_userid))).toEqual(
			new Set(['member_3']),
		);
	});

	it('names them where that is asked for', async () => {
		for (const external_userid of await customersOf('member_1'))
			wecom.simulator.actions.customerAdds({ userid: 'member_3', external_userid });
		await resign('member_1');
		const { json } = await transferAll({ options: { customerNames: true } });
		for (const { name } of json) expect(name).toEqual(expect.stringMatching(/\S/));
		expect(calls('customer.get')).toBe(json.length);
	});

	it('keeps what was handed over where a name cannot be read', async () => {
		await resign('member_1');
		const fault = { kind: 'errcode', code: 48002 } as const;
		wecom.simulator.faults.add({ fault, endpoint: 'customer.get' });
		const { json, error } = await transferAll({ options: { customerNames: true } });
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({
			success: true,
			name: null,
			warning: expect.stringContaining('Could not read the name of the customer'),
		});
	});

	it('makes no call about nobody, and says so', async () => {
		await resign('member_3');
		const { json } = await transferAll();
		expect(json).toEqual([
			{ handover_userid: 'member_1', takeover_userid: 'member_2', customers: 0 },
		]);
		expect(calls('resignedTransfer.transferCustomers')).toBe(0);
	});

	it('is an error, not nobody, where WeCom does not list who waits', async () => {
		await resign('member_1');
		const fault = { kind: 'errcode', code: 48002 } as const;
		wecom.simulator.faults.add({ fault, endpoint: 'resignedTransfer.getUnassigned' });
		const { error } = await transferAll();
		expect(error?.message).toContain('48002');
		expect(calls('resignedTransfer.transferCustomers')).toBe(0);
	});

	it('keeps what earlier requests did when a later one fails', async () => {
		await resign('member_1');
		wecom.simulator.faults.add({
			fault: { kind: 'errcode', code: 48002 },
			endpoint: 'resignedTransfer.transferCustomers',
			skip: 1,
		});
		const { json } = await wecom.run('resignedTransfer.transferAllCustomers', pair, {
			onError: 'continueRegularOutput',
		});
		expect(json).toHaveLength(101);
		expect(json[100]?.error).toMatchObject({
			description: expect.stringContaining('had already been carried out'),
		});
	});
});

it('tells the customer what was written for the takeover', async () => {
	const [first = ''] = await customersOf('member_1');
	await wecom.run('onJobTransfer.transferCustomers', {
		...pair,
		external_userid: [first],
		additionalFields: { transfer_success_msg: 'From now on a colleague looks after you.' },
	});
	const [request] = wecom.simulator.ledger.requests({
		endpoint: 'onJobTransfer.transferCustomers',
	});
	expect(request?.body).toEqual({
		handover_userid: 'member_1',
		takeover_userid: 'member_2',
		external_userid: [first],
		transfer_success_msg: 'From now on a colleague looks after you.',
	});
});

it('lists what a member left behind until it is on the way to someone', async () => {
	const ids = await customersOf('member_1');
	const waiting = await resign('member_1');
	expect(waiting.map(({ external_userid }) => external_userid)).toEqual(ids);
	expect(waiting[0]).toEqual({
		handover_userid: 'member_1',
		external_userid: ids[0],
		dimission_time: expect.any(Number),
	});
	await wecom.run('resignedTransfer.transferCustomers', { ...pair, external_userid: ids.slice(1) });
	const left = await wecom.run('resignedTransfer.getUnassigned', { returnAll: true });
	expect(left.json).toEqual(waiting.slice(0, 1));
});

describe('the transfer of group chats', () => {
	const addChats = (count: number): string[] =>
		Array.from(
			{ length: count },
			(_, index) =>
				wecom.simulator.actions.groupChatCreated({ owner: 'member_1', name: `Chat ${index}` })
					.chat_id,
		);
	const new_owner = idOf('member_2');

	it('gives one item for each group chat, those that were accepted included', async () => {
		const [own = ''] = addChats(1);
		const { chat_id: notOurs } = wecom.simulator.actions.groupChatCreated({
			owner: 'member_1',
			name: 'Colleagues',
			customer_group: false,
		});
		const { json } = await wecom.run('onJobTransfer.transferGroupChats', {
			chat_id_list: [notOurs, own],
			new_owner,
		});
		expect(json).toEqual([
			{
				new_owner: 'member_2',
				chat_id: notOurs,
				errcode: 90501,
				errmsg: 'chat is not external group chat',
				success: false,
				errcode_text: 'The group is not a customer group chat. Check the chat_id.',
			},
			{
				new_owner: 'member_2',
				chat_id: own,
				errcode: 0,
				success: true,
				errcode_text: 'The transfer was accepted.',
			},
		]);
	});

	it('sends more than a hundred group chats in several requests', async () => {
		const ids = addChats(101);
		wecom.simulator.actions.memberResigns({ userid: 'member_1' });
		const { json } = await wecom.run('resignedTransfer.transferGroupChats', {
			chat_id_list: ids.join('\n'),
			new_owner,
		});
		expect(json.map(({ chat_id, success }) => [chat_id, success])).toEqual(
			ids.map((id) => [id, true]),
		);
		expect(calls('resignedTransfer.transferGroupChats')).toBe(2);
	});

	it('says of each group chat that its owner has not left', async () => {
		const [own = ''] = addChats(1);
		const { json } = await wecom.run('resignedTransfer.transferGroupChats', {
			chat_id_list: [own],
			new_owner,
		});
		expect(json).toMatchObject([{ chat_id: own, errcode: 90500, success: false }]);
	});
});
