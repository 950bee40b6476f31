import type { INodeParameters } from 'n8n-workflow';

import { befriend, has, makeTags, sentIn } from '../../../../support/harness/befriend';
import { itemsOf } from '../../../../support/harness/customers';
import { useSimulator } from '../../../../support/harness/useSimulator';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => await Promise.resolve(),
}));

const wecom = useSimulator({ members: 3, customers: 0 });
const calls = (id: string) => wecom.simulator.ledger.calls(id);

const sent = () => sentIn(wecom.simulator);

/** Fields of the form that say what the message is, with others. */
const message = (fields: INodeParameters): INodeParameters => ({
	content: 'Spring fair',
	...fields,
});

const run = async (fields: INodeParameters, more: Parameters<typeof wecom.run>[2] = {}) =>
	await wecom.run('groupMessage.createByFilter', message(fields), more);

describe('a group message by filter', () => {
	it('goes to the customers with these tags and without those, by the members who have them', async () => {
		const { simulator } = wecom;
		const [vip = '', lost = ''] = makeTags(simulator, 'VIP', 'Lost');
		const a = befriend(simulator, 'member_1', { tags: [vip] });
		befriend(simulator, 'member_1', { tags: [vip, lost] });
		befriend(simulator, 'member_1');
		const b = befriend(simulator, 'member_2', { tags: [vip] });
		befriend(simulator, 'member_3', { tags: [vip] });
		const { json, error, items } = await run({
			senders: ['member_1', 'member_2'],
			filters: { tags_any: [vip], tags_none: [lost] },
			additionalFields: { allow_select: true },
		});
		expect(error).toBeUndefined();
		expect(sent()).toEqual([
			{
				chat_type: 'single',
				sender: 'member_1',
				external_userid: [a],
				text: { content: 'Spring fair' },
				allow_select: true,
			},
			expect.objectContaining({ sender: 'member_2', external_userid: [b] }),
		]);
		const task = { customers: 1, tasks: 2, msgid: expect.any(String), fail_list: [] };
		expect(json).toEqual([
			{ sender: 'member_1', task: 1, ...task },
			{ sender: 'member_2', task: 2, ...task },
		]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }]);
	});

	it('knows tags by their names, and leaves nobody out by a name that there is not', async () => {
		const { simulator } = wecom;
		const [vip = '', lost = ''] = makeTags(simulator, 'VIP', 'Lost');
		const a = befriend(simulator, 'member_1', { tags: [vip] });
		befriend(simulator, 'member_1', { tags: [vip, lost] });
		const send = async (without: string) =>
			await run(
				{
					senders: ['member_1'],
					filters: { tags_any: ['VIP'], tags_none: '={{ $json.without }}' },
				},
				{ input: itemsOf([{ without }]) },
			);
		const { error } = await send('Level/Last');
		expect(error?.message).toContain('Without Tag Names or IDs');
		expect(calls('groupMessage.create')).toBe(0);
		await send('Level/Lost');
		expect(sent().map(({ external_userid }) => external_userid)).toEqual([[a]]);
	});

	it('leaves out whom any of the senders has given a tag of those who are to be left out', async () => {
		const { simulator } = wecom;
		const [lost = ''] = makeTags(simulator, 'Lost');
		const shared = befriend(simulator, 'member_1');
		befriend(simulator, 'member_2', { id: shared, tags: [lost] });
		const other = befriend(simulator, 'member_1');
		await run({ senders: ['member_1', 'member_2'], filters: { tags_none: [lost] } });
		expect(sent().map(({ external_userid }) => external_userid)).toEqual([[other]]);
	});

	it.each([
		['who added them first, unless told otherwise', {}, 'member_2'],
		['who added them first', { choice: 'first' }, 'member_2'],
		['who added them last', { choice: 'last' }, 'member_1'],
	])('reaches a customer of several senders through the one %s', async (_how, options, sender) => {
		const { simulator } = wecom;
		const id = befriend(simulator, 'member_1', { since: 1_700_000_200 });
		befriend(simulator, 'member_2', { id, since: 1_700_000_000 });
		befriend(simulator, 'member_3', { id, since: 1_700_000_100 });
		await run({ all_members: true, recipients: 'all', additionalFields: options });
		expect(sent()).toEqual([expect.objectContaining({ sender, external_userid: [id] })]);
	});

	it('to all members is theirs alone who have Customer Contact', async () => {
		has(wecom.simulator, 'member_1', 2);
		has(wecom.simulator, 'member_2', 1);
		wecom.simulator.actions.memberSet({ userid: 'member_2', customer_contact: false });
		const { json } = await run({ all_members: true, recipients: 'all' });
		expect(json).toEqual([expect.objectContaining({ sender: 'member_1', customers: 2 })]);
	});

	it('that nobody passes makes no call and says so in one item', async () => {
		has(wecom.simulator, 'member_1', 2);
		const filters = { states: 'nowhere' };
		const { json, error } = await run({ senders: ['member_1'], filters });
		expect(error).toBeUndefined();
		expect(json).toEqual([
			expect.objectContaining({ preview: false, tasks: 0, customers: 0, excluded_by_filters: 2 }),
		]);
		expect(calls('groupMessage.create')).toBe(0);
	});

	it('goes in tasks of 10,000 where a sender has more', async () => {
		const { simulator } = wecom;
		const ids = has(simulator, 'member_1', 10_001);
		const { json } = await run({ senders: ['member_1'], recipients: 'all' });
		expect(json.map(({ customers, task, tasks }) => [task, tasks, customers])).toEqual([
			[1, 2, 10_000],
			[2, 2, 1],
		]);
		expect(
			sent()
				.flatMap(({ external_userid }) => external_userid)
				.sort(),
		).toEqual(ids.sort());
	});

	it('carries the extra body fields of the form, which cannot change whom it is for', async () => {
		const ids = has(wecom.simulator, 'member_1', 1);
		const extra = { new_field: 1, external_userid: ['wmSomebodyElse'], sender: 'member_2' };
		const requestOptions = { extraBodyFields: JSON.stringify(extra) };
		await run({ senders: ['member_1'], recipients: 'all', requestOptions });
		expect(sent()).toEqual([
			expect.objectContaining({ new_field: 1, sender: 'member_1', external_userid: ids }),
		]);
	});

	it('leaves out a customer whose ID cannot be read, and says so', async () => {
		has(wecom.simulator, 'member_1', 3);
		wecom.simulator.faults.add({
			fault: { kind: 'odd', bytes: [0xe7], field: 'external_userid', in: 'first' },
			endpoint: 'customer.getBatch',
			count: 1,
		});
		const { json } = await run({ senders: ['member_1'], recipients: 'all' });
		expect(json).toEqual([
			expect.objectContaining({
				customers: 2,
				warning: 'Customers whose IDs WeCom sent with a byte that no ID has were left out: 1.',
			}),
		]);
	});

	it('is made once for each input item', async () => {
		const [a = ''] = has(wecom.simulator, 'member_1', 1);
		const [b = ''] = has(wecom.simulator, 'member_2', 1);
		const { items } = await run(
			{ senders: '={{ $json.sender }}', recipients: 'all' },
			{ input: itemsOf([{ sender: 'member_1' }, { sender: 'member_2' }]) },
		);
		expect(
			sent()
				.map(({ external_userid }) => external_userid[0])
				.sort(),
		).toEqual([a, b].sort());
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	});
});

