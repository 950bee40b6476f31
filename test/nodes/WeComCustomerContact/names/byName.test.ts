import type { INodeParameterResourceLocator, INodeParameters } from 'n8n-workflow';

import { idOf, itemsOf } from '../../../../support/harness/customers';
import { RecordingServer, type Answer } from '../../../../support/harness/recordingServer';
import { runNode } from '../../../../support/harness/runNode';
import { sampleFile } from '../../../../support/harness/sampleFile';
import { useSimulator } from '../../../../support/harness/useSimulator';

const wecom = useSimulator({ customers: 4, members: 6 });

const server = new RecordingServer();
beforeAll(async () => await server.start());
afterAll(async () => await server.stop());

const byName = (value: string): INodeParameterResourceLocator => ({
	__rl: true,
	mode: 'name',
	value,
});

/** What operations were asked for, in their order, without reading the token. */
const calls = () =>
	wecom.simulator.ledger
		.requests()
		.flatMap(({ endpoint }) => endpoint ?? [])
		.filter((endpoint) => endpoint !== 'accessToken.get');
const sent = (endpoint: string) =>
	wecom.simulator.ledger.requests({ endpoint }).map(({ body }) => body as Record<string, unknown>);

const picture = sampleFile({ filename: 'cup.jpg', content_type: 'image/jpg', filelength: 64 });

const newChat = (name: string, owner = 'member_1') =>
	wecom.simulator.actions.groupChatCreated({ owner, name }).chat_id;
const newTags = (name: string, ...tags: string[]) =>
	wecom.simulator.actions.tagGroupCreated({ name, tags });
const newWay = async (additionalFields: INodeParameters) =>
	await wecom.run('contactWay.create', { type: 1, scene: 2, user: ['member_1'], additionalFields });
const newLink = async (link_name: string) =>
	await wecom.run('acquisitionLink.create', { link_name, user_list: ['member_1'] });
const newRule = async (rule_name: string) =>
	await wecom.run('interceptRule.create', {
		rule_name,
		word_list: 'cash only',
		intercept_type: 2,
		user_list: ['member_1'],
	});
const newProduct = async (description: string, product_sn: string) =>
	await wecom.run(
		'productAlbum.create',
		{
			description,
			price: 12_900,
			attachments: { values: [{ source: 'binary', binaryPropertyName: 'data' }] },
			additionalFields: { product_sn },
		},
		{ input: [{ json: {}, binary: { data: picture } }] },
	);
const newRuleGroup = async (resource: string, strategy_name: string) =>
	await wecom.run(`${resource}.create`, {
		strategy_name,
		admin_list: ['member_1'],
		range: { values: [{ type: 1, userid: 'member_2' }] },
	});

