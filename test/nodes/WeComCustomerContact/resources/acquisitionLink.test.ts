import { idOf } from '../../../../support/harness/customers';
import { EMPTY_LIST, useSimulator } from '../../../../support/harness/useSimulator';

// In Shanghai it is 22 November already.
const NOW = Date.parse('2026-11-21T16:30:00Z');
const wecom = useSimulator({ members: 6, customers: 6, fixedTime: NOW });
beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(NOW));
afterEach(() => jest.restoreAllMocks());

const create = async (fields: object = {}) =>
	await wecom.run('acquisitionLink.create', {
		link_name: 'Spring campaign',
		user_list: ['member_1'],
		...fields,
	});
const createdId = async (fields: object = {}): Promise<string> =>
	String((await create(fields)).json[0]?.link_id);
const sent = (operation: string) =>
	wecom.simulator.ledger
		.requests({ endpoint: `acquisitionLink.${operation}` })
		.map(({ body }) => body);

describe('a new acquisition link', () => {
	it('is one item with its id and its URL', async () => {
		const { json } = await create();
		expect(json).toEqual([
			{
				link_id: expect.any(String),
				link_name: 'Spring campaign',
				url: expect.stringMatching(/^https:\/\//),
				create_time: NOW / 1000,
			},
		]);
	});

	it('takes members and departments, and a preference among certain members', async () => {
		await create({
			department_list: '1, 2',
			additionalFields: {
				mark_source: false,
				skip_verify: false,
				priority_option: {
					values: { priority_type: 2, priority_userid_list: ['member_2', 'member_3'] },
				},
			},
		});
		expect(sent('create')).toEqual([
			{
				link_name: 'Spring campaign',
				range: { user_list: ['member_1'], department_list: [1, 2] },
				skip_verify: false,
				priority_option: { priority_type: 2, priority_userid_list: ['member_2', 'member_3'] },
				mark_source: false,
			},
		]);
	});

	it('keeps members out of a preference that covers the whole company', async () => {
		await create({
			additionalFields: {
				priority_option: { values: { priority_type: 1, priority_userid_list: ['member_2'] } },
			},
		});
		expect(sent('create')[0]).toMatchObject({ priority_option: { priority_type: 1 } });
		expect(sent('create')[0]).not.toHaveProperty('priority_option.priority_userid_list');
	});

	it('names the members that a preference among certain members lacks', async () => {
		const { error } = await create({
			additionalFields: { priority_option: { values: { priority_type: 2 } } },
		});
		expect(error?.message).toContain('Member Names or IDs is missing');
		expect(sent('create')).toEqual([]);
	});

	it('needs members or departments', async () => {
		const { error } = await create({ user_list: [] });
		expect(error?.message).toBe('Fill in at least one of Member Names or IDs, Department IDs');
		expect(sent('create')).toEqual([]);
	});
});

describe('an update of an acquisition link', () => {
	it('replaces the range as a whole and leaves the rest alone', async () => {
		const link_id = await createdId({ department_list: '2' });
		const { json } = await wecom.run('acquisitionLink.update', {
			link_id: idOf(link_id),
			updateFields: { range: { values: { user_list: ['member_2', 'member_3'] } } },
		});
		expect(json).toEqual([{ success: true, link_id }]);
		expect(sent('update')).toEqual([{ link_id, range: { user_list: ['member_2', 'member_3'] } }]);
		const link = await wecom.run('acquisitionLink.get', { link_id: idOf(link_id) });
		expect(link.json[0]).toMatchObject({
			link_id,
			link: { link_name: 'Spring campaign' },
			range: { user_list: ['member_2', 'member_3'], department_list: EMPTY_LIST },
		});
	});
});

describe('the list of acquisition links', () => {
	it('has ids alone unless details are asked for', async () => {
		const ids = [await createdId(), await createdId()];
		const { json } = await wecom.run('acquisitionLink.getAll', { returnAll: true });
		expect(json).toEqual(ids.map((link_id) => ({ link_id })));
		expect(sent('get')).toEqual([]);
	});

	it('has URL, range and settings of each with Return Details, for one more request each', async () => {
		const ids = [await createdId(), await createdId({ link_name: 'Autumn campaign' })];
		const { json } = await wecom.run('acquisitionLink.getAll', {
			limit: 50,
			options: { fetchDetails: true },
		});
		expect(json).toEqual([
			expect.objectContaining({ link_id: ids[0], range: expect.anything() }),
			expect.objectContaining({
				link_id: ids[1],
				link: expect.objectContaining({ link_name: 'Autumn campaign' }),
			}),
		]);
		expect(sent('get')).toHaveLength(2);
	});
});

describe('what a link has brought', () => {
	const withCustomers = async (): Promise<string> => {
		const link_id = await createdId();
		for (const channel of ['banner-a', 'banner-b']) {
			wecom.simulator.actions.customerAddsThroughLink({
				link: `https://work.weixin.qq.com/ca/${link_id}?customer_channel=${channel}`,
			});
		}
		wecom.simulator.actions.customerOpensLink({ link: link_id });
		return link_id;
	};

	it('is one item for each customer, with the channel as state', async () => {
		const { json } = await wecom.run('acquisitionLink.getCustomers', {
			link_id: idOf(await withCustomers()),
			returnAll: true,
		});
		expect(json.map(({ state, userid, chat_status }) => [state, userid, chat_status])).toEqual([
			['banner-a', 'member_1', 0],
			['banner-b', 'member_1', 0],
		]);
	});

	it('is counted for days that a picker gave, whatever the time zone of the workflow', async () => {
		const link_id = await withCustomers();
		const { json } = await wecom.run(
			'acquisitionLink.getStatistics',
			{
				link_id: idOf(link_id),
				start_time: '2026-10-23T18:00:00',
				end_time: '2026-11-22T00:00:00',
			},
			{ timezone: 'America/Los_Angeles' },
		);
		expect(json).toEqual([{ link_id, click_link_customer_cnt: 3, new_customer_cnt: 2 }]);
		expect(sent('getStatistics')).toEqual([
			{
				link_id,
				start_time: Date.parse('2026-10-23T00:00:00+08:00') / 1000,
				end_time: Date.parse('2026-11-22T00:00:00+08:00') / 1000,
			},
		]);
	});

	it.each([
		['2026-10-22', '2026-11-22', 'First Day and Last Day may be at most 30 days apart (got 31)'],
		['2026-11-22', '2026-11-21', 'Last Day is before First Day'],
		[
			'2026-05-25',
			'2026-06-01',
			'First Day must be a day from 2026-05-26 to 2026-11-22 in UTC+8 (got 2026-05-25)',
		],
		[
			'2026-11-20',
			'2026-11-23',
			'Last Day must be a day from 2026-05-26 to 2026-11-22 in UTC+8 (got 2026-11-23)',
		],
	])('is not asked for from %s to %s', async (start_time, end_time, complaint) => {
		const { error } = await wecom.run('acquisitionLink.getStatistics', {
			link_id: idOf('cawcdeExample0001'),
			start_time,
			end_time,
		});
		expect(error?.message).toBe(complaint);
		expect(sent('getStatistics')).toEqual([]);
	});

	it('is one record with the parts of the quota that expire', async () => {
		const { json } = await wecom.run('acquisitionLink.getQuota');
		expect(json).toEqual([
			{
				total: expect.any(Number),
				balance: expect.any(Number),
				quota_list: [{ expire_date: expect.any(Number), balance: expect.any(Number) }],
			},
		]);
	});
});

it('tells who has written, for the ChatKey that the trigger hands over', async () => {
	const link_id = await createdId();
	const { userid = '', external_userid = '' } = wecom.simulator.actions.customerAddsThroughLink({
		link: link_id,
	});
	const emit = jest.spyOn(wecom.simulator.corp.tools, 'emit');
	wecom.simulator.actions.customerWrites({ userid, external_userid, messages: 3 });
	const event = emit.mock.calls.find(([id]) => id.endsWith('message_from_customer'));
	const { ChatKey } = event?.[1] as { ChatKey: string };
	const { json } = await wecom.run(
		'acquisitionLink.getChatInfo',
		{},
		{ input: [{ json: { ChatKey } }] },
	);
	expect(json).toEqual([
		{
			chat_key: ChatKey,
			userid,
			external_userid,
			chat_info: { recv_msg_cnt: 3, link_id, state: '' },
		},
	]);
});
