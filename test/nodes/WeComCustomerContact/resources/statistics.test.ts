import { useSimulator } from '../../../../support/harness/useSimulator';

// In Shanghai it is 22 November already.
const NOW = Date.parse('2026-11-21T16:30:00Z');
const wecom = useSimulator({ members: 6, customers: 12, fixedTime: NOW });
beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(NOW));
afterEach(() => jest.restoreAllMocks());

/** 00:00 in UTC+8 of a day. */
const day = (text: string) => Date.parse(`${text}T00:00:00+08:00`) / 1000;
const sent = (operation: string) =>
	wecom.simulator.ledger.requests({ endpoint: `statistics.${operation}` }).map(({ body }) => body);

describe('contact statistics', () => {
	it('are one item a day, for the days that a picker gave in any time zone', async () => {
		for (const timezone of ['Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Auckland']) {
			const { json } = await wecom.run(
				'statistics.getUserBehavior',
				{
					start_time: '2026-11-20T00:00:00',
					end_time: '2026-11-21T23:30:00',
					userid: ['member_1'],
				},
				{ timezone },
			);
			expect(json.map(({ stat_time }) => stat_time)).toEqual([
				day('2026-11-20'),
				day('2026-11-21'),
			]);
		}
		expect(new Set(sent('getUserBehavior').map((body) => JSON.stringify(body))).size).toBe(1);
	});

	it('take the first moment of a day from an expression as that day', async () => {
		await wecom.run(
			'statistics.getUserBehavior',
			{
				start_time: '={{ DateTime.fromISO("2026-11-20", { zone: "Asia/Tokyo" }) }}',
				end_time: '={{ DateTime.fromISO("2026-11-20", { zone: "America/New_York" }) }}',
				partyid: '1, 2',
				options: { totals: true },
			},
			{ timezone: 'Asia/Tokyo' },
		);
		expect(sent('getUserBehavior')).toEqual([
			{ partyid: [1, 2], start_time: day('2026-11-20'), end_time: day('2026-11-20') },
		]);
	});

	it('may cover 30 days and today', async () => {
		const { json, error } = await wecom.run('statistics.getUserBehavior', {
			start_time: '2026-10-24',
			end_time: '2026-11-22',
			userid: ['member_1', 'member_2'],
			options: { totals: true },
		});
		expect(error).toBeUndefined();
		expect(json).toHaveLength(30);
	});

	it('are a row for each member, each department and each day, with its date', async () => {
		const { json } = await wecom.run('statistics.getUserBehavior', {
			start_time: '2026-11-20',
			end_time: '2026-11-21',
			userid: ['member_2', 'member_1'],
			partyid: '2',
		});
		expect(json.map(({ userid, partyid, date }) => [userid ?? partyid, date])).toEqual([
			['member_2', '2026-11-20'],
			['member_2', '2026-11-21'],
			['member_1', '2026-11-20'],
			['member_1', '2026-11-21'],
			[2, '2026-11-20'],
			[2, '2026-11-21'],
		]);
		for (const row of json) expect(row.new_contact_cnt).toEqual(expect.any(Number));
		const days = { start_time: day('2026-11-20'), end_time: day('2026-11-21') };
		expect(sent('getUserBehavior')).toEqual([
			{ userid: ['member_2'], ...days },
			{ userid: ['member_1'], ...days },
			{ partyid: [2], ...days },
		]);
	});

	it('take more members than one request does, unless WeCom is to add them up', async () => {
		const query = {
			start_time: '2026-11-20',
			end_time: '2026-11-20',
			userid: Array.from({ length: 101 }, () => 'member_1'),
		};
		const apart = await wecom.run('statistics.getUserBehavior', query);
		expect(apart.json).toHaveLength(101);
		const { error } = await wecom.run('statistics.getUserBehavior', {
			...query,
			options: { totals: true },
		});
		expect(error?.message).toBe('Member Names or IDs allows at most 100 entries (got 101)');
	});

	it('hold the limit of one request where an expression asks for totals in words', async () => {
		const { error } = await wecom.run('statistics.getUserBehavior', {
			start_time: '2026-11-20',
			end_time: '2026-11-20',
			userid: Array.from({ length: 101 }, () => 'member_1'),
			options: { totals: '={{ "true" }}' },
		});
		expect(error?.message).toBe('Member Names or IDs allows at most 100 entries (got 101)');
		expect(sent('getUserBehavior')).toEqual([]);
	});

	it('are one row a day with the totals of all, in one request, when that is asked for', async () => {
		const { json } = await wecom.run('statistics.getUserBehavior', {
			start_time: '2026-11-20',
			end_time: '2026-11-21',
			userid: ['member_1', 'member_2'],
			partyid: '2',
			options: { totals: true },
		});
		expect(json.map(({ date, userid, partyid }) => [date, userid, partyid])).toEqual([
			['2026-11-20', undefined, undefined],
			['2026-11-21', undefined, undefined],
		]);
		expect(sent('getUserBehavior')).toHaveLength(1);
	});

	it.each([
		[
			'2026-10-23',
			'2026-11-22',
			'First Day to Last Day must cover at most 30 days, inclusive (got 31)',
		],
		['2026-11-22', '2026-11-20', 'Last Day is before First Day'],
		[
			'2026-05-25',
			'2026-05-27',
			'First Day must be a day from 2026-05-26 to 2026-11-22 in UTC+8 (got 2026-05-25)',
		],
		[
			'2026-11-22',
			'2026-11-23',
			'Last Day must be a day from 2026-05-26 to 2026-11-22 in UTC+8 (got 2026-11-23)',
		],
	])('are not asked for from %s to %s', async (start_time, end_time, complaint) => {
		const { error } = await wecom.run('statistics.getUserBehavior', {
			start_time,
			end_time,
			userid: ['member_1'],
		});
		expect(error?.message).toBe(complaint);
		expect(sent('getUserBehavior')).toEqual([]);
	});

	it('need members or departments', async () => {
		const { error } = await wecom.run('statistics.getUserBehavior', {
			start_time: '2026-11-20',
			end_time: '2026-11-20',
		});
		expect(error?.message).toBe('Fill in at least one of Member Names or IDs, Department IDs');
	});
});

