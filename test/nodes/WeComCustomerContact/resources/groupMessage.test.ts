import type { INodeParameters } from 'n8n-workflow';

import { idOf, itemsOf, useCustomers } from '../../../../support/harness/customers';
import { sampleFile } from '../../../../support/harness/sampleFile';
import { useSimulator } from '../../../../support/harness/useSimulator';

const wecom = useSimulator({ customers: 20, members: 4 });

const [TEA = '', COFFEE = '', REGULAR = ''] = ['Tea', 'Coffee', 'Regular'].map(
	(name) => `et${name.padEnd(30, '0')}`,
);
const NO_CHAT = `wr${'0'.repeat(30)}`;
const customers = useCustomers(wecom);

/** The ids of a member's customers. */
const customersOf = async (userid: string): Promise<string[]> =>
	(await customers()).filter((one) => one.userid === userid).map((one) => one.external_userid);

const sent = () => wecom.simulator.ledger.requests({ endpoint: 'groupMessage.create' });
const sender = idOf('member_1');

describe('a group message to customers', () => {
	it('keeps the ids that cannot be sent to in fail_list', async () => {
		const [first = '', second = ''] = await customersOf('member_1');
		const { json } = await wecom.run('groupMessage.create', {
			sender,
			filters: { external_userid: [first, 'wmNobodyKnows', second] },
			content: 'The new catalogue is here.',
		});
		expect(json).toEqual([{ msgid: expect.any(String), fail_list: ['wmNobodyKnows'] }]);
	});

	it('takes recipients as a text with commas from an expression', async () => {
		const ids = await customersOf('member_1');
		await wecom.run(
			'groupMessage.create',
			{ sender, filters: { external_userid: '={{ $json.ids }}' }, content: 'Hello' },
			{ input: itemsOf([{ ids: ids.join(', ') }]) },
		);
		expect(sent()[0]?.body).toMatchObject({ external_userid: ids });
	});

	it('combines tags inside a condition with OR and conditions with AND', async () => {
		const condition = (...tags: string[]) => ({ tag_list: tags });
		await wecom.run('groupMessage.create', {
			sender,
			filters: {
				tag_filter: { group_list: [condition(TEA, COFFEE), condition(REGULAR)] },
			},
			content: 'Hello',
		});
		expect(sent()[0]?.body).toMatchObject({
			tag_filter: {
				group_list: [{ tag_list: [TEA, COFFEE] }, { tag_list: [REGULAR] }],
			},
		});
	});

	it('is refused when the chosen customers come out empty, instead of going to all of the sender', async () => {
		const { error } = await wecom.run(
			'groupMessage.create',
			{ sender, filters: { external_userid: '={{ $json.ids }}' }, content: 'Hello' },
			{ input: itemsOf([{ ids: [] }]) },
		);
		expect(error?.message).toBe(
			'Customer Names or IDs is empty (got []). Fill it in, or remove the field: an empty one never means all',
		);
		expect(wecom.simulator.ledger.calls('groupMessage.create')).toBe(0);
	});

	it('is refused when a condition has no tag, instead of going to all of the sender', async () => {
		const { error } = await wecom.run('groupMessage.create', {
			sender,
			filters: { tag_filter: { group_list: [{ tag_list: [] }] } },
			content: 'Hello',
		});
		expect(error?.message).toContain('Tag Names or IDs is missing');
		expect(wecom.simulator.ledger.calls('groupMessage.create')).toBe(0);
	});

	it('goes to all customers of the sender when no recipients were added', async () => {
		const { json } = await wecom.run('groupMessage.create', { sender, content: 'Hello' });
		const results = await wecom.run('groupMessage.getSendResult', {
			msgid: idOf(String(json[0]?.msgid)),
			userid: sender,
			returnAll: true,
		});
		expect(results.json.map(({ external_userid }) => external_userid).sort()).toEqual(
			(await customersOf('member_1')).sort(),
		);
	});

	it('needs a sender or recipients, and says so by their names in the form', async () => {
		const { error } = await wecom.run('groupMessage.create', { content: 'Hello' });
		expect(error?.message).toBe(
			'Fill in at least one of Customer Names or IDs, Customer Tags, Sender',
		);
	});

	it('is never split: one customer too many is refused before anything is sent', async () => {
		const ids = Array.from({ length: 10_001 }, (_, index) => `wmExample${index}`);
		const run = async (external_userid: string[]) =>
			await wecom.run(
				'groupMessage.create',
				{ sender, filters: { external_userid: '={{ $json.ids }}' }, content: 'Hello' },
				{ input: itemsOf([{ ids: external_userid }]) },
			);
		const { error } = await run(ids);
		expect(error?.message).toBe('Customer Names or IDs allows at most 10000 entries (got 10001)');
		expect(wecom.simulator.ledger.calls('groupMessage.create')).toBe(0);
		await run(ids.slice(1));
		expect(wecom.simulator.ledger.calls('groupMessage.create')).toBe(1);
	});

	it('is not sent again when its answer was lost', async () => {
		wecom.simulator.faults.add({
			fault: { kind: 'reset', when: 'after' },
			endpoint: 'groupMessage.create',
		});
		const { error } = await wecom.run('groupMessage.create', { sender, content: 'Hello' });
		expect(error?.message).toContain('may have been carried out');
		expect(wecom.simulator.ledger.worked('groupMessage.create')).toBe(1);
		expect(wecom.simulator.ledger.calls('groupMessage.create')).toBe(1);
	});

	it('takes pictures, videos and files straight from the input, each uploaded as what it is', async () => {
		const file = (filename: string, content_type: string) =>
			sampleFile({ filename, content_type, filelength: 64 });
		const attachment = (msgtype: string, binaryPropertyName: string) => ({
			msgtype,
			source: 'binary',
			binaryPropertyName,
		});
		const { error, json } = await wecom.run(
			'groupMessage.create',
			{
				sender,
				attachments: {
					values: [
						attachment('image', 'picture'),
						attachment('video', 'clip'),
						attachment('file', 'list'),
						{
							...attachment('miniprogram', 'picture'),
							title: 'Tea shop',
							appid: 'wx0000000000000000',
							page: 'pages/index.html',
						},
					],
				},
			},
			{
				input: [
					{
						json: {},
						binary: {
							picture: file('cup.png', 'image/png'),
							clip: file('brewing.mp4', 'video/mp4'),
							list: file('prices.pdf', 'application/pdf'),
						},
					},
				],
			},
		);
		expect(error).toBeUndefined();
		expect(json[0]?.msgid).toEqual(expect.any(String));
		const uploads = wecom.simulator.ledger.requests({ endpoint: 'media.uploadTemporary' });
		expect(uploads.map(({ query }) => query.type)).toEqual(['image', 'video', 'file']);
	});
});

