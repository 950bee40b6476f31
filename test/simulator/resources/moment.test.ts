import { momentTasks } from '../../../simulator/resources/moment/tasks';
import { createClient, HOUR, SECOND, START, present } from '../support';
import {
	call,
	code,
	create,
	customersOf,
	idsOf,
	NOW,
	start,
	tagCustomers,
	tasksOf,
	TEXT,
	upload,
	world,
} from './momentSupport';

describe('the task of a Moment', () => {
	it('moves from begun over under way to complete, and then gives the moment_id', async () => {
		const jobid = await start();
		const status = async () => (await call('getTaskResult', { jobid })).status;
		expect(await call('getTaskResult', { jobid })).toEqual({
			errcode: 0,
			errmsg: 'ok',
			status: 1,
			type: 'add_moment_task',
		});
		await world.simulator.clock.advance(SECOND);
		expect(await status()).toBe(2);
		await world.simulator.clock.advance(SECOND - 1);
		expect(await status()).toBe(2);
		await world.simulator.clock.advance(1);
		expect(await call('getTaskResult', { jobid })).toEqual({
			errcode: 0,
			errmsg: 'ok',
			status: 3,
			type: 'add_moment_task',
			result: {
				errcode: 0,
				errmsg: 'ok',
				moment_id: expect.stringMatching(/^mom/) as string,
				invalid_sender_list: { user_list: [], department_list: [] },
				invalid_external_contact_list: { tag_list: [] },
			},
		});
	});

	it('takes 2000 Chinese characters, however many bytes they have', async () => {
		expect(await code('create', { text: { content: '茶'.repeat(2000) } })).toBe(0);
		expect(await code('create', { text: { content: '茶'.repeat(2001) } })).toBe(40058);
	});

	it('takes as long as the control API says', async () => {
		world.simulator.actions.momentTiming({ task_ms: 60_000 });
		const jobid = await start();
		await world.simulator.clock.advance(59_999);
		expect(await call('getTaskResult', { jobid })).toMatchObject({ status: 2 });
		await world.simulator.clock.advance(1);
		expect(await call('getTaskResult', { jobid })).toMatchObject({ status: 3 });
	});

	it('can be asked about for 24 hours, by the app that started it', async () => {
		const jobid = await start();
		const other = await createClient(world.simulator, 'other');
		expect(await other.code('moment.getTaskResult', { jobid })).toBe(40058);
		await world.simulator.clock.advance(24 * HOUR - 1);
		await world.client.login();
		expect(await code('getTaskResult', { jobid })).toBe(0);
		await world.simulator.clock.advance(1);
		expect(await code('getTaskResult', { jobid })).toBe(40058);
	});

	it('reports senders and tags that it refused', async () => {
		world.simulator.actions.memberSet({ userid: 'member_2', customer_contact: false });
		const tag = await tagCustomers('member_1', customersOf('member_1').slice(0, 1));
		const result = await create({
			...TEXT,
			visible_range: {
				sender_list: { user_list: ['member_1', 'member_2', 'nobody'], department_list: [2, 99] },
				external_contact_list: { tag_list: [tag, 'etNoSuchTag'] },
			},
		});
		expect(result).toMatchObject({
			errcode: 0,
			invalid_sender_list: { user_list: ['member_2', 'nobody'], department_list: [99] },
			invalid_external_contact_list: { tag_list: ['etNoSuchTag'] },
		});
	});

	it('fails when nobody is left to publish, without a Moment', async () => {
		const sender_list = { user_list: ['nobody'] };
		const result = await create({ ...TEXT, visible_range: { sender_list } });
		expect(result).toMatchObject({ errcode: 81013, moment_id: '' });
		const span = { start_time: NOW - 60, end_time: NOW + 60 };
		expect((await call('getAll', span)).moment_list).toEqual([]);
	});
});

