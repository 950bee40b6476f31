import { idOf } from '../../../../support/harness/customers';
import { useSimulator } from '../../../../support/harness/useSimulator';

const wecom = useSimulator({ customers: 2, members: 2 });

const newChat = (name: string) =>
	wecom.simulator.actions.groupChatCreated({ owner: 'member_1', name }).chat_id;
const create = async (fields: object = {}) =>
	await wecom.run('joinWay.create', {
		scene: 2,
		chat_id_list: [newChat('Testers')],
		...fields,
	});
const sent = (operation: string) =>
	wecom.simulator.ledger
		.requests({ endpoint: `joinWay.${operation}` })
		.map(({ body }) => body as Record<string, unknown>);

describe('a join way', () => {
	it('is created with its id alone when no more is asked for', async () => {
		const { json } = await create();
		expect(json).toEqual([{ config_id: expect.any(String) }]);
		expect(wecom.simulator.ledger.calls('joinWay.get')).toBe(0);
	});

	it('is read once after its creation for its settings', async () => {
		const { items } = await create({ options: { fetchDetails: true } });
		expect(items[0]?.json).toMatchObject({ qr_code: expect.any(String), auto_create_room: 1 });
		expect(items[0]?.binary).toBeUndefined();
		expect(wecom.simulator.ledger.calls('joinWay.get')).toBe(1);
	});

	it('is read once after its creation for its QR code as a file', async () => {
		const { items } = await create({ options: { downloadQrCode: true } });
		const { json, binary } = items[0] ?? {};
		expect(binary?.data).toMatchObject({
			fileName: `${String(json?.config_id)}.png`,
			mimeType: 'image/png',
		});
		expect(wecom.simulator.ledger.calls('joinWay.get')).toBe(1);
	});

	it('keeps its id when it cannot be read after its creation', async () => {
		const fault = { kind: 'errcode', code: 48002 } as const;
		wecom.simulator.faults.add({ fault, endpoint: 'joinWay.get' });
		const { json, error } = await create({ options: { downloadQrCode: true } });
		expect(error).toBeUndefined();
		expect(json).toEqual([
			{
				config_id: expect.any(String),
				warning: expect.stringMatching(/^Could not read the details: .*48002/),
			},
		]);
		expect(wecom.simulator.ledger.worked('joinWay.create')).toBe(1);
	});

	it('has no picture to download where it is a button of a mini program', async () => {
		const { items } = await create({ scene: 1, options: { downloadQrCode: true } });
		expect(items[0]?.json.qr_code).toEqual(expect.any(String));
		expect(items[0]?.binary).toBeUndefined();
	});

	it('names the group chats that it creates, unless it creates none', async () => {
		const naming = { room_base_name: 'Testers', room_base_id: 7 };
		await create({ additionalFields: naming });
		await create({ additionalFields: { auto_create_room: true, ...naming } });
		await create({ additionalFields: { auto_create_room: false, ...naming } });
		const names = ['auto_create_room', 'room_base_name', 'room_base_id'];
		const namingOf = (body: Record<string, unknown>) => names.map((name) => body[name]);
		expect(sent('create').map(namingOf)).toEqual([
			[undefined, 'Testers', 7],
			[1, 'Testers', 7],
			[0, undefined, undefined],
		]);
	});

	it('takes five group chats and no sixth, and at least one', async () => {
		const chats = Array.from({ length: 6 }, (_, index) => newChat(`Chat ${index}`));
		expect((await create({ chat_id_list: chats.slice(0, 5) })).error).toBeUndefined();
		const six = await create({ chat_id_list: chats });
		expect(six.error?.message).toBe('Group Chat Names or IDs allows at most 5 entries (got 6)');
		const none = await create({ chat_id_list: '={{ [] }}' });
		expect(none.error?.message).toBe('Group Chat Names or IDs is missing');
		expect(sent('create')).toHaveLength(1);
	});

	it('is overwritten, read and deleted by its id', async () => {
		const config_id = String((await create()).json[0]?.config_id);
		const chat = newChat('Second');
		const updated = await wecom.run('joinWay.update', {
			config_id,
			scene: 2,
			chat_id_list: chat,
			updateFields: { state: 'expo', mark_source: false },
		});
		expect(updated.json).toEqual([{ success: true, config_id, state: 'expo' }]);
		const { json } = await wecom.run('joinWay.get', { config_id });
		expect(json).toEqual([
			expect.objectContaining({ state: 'expo', mark_source: false, chat_id_list: [chat] }),
		]);
		const deleted = await wecom.run('joinWay.delete', { config_id });
		expect(deleted.json).toEqual([{ deleted: true, config_id }]);
		const gone = await wecom.run('joinWay.get', {
			config_id,
			options: { downloadQrCode: true },
		});
		expect(gone.error?.message).toContain('41044');
	});

	it('leads the customer who scans it into its group chat, with the state', async () => {
		const chat_id = newChat('Expo');
		const { json } = await create({ chat_id_list: [chat_id], additionalFields: { state: 'expo' } });
		const [userid] = [...wecom.simulator.corp.people.customers.keys()];
		wecom.simulator.actions.customerJoinsThroughJoinWay({
			join_way: String(json[0]?.config_id),
			external_userid: userid,
		});
		const chat = await wecom.run('groupChat.get', { chat_id: idOf(chat_id) });
		expect(chat.json[0]?.member_list).toContainEqual(expect.objectContaining({ state: 'expo' }));
	});
});