describe('a group message to group chats', () => {
	it('goes to the chosen group chats of its sender', async () => {
		const { chat_id } = wecom.simulator.actions.groupChatCreated({
			owner: 'member_1',
			name: 'Tea lovers',
		});
		const { json } = await wecom.run('groupMessage.create', {
			chat_type: 'group',
			sender,
			filters: { chat_id_list: [chat_id, NO_CHAT] },
			content: 'Hello',
		});
		expect(sent()[0]?.body).toEqual({
			chat_type: 'group',
			chat_id_list: [chat_id, NO_CHAT],
			sender: 'member_1',
			text: { content: 'Hello' },
		});
		expect(json[0]?.fail_list).toEqual([NO_CHAT]);
	});

	it('leaves out what was filled in for customers before', async () => {
		await wecom.run('groupMessage.create', {
			chat_type: 'group',
			sender,
			filters: { external_userid: ['wmExample1'] },
			additionalFields: { allow_select: true },
			content: 'Hello',
		});
		expect(sent()[0]?.body).toEqual({
			chat_type: 'group',
			sender: 'member_1',
			text: { content: 'Hello' },
		});
	});

	it.each<[string, INodeParameters, string]>([
		[
			'a misspelt expression',
			{ external_userid: '={{ $json.misspelt }}' },
			'Customer Names or IDs is empty',
		],
		['no condition', { tag_filter: {} }, 'Customer Tags is empty'],
		[
			'no condition but an expression',
			{ tag_filter: '={{ $json.misspelt }}' },
			'Customer Tags is empty',
		],
		[
			'a condition without tags',
			{ tag_filter: { group_list: [{ tag_list: '={{ $json.misspelt }}' }] } },
			'Customer Tags 1 > Tag Names or IDs is missing',
		],
		[
			'one condition of two without tags',
			{ tag_filter: { group_list: [{ tag_list: [TEA] }, { tag_list: '={{ [null] }}' }] } },
			'Customer Tags 2 > Tag Names or IDs is missing',
		],
		[
			'a customer lost on the way',
			{ external_userid: ['={{ $json.misspelt }}', 'wmOne'] },
			'Customer Names or IDs has an empty entry, number 1 of 2 (got nothing)',
		],
		['*', { external_userid: '*' }, 'Customer Names or IDs does not allow *'],
	])('is never for everybody by accident: recipients with %s', async (_what, filters, says) => {
		const { error } = await wecom.run('groupMessage.create', { sender, filters, content: 'Hello' });
		expect(error?.message).toContain(says);
		expect(sent()).toEqual([]);
	});

	it('is refused when nothing says to whom it goes, whatever recipients stand there', async () => {
		for (const chat_type of ['={{ $json.misspelt }}', null]) {
			const { error } = await wecom.run('groupMessage.create', {
				chat_type,
				sender,
				filters: { external_userid: ['wmOne'] },
				content: 'Hello',
			});
			expect(error?.message).toContain('Send To is empty');
		}
		expect(sent()).toEqual([]);
	});

	it('is refused when its sender comes out empty, which stands in the form in any case', async () => {
		const { error } = await wecom.run('groupMessage.create', {
			sender: idOf('={{ $json.misspelt }}'),
			filters: { external_userid: ['wmOne'] },
			content: 'Hello',
		});
		expect(error?.message).toBe(
			'Sender is empty (got nothing). Fill it in, or reset its value to leave it out: an empty one never means all',
		);
		expect(sent()).toEqual([]);
	});

	it('needs a sender', async () => {
		const { error } = await wecom.run('groupMessage.create', {
			chat_type: 'group',
			sender: idOf('={{ $json.nobody }}'),
			content: 'Hello',
		});
		expect(error?.message).toBe('Sender is missing');
	});
});