describe('a record that is given by its name', () => {
	/** Makes what can be called by names, and gives the names with the operation and what it has to send. */
	interface Named {
		operation: string;
		field: string;
		names: readonly string[];
		make: () => Promise<unknown>;
	}
	const idFrom = async (made: Promise<{ json: object[] }>, field: string) =>
		(await made).json.map((one) => (one as Record<string, unknown>)[field])[0];
	const CASES: Named[] = [
		{
			operation: 'groupChat.get',
			field: 'chat_id',
			names: ['Spring promotion'],
			make: async () => {
				newChat('Autumn promotion');
				return await Promise.resolve(newChat('Spring promotion'));
			},
		},
		{
			operation: 'contactWay.get',
			field: 'config_id',
			names: ['Front desk', 'desk-1'],
			make: async () => {
				await newWay({ remark: 'Back door', state: 'door-1' });
				const made = newWay({ remark: 'Front desk', state: 'desk-1' });
				return await idFrom(made, 'config_id');
			},
		},
		{
			operation: 'acquisitionLink.get',
			field: 'link_id',
			names: ['Spring campaign'],
			make: async () => {
				await newLink('Autumn campaign');
				return await idFrom(newLink('Spring campaign'), 'link_id');
			},
		},
		{
			operation: 'interceptRule.get',
			field: 'rule_id',
			names: ['No private payment'],
			make: async () => {
				await newRule('No gifts');
				return await idFrom(newRule('No private payment'), 'rule_id');
			},
		},
		{
			operation: 'productAlbum.get',
			field: 'product_id',
			names: ['Tea set', 'TEA001'],
			make: async () => {
				await newProduct('Cup', 'CUP001');
				return await idFrom(newProduct('Tea set', 'TEA001'), 'product_id');
			},
		},
		...['customerStrategy', 'momentStrategy'].map((resource) => ({
			operation: `${resource}.get`,
			field: 'strategy_id',
			names: ['Northern stores'],
			make: async () => {
				await newRuleGroup(resource, 'Southern stores');
				return await idFrom(newRuleGroup(resource, 'Northern stores'), 'strategy_id');
			},
		})),
		{
			operation: 'corpTag.update',
			field: 'id',
			names: ['VIP', 'Level/VIP', ' VIP '],
			make: async () => {
				await wecom.run('corpTag.create', {
					addTo: 'name',
					group_name: 'Level',
					tag: { values: [{ name: 'VIP' }, { name: 'Guest' }] },
				});
				const [group] = (await wecom.run('corpTag.getAll')).json;
				const tags = group?.tag as Array<{ id: string; name: string }>;
				return tags.find(({ name }) => name === 'VIP')?.id;
			},
		},
	];

	it.each(CASES)('is the one with that name: $operation', async (one) => {
		const id = await one.make();
		expect(id).toBeDefined();
		for (const name of one.names) {
			const { error } = await wecom.run(one.operation, {
				[one.field]: byName(name),
				updateFields: one.operation === 'corpTag.update' ? { order: 7 } : {},
			});
			expect(error).toBeUndefined();
			expect(sent(one.operation).at(-1)).toMatchObject({ [one.field]: id });
		}
	});

	it.each(CASES)(
		'is refused with what there is where it has no such name: $operation',
		async (one) => {
			await one.make();
			const { error } = await wecom.run(one.operation, {
				[one.field]: byName('Nobody knows'),
				updateFields: {},
			});
			expect(error?.message).toMatch(
				/has the name "Nobody knows", which does not exist\. There is: /,
			);
			expect(error?.message).toContain(one.names[0]);
			const asked = wecom.simulator.ledger.requests().map(({ body }) => body);
			expect(JSON.stringify(asked)).not.toContain('Nobody');
		},
	);

	it('can be a group of tags that an item names', async () => {
		const { group_id } = newTags('Level', 'VIP');
		const { error } = await wecom.run(
			'corpTag.create',
			{
				addTo: 'existing',
				group_id: byName('={{ $json.group }}'),
				tag: { values: [{ name: '={{ $json.tag }}' }] },
			},
			{
				input: itemsOf([
					{ group: 'Level', tag: 'Gold' },
					{ group: group_id, tag: 'Silver' },
				]),
			},
		);
		expect(error).toBeUndefined();
		expect(sent('corpTag.create').map((body) => body.group_id)).toEqual([group_id, group_id]);
	});

	it('is looked for in the rule group that the request names, by name as well', async () => {
		await newRuleGroup('customerStrategy', 'North');
		await newRuleGroup('customerStrategy', 'South');
		const make = async (strategy: string, tag: string) =>
			await wecom.run('strategyTag.create', {
				strategy_id: byName(strategy),
				addTo: 'name',
				group_name: 'Interest',
				tag: { values: [{ name: tag }] },
			});
		const [north] = (await make('North', 'High')).json;
		const [south] = (await make('South', 'High')).json;
		expect(north?.group_id).not.toBe(south?.group_id);
		const { error } = await wecom.run('strategyTag.create', {
			strategy_id: byName('South'),
			addTo: 'existing',
			group_id: byName('Interest'),
			tag: { values: [{ name: 'Low' }] },
		});
		expect(error).toBeUndefined();
		expect(sent('strategyTag.create').at(-1)).toMatchObject({ group_id: south?.group_id });
	});

	it('is looked for among the group chats of the sender', async () => {
		newChat('Spring promotion', 'member_2');
		const chat = newChat('Spring promotion', 'member_1');
		const { error } = await wecom.run('groupMessage.create', {
			chat_type: 'group',
			sender: idOf('member_1'),
			filters: { chat_id_list: 'Spring promotion' },
			content: 'Hello',
		});
		expect(error).toBeUndefined();
		expect(sent('groupMessage.create')[0]).toMatchObject({ chat_id_list: [chat] });
	});
});