describe('a period', () => {
	// By the days of UTC+8 it is Sunday, 22 November 2026.
	it.each([
		['yesterday', '2026-11-21', '2026-11-21'],
		['last7Days', '2026-11-15', '2026-11-21'],
		['last30Days', '2026-10-23', '2026-11-21'],
		['lastWeek', '2026-11-09', '2026-11-15'],
	])('%s is from %s to %s', async (period, first, last) => {
		const spans = async () => {
			await wecom.run('statistics.getUserBehavior', { period, userid: ['member_1'] });
			await wecom.run('statistics.getGroupChatByDay', { period, userid_list: ['member_1'] });
			await wecom.run('statistics.getGroupChatByOwner', { period, userid_list: ['member_1'] });
		};
		await spans();
		const days = { first: day(first), last: day(last) };
		expect(sent('getUserBehavior')).toEqual([
			{ userid: ['member_1'], start_time: days.first, end_time: days.last },
		]);
		for (const operation of ['getGroupChatByDay', 'getGroupChatByOwner']) {
			expect(sent(operation)).toEqual([
				expect.objectContaining({ day_begin_time: days.first, day_end_time: days.last }),
			]);
		}
	});

	it('that an expression leaves empty is no period: nothing is sent', async () => {
		const run = wecom.run('statistics.getUserBehavior', {
			period: '={{ $json.nothing }}',
			userid: ['member_1'],
		});
		await expect(run).rejects.toThrow('"First Day" is required');
		expect(sent('getUserBehavior')).toEqual([]);
	});
});

describe('group chat statistics', () => {
	const owners = ['member_1', 'member_2', 'member_3', 'member_4'];
	beforeEach(() => {
		for (const owner of owners.slice(0, 3))
			wecom.simulator.actions.groupChatCreated({ owner, name: `Chat of ${owner}` });
	});
	const query = { day_begin_time: '2026-11-21', userid_list: owners };

	it('by owner are sorted as asked for', async () => {
		await wecom.run('statistics.getGroupChatByOwner', {
			...query,
			returnAll: true,
			filters: { day_end_time: '2026-11-21T08:00:00' },
			options: { order_by: 4, order_asc: true },
		});
		expect(sent('getGroupChatByOwner')).toEqual([
			{
				day_begin_time: day('2026-11-21'),
				day_end_time: day('2026-11-21'),
				owner_filter: { userid_list: owners },
				order_by: 4,
				order_asc: 1,
				limit: 1000,
			},
		]);
	});

	it('by owner are read page by page, by the offset of the next page', async () => {
		const { json } = await wecom.run(
			'statistics.getGroupChatByOwner',
			{ ...query, limit: 2 },
			{ input: [{ json: {} }] },
		);
		expect(json).toHaveLength(2);
		const all = await wecom.run('statistics.getGroupChatByOwner', { ...query, returnAll: true });
		expect(all.json.map(({ owner }) => owner)).toEqual(owners.slice(0, 3));
		expect(all.json[0]).toMatchObject({
			owner: 'member_1',
			first_day: '2026-11-21',
			last_day: '2026-11-21',
			chat_total: expect.any(Number),
		});
	});

	it('by day are a row for each owner and day', async () => {
		const { json } = await wecom.run('statistics.getGroupChatByDay', {
			...query,
			userid_list: ['member_1', 'member_4'],
			day_begin_time: '2026-11-20',
			filters: { day_end_time: '2026-11-21' },
		});
		expect(json.map(({ owner, date }) => [owner, date])).toEqual([
			['member_1', '2026-11-20'],
			['member_1', '2026-11-21'],
			['member_4', '2026-11-20'],
			['member_4', '2026-11-21'],
		]);
		expect(json[0]).toMatchObject({
			stat_time: day('2026-11-20'),
			chat_total: expect.any(Number),
		});
	});

	it('by day are a row for each day alone with the totals of all owners', async () => {
		const { json } = await wecom.run('statistics.getGroupChatByDay', {
			...query,
			options: { totals: true },
		});
		expect(json).toEqual([expect.objectContaining({ date: '2026-11-21' })]);
		expect(json[0]).not.toHaveProperty('owner');
		expect(sent('getGroupChatByDay')).toEqual([
			expect.objectContaining({ owner_filter: { userid_list: owners } }),
		]);
	});

	it.each([
		[
			'2026-11-22',
			undefined,
			'First Day must be a day from 2026-05-26 to 2026-11-21 in UTC+8 (got 2026-11-22)',
		],
		[
			'2026-10-22',
			'2026-11-21',
			'First Day to Last Day must cover at most 30 days, inclusive (got 31)',
		],
	])('are not asked for from %s to %s', async (day_begin_time, day_end_time, complaint) => {
		const filters = day_end_time === undefined ? {} : { day_end_time };
		for (const operation of ['getGroupChatByOwner', 'getGroupChatByDay']) {
			const { error } = await wecom.run(`statistics.${operation}`, {
				...query,
				day_begin_time,
				filters,
			});
			expect(error?.message).toBe(complaint);
			expect(sent(operation)).toEqual([]);
		}
	});
});