it('needs a text or attachments', async () => {
	const { error } = await wecom.run('groupMessage.create', { sender });
	expect(error?.message).toBe('Fill in at least one of Text, Attachments');
});

it('tells in words who has sent, and what became of it, for states that share a number', async () => {
	const ids = await customersOf('member_1');
	const { json } = await wecom.run('groupMessage.create', {
		filters: { external_userid: [...ids, ...(await customersOf('member_2'))] },
		content: 'Hello',
	});
	const msgid = String(json[0]?.msgid);
	wecom.simulator.actions.memberConfirmsGroupMessage({ msgid, userid: 'member_1' });
	const tasks = await wecom.run('groupMessage.getTasks', { msgid: idOf(msgid) });
	expect(tasks.json).toEqual([
		expect.objectContaining({ userid: 'member_1', status: 2, status_text: 'Sent' }),
		{ msgid, userid: 'member_2', status: 0, status_text: 'Not sent' },
	]);
	const results = await wecom.run('groupMessage.getSendResult', {
		msgid: idOf(msgid),
		userid: sender,
	});
	expect(results.json.map(({ status, status_text }) => [status, status_text])).toEqual(
		ids.map(() => [1, 'Sent']),
	);
});

it('reminds, lists and stops', async () => {
	const { json } = await wecom.run('groupMessage.create', { sender, content: 'Hello' });
	const msgid = idOf(String(json[0]?.msgid));
	const done = [{ success: true, msgid: msgid.value }];
	expect((await wecom.run('groupMessage.remind', { msgid })).json).toEqual(done);
	expect((await wecom.run('groupMessage.cancel', { msgid })).json).toEqual(done);
	const listed = await wecom.run('groupMessage.getAll', {
		start_time: '={{ $now.minus({ days: 1 }) }}',
		end_time: '={{ $now.plus({ days: 1 }) }}',
		filters: { filter_type: 0 },
	});
	expect(listed.json).toMatchObject([{ msgid: json[0]?.msgid, text: { content: 'Hello' } }]);
});