describe('what was picked from a list or typed in as an ID', () => {
	it.each(['list', 'id'])(
		'goes out as it is, without a look at the names (mode %s)',
		async (mode) => {
			newChat('Spring');
			await wecom.run('groupChat.get', { chat_id: { __rl: true, mode, value: 'Spring' } });
			expect(calls()).toEqual(['groupChat.get']);
			expect(sent('groupChat.get')[0]).toMatchObject({ chat_id: 'Spring' });
		},
	);

	it('costs no call By Name either where it can only be an ID', async () => {
		const chat = newChat('Spring promotion');
		const { error } = await wecom.run('groupChat.get', { chat_id: byName(chat) });
		expect(error).toBeUndefined();
		expect(calls()).toEqual(['groupChat.get']);
	});

	it('may be a name where an expression stands at From List, as a tool leaves it', async () => {
		const chat = newChat('Spring promotion');
		const { error } = await wecom.run(
			'groupChat.get',
			{ chat_id: { mode: 'list', value: '={{ $json.chat }}' } as never },
			{ input: itemsOf([{ chat: 'Spring promotion' }]) },
		);
		expect(error).toBeUndefined();
		expect(sent('groupChat.get').at(-1)).toMatchObject({ chat_id: chat });
	});
});

describe('two records of one name', () => {
	it('are told apart in the error, by the owner and the ID of a chat', async () => {
		const chats = [
			newChat('Spring promotion', 'member_1'),
			newChat('Spring promotion', 'member_2'),
		];
		const { error } = await wecom.run('groupChat.get', { chat_id: byName('Spring promotion') });
		expect(error?.message).toBe(
			`Group Chat has the name "Spring promotion", which stands for more than one: Spring promotion (member_1) [${chats[0]}], Spring promotion (member_2) [${chats[1]}]. Use the ID`,
		);
	});
});

describe('names that take a request each', () => {
	it('are read for 1000 records, and not for more', async () => {
		const chats = Array.from({ length: 1000 }, (_, at) => newChat(`Chat ${at}`));
		const read = async () => await wecom.run('groupChat.get', { chat_id: byName('Chat 999') });
		expect((await read()).json[0]).toMatchObject({ chat_id: chats[999] });
		newChat('One too many');
		const before = sent('groupChat.get').length;
		expect((await read()).error?.message).toBe(
			'Group Chat is given by name, but there are more than 1000, and each name takes a request. Use the ID',
		);
		expect(sent('groupChat.get')).toHaveLength(before);
	});

	it('are read once for all items, which then take a request each as with IDs', async () => {
		const chats = ['First', 'Second', 'Third'].map((name) => newChat(name));
		const { json } = await wecom.run(
			'groupChat.get',
			{ chat_id: byName('={{ $json.name }}') },
			{ input: itemsOf(['Third', 'First', 'First'].map((name) => ({ name }))) },
		);
		expect(json.map(({ chat_id }) => chat_id)).toEqual([chats[2], chats[0], chats[0]]);
		expect(sent('groupChat.getAll')).toHaveLength(1);
		expect(sent('groupChat.get')).toHaveLength(chats.length + 3);
	});

	it('leave out the record that cannot be read', async () => {
		const [first, second] = [
			'wrChat00000000000000000000000001',
			'wrChat00000000000000000000000002',
		];
		const chats = [first, second].map((chat_id) => ({ chat_id }));
		server.answering = ({ path, body }): Answer => {
			if (path.endsWith('/groupchat/list')) return { errcode: 0, group_chat_list: chats };
			const { chat_id = '' } = JSON.parse(body.toString()) as { chat_id?: string };
			if (chat_id === first) return { errcode: 49008, errmsg: 'dissolved' };
			return { errcode: 0, group_chat: { chat_id, name: 'Spring promotion' } };
		};
		const { json } = await runNode({
			credential: server.credential,
			parameters: {
				resource: 'groupChat',
				operation: 'get',
				chat_id: byName('Spring promotion'),
			},
		});
		expect(json).toMatchObject([{ chat_id: second }]);
	});
});