describe('a preview of a group message by filter', () => {
	it('says who would send to how many, and creates and uploads nothing', async () => {
		const { simulator } = wecom;
		const [lost = ''] = makeTags(simulator, 'Lost');
		const id = befriend(simulator, 'member_1', { since: 1_700_000_000 });
		befriend(simulator, 'member_2', { id, since: 1_700_000_100 });
		befriend(simulator, 'member_2');
		befriend(simulator, 'member_2', { tags: [lost] });
		const { json, error } = await run({
			all_members: true,
			filters: { tags_none: [lost] },
			preview: true,
			attachments: {
				values: [{ msgtype: 'image', source: 'url', fileUrl: 'https://files.invalid/poster.png' }],
			},
		});
		expect(error).toBeUndefined();
		const none = { tasks: 0, customers: 0, excluded_by_filters: 0, left_to_other_senders: 0 };
		expect(json).toEqual([
			{
				preview: true,
				tasks: 2,
				customers: 2,
				excluded_by_filters: 1,
				left_to_other_senders: 1,
				unreadable: 0,
				senders: [
					{ ...none, sender: 'member_1', tasks: 1, customers: 1 },
					{
						sender: 'member_2',
						tasks: 1,
						customers: 1,
						excluded_by_filters: 1,
						left_to_other_senders: 1,
					},
					{ ...none, sender: 'member_3' },
				],
			},
		]);
		expect(calls('groupMessage.create')).toBe(0);
		expect(calls('media.uploadTemporary')).toBe(0);
	});
});