describe('who publishes a Moment, and who may see it', () => {
	it('without a range: every member that the app sees, for all their customers', async () => {
		const { moment_id } = await create();
		expect(await tasksOf(moment_id)).toEqual({ member_1: 0, member_2: 0, member_3: 0 });
		const other = await createClient(world.simulator, 'other');
		world.client = other;
		const narrow = await create();
		expect(await tasksOf(narrow.moment_id)).toEqual({ member_1: 0 });
	});

	it('with senders: those members and the members of those departments', async () => {
		const sender_list = { user_list: ['member_1'], department_list: [2] };
		const { moment_id } = await create({ ...TEXT, visible_range: { sender_list } });
		expect(await tasksOf(moment_id)).toEqual({ member_1: 0, member_3: 0 });
		const { chosen } = world.simulator.actions.memberPublishesMoment({
			moment_id,
			userid: 'member_1',
		});
		expect(chosen).toEqual(customersOf('member_1'));
	});

	it('with tags: the members who follow such customers, for those customers only', async () => {
		const [first] = customersOf('member_2');
		const tag = await tagCustomers('member_2', [present(first)]);
		const external_contact_list = { tag_list: [tag] };
		const { moment_id } = await create({ ...TEXT, visible_range: { external_contact_list } });
		expect(await tasksOf(moment_id)).toEqual({ member_2: 0 });
		world.simulator.actions.memberPublishesMoment({ moment_id, userid: 'member_2' });
		const input = { moment_id, userid: 'member_2' };
		expect(await idsOf('getVisibleCustomers', input)).toEqual([first]);
	});

	it('with both: the senders who have such customers', async () => {
		const tag = await tagCustomers('member_1', customersOf('member_1').slice(0, 2));
		const { moment_id } = await create({
			...TEXT,
			visible_range: {
				sender_list: { user_list: ['member_1', 'member_2'] },
				external_contact_list: { tag_list: [tag] },
			},
		});
		expect(await tasksOf(moment_id)).toEqual({ member_1: 0 });
	});

	it('tags of rule groups do not count', async () => {
		const { strategy_id } = await world.client.call('customerStrategy.create', {
			strategy_name: 'R',
			admin_list: ['member_1'],
			range: [{ type: 2, partyid: 1 }],
		});
		const made = await world.client.call('strategyTag.create', {
			strategy_id: strategy_id as number,
			group_name: 'G',
			tag: [{ name: 'T' }],
		});
		const { tag } = made.tag_group as { tag: Array<{ id: string }> };
		const { id } = present(tag[0]);
		const external_contact_list = { tag_list: [id] };
		expect(await create({ ...TEXT, visible_range: { external_contact_list } })).toMatchObject({
			errcode: 81013,
			invalid_external_contact_list: { tag_list: [id] },
		});
	});
});

describe('a Moment is refused', () => {
	const images = (count: number, media_id: string) =>
		Array.from({ length: count }, () => ({ msgtype: 'image', image: { media_id } }));

	it('without text and attachments', async () => {
		expect(await code('create', {})).toBe(41089);
		expect(await code('create', { text: { content: '' }, attachments: [] })).toBe(41089);
	});

	it('with more than nine images, two links or videos, or mixed kinds', async () => {
		const media_id = await upload('image');
		const link = { msgtype: 'link', link: { url: 'https://tea.example.com', media_id } };
		expect(await code('create', { attachments: images(9, media_id) })).toBe(0);
		expect(await code('create', { attachments: images(10, media_id) })).toBe(41064);
		expect(await code('create', { attachments: [link, link] })).toBe(41064);
		expect(await code('create', { attachments: [link, ...images(1, media_id)] })).toBe(41065);
	});

	it('with a file that was uploaded for something else', async () => {
		const album = await upload('image', 2);
		expect(await code('create', { attachments: images(1, album) })).toBe(41072);
		const video = { msgtype: 'video', video: { media_id: await upload('image') } };
		expect(await code('create', { attachments: [video] })).toBe(40007);
		const url = { url: 'tea.example.com', media_id: await upload('image') };
		expect(await code('create', { attachments: [{ msgtype: 'link', link: url }] })).toBe(40094);
	});

	it('beyond ten a minute', async () => {
		for (let i = 0; i < 10; i++) await start();
		expect(await code('create', TEXT)).toBe(45009);
		await world.simulator.clock.advance(60 * SECOND);
		expect(await code('create', TEXT)).toBe(0);
	});

	it('beyond 100,000 a month of China', async () => {
		momentTasks(world.simulator.corp).perMonth['2026-01'] = 99_999;
		expect(await code('create', TEXT)).toBe(0);
		expect(await code('create', TEXT)).toBe(41210);
		await world.simulator.clock.advance(Date.parse('2026-01-31T16:00:00Z') - START);
		await world.client.login();
		expect(await code('create', TEXT)).toBe(0);
	});
});