describe('a group message by filter is refused, and nothing is read or sent,', () => {
	const refused = async (fields: INodeParameters) => {
		has(wecom.simulator, 'member_1', 1);
		const { error } = await run({ senders: ['member_1'], ...fields });
		expect(calls('groupMessage.create')).toBe(0);
		expect(calls('customer.getBatch')).toBe(0);
		return error?.message;
	};

	it.each<[string, INodeParameters, string]>([
		[
			'without a filter',
			{},
			'Add a filter, or set Recipients to All Customers of the Senders: no filter never means all',
		],
		[
			'with a filter whose expression gives nothing',
			{ filters: { tags_any: '={{ $json.nothing }}' } },
			'With Any Tag Names or IDs is empty (got nothing). Fill it in, or remove the field: an empty one never means all',
		],
		[
			'with a filter that is a star',
			{ filters: { states: '*' } },
			'State does not allow *, which only works in filters of lists: enter what you mean',
		],
		[
			'with recipients that are none of the choices',
			{ recipients: '={{ $json.nothing }}' },
			'Recipients is missing',
		],
		[
			'with senders whose expression gives nothing',
			{ senders: '={{ $json.nothing }}', recipients: 'all' },
			'Sender Names or IDs is missing',
		],
		[
			'with a preview whose expression gives nothing',
			{ recipients: 'all', preview: '={{ $json.nothing }}' },
			'Preview is empty (got nothing). Fill it in, or reset its value to leave it out: an empty one never means all',
		],
		[
			'without text and attachments',
			{ recipients: 'all', content: '' },
			'Fill in at least one of Text, Attachments',
		],
	])('%s', async (_how, fields, fault) => {
		expect(await refused(fields)).toBe(fault);
	});
});

describe('when something fails, a group message by filter', () => {
	beforeEach(() => {
		for (const userid of ['member_1', 'member_2', 'member_3']) has(wecom.simulator, userid, 1);
	});
	const everybody = { all_members: true, recipients: 'all' };

	it('is sent by nobody where the customers of one member cannot be read', async () => {
		const { faults } = wecom.simulator;
		const fault = { kind: 'errcode', code: 48002 } as const;
		faults.add({ fault, endpoint: 'customer.getBatch', count: 1 });
		const { error } = await run(everybody);
		expect(error?.message).toContain('48002');
		expect(calls('groupMessage.create')).toBe(0);
	});

	it('is sent by nobody where WeCom gives no customers of a member without a licence', async () => {
		wecom.simulator.actions.memberSet({ userid: 'member_2', licensed: false });
		const { error } = await run(everybody);
		expect(error?.message).toBe(
			'WeCom does not give the customers of these senders, for want of a licence: member_2. Nothing was sent; leave these senders out',
		);
		expect(calls('groupMessage.create')).toBe(0);
	});

	it('does not say that it may have been sent where reading was cut off', async () => {
		wecom.simulator.faults.add({ fault: { kind: 'reset' }, endpoint: 'customer.getBatch' });
		const { error } = await run(everybody);
		expect(error?.message).toBe('No response from WeCom');
	});

	it('is created for the other senders where WeCom refuses one', async () => {
		const fault = { kind: 'errcode', code: 41048 } as const;
		wecom.simulator.faults.add({ fault, endpoint: 'groupMessage.create', skip: 1, count: 1 });
		const { error } = await run(everybody);
		expect(error?.message).toContain('41048');
		expect(error?.description).toContain(
			'Created for: member_1, member_3. Failed for: member_2. Not tried for: -.',
		);
		expect(calls('groupMessage.create')).toBe(3);
	});

	it('stops after a call whose outcome nobody knows, and makes none twice', async () => {
		const fault = { kind: 'reset', when: 'after' } as const;
		wecom.simulator.faults.add({ fault, endpoint: 'groupMessage.create', skip: 1, count: 1 });
		const { error } = await run(everybody);
		expect(error?.message).toContain('may have been carried out');
		expect(error?.description).toContain(
			'Created for: member_1. Failed for: member_2. Not tried for: member_3.',
		);
		expect(calls('groupMessage.create')).toBe(2);
		expect(wecom.simulator.ledger.worked('groupMessage.create')).toBe(2);
	});

	it('keeps what was created beside the error where the node goes on at errors', async () => {
		const fault = { kind: 'reset', when: 'after' } as const;
		wecom.simulator.faults.add({ fault, endpoint: 'groupMessage.create', skip: 1, count: 1 });
		const { json } = await run(everybody, { onError: 'continueRegularOutput' });
		const task = { tasks: 3, customers: 1 };
		expect(json).toEqual([
			{ ...task, sender: 'member_1', task: 1, msgid: expect.any(String), fail_list: [] },
			{
				...task,
				sender: 'member_2',
				task: 2,
				msgid: null,
				error: expect.stringContaining('may have been carried out'),
			},
			{ error: expect.objectContaining({ mayHaveBeenCarriedOut: true }) },
		]);
	});
});
