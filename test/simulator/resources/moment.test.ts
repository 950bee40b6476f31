import { describeState } from '../../../simulator/control/state';
import { momentTasks } from '../../../simulator/corp/momentTasks';
import { placeholderPng } from '../../../simulator/png';
import type { JsonObject } from '../../../simulator/types';
import { createClient, DAY, HOUR, SECOND, START, useSimulator } from '../support';

const world = useSimulator({
	// member_1 and member_2 in department 1, member_3 in department 2; every tenth customer uses WeCom
	members: 3,
	customers: 30,
	apps: [
		{ name: 'main', secret: 'SIM-SECRET-of-the-first-app' },
		{ name: 'other', secret: 'SIM-SECRET-of-the-second-app', visibleMembers: ['member_1'] },
	],
});

const NOW = START / 1000;
const PNG = { filename: 'tea.png', type: 'image/png', data: placeholderPng('tea') };
const MP4 = {
	filename: 'tea.mp4',
	data: Buffer.concat([Buffer.from('\0\0\0\x18ftypmp42'), Buffer.alloc(64)]),
};
const TEXT = { text: { content: 'The autumn tea is here.' } };

const call = (operation: string, input: JsonObject = {}) =>
	world.client.call(`moment.${operation}`, input);
const code = (operation: string, input: JsonObject) =>
	world.client.code(`moment.${operation}`, input);
const upload = async (media_type: 'image' | 'video', attachment_type = 1) => {
	const file = media_type === 'image' ? PNG : MP4;
	const query = { media_type, attachment_type };
	return (await world.client.upload('media.uploadAttachment', query, file)).media_id as string;
};
const start = async (input: JsonObject = TEXT) => (await call('create', input)).jobid as string;

interface TaskResult {
	errcode: number;
	moment_id: string;
	invalid_sender_list: { user_list: string[]; department_list: number[] };
	invalid_external_contact_list: { tag_list: string[] };
}

/** Starts a Moment and waits until its task is complete. */
async function create(input: JsonObject = TEXT): Promise<TaskResult> {
	const jobid = await start(input);
	await world.simulator.clock.advance(2 * SECOND);
	return (await call('getTaskResult', { jobid })).result as unknown as TaskResult;
}

const customersOf = (userid: string) => [
	...world.simulator.corp.people.members.get(userid)!.follows.keys(),
];

async function tasksOf(moment_id: string): Promise<Record<string, number>> {
	const { task_list } = await call('getTasks', { moment_id });
	const tasks = task_list as Array<{ userid: string; publish_status: number }>;
	return Object.fromEntries(tasks.map(({ userid, publish_status }) => [userid, publish_status]));
}

async function idsOf(operation: string, input: JsonObject): Promise<string[]> {
	const { customer_list } = await call(operation, input);
	return (customer_list as Array<{ external_userid: string }>).map(
		(entry) => entry.external_userid,
	);
}

/** Makes a corp tag and puts it on customers of a member. */
async function tagCustomers(userid: string, externals: string[]): Promise<string> {
	const { tag_ids } = world.simulator.actions.tagGroupCreated({
		name: `Interest of ${userid}`,
		tags: ['Tea'],
	});
	for (const external_userid of externals) {
		const add_tag = tag_ids;
		await world.client.call('customer.markTags', { userid, external_userid, add_tag });
	}
	return tag_ids[0]!;
}

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
		const tag = await tagCustomers('member_2', [first!]);
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
		const { id } = (made.tag_group as { tag: Array<{ id: string }> }).tag[0]!;
		const external_contact_list = { tag_list: [id] };
		expect(await create({ ...TEXT, visible_range: { external_contact_list } })).toMatchObject({
			errcode: 81013,
			invalid_external_contact_list: { tag_list: [id] },
		});
	});
});

describe('publishing a Moment', () => {
	it('happens member by member, for the customers whom each chooses', async () => {
		const { moment_id } = await create();
		const chosen = customersOf('member_1').slice(0, 3);
		const unreached = chosen.slice(0, 1);
		world.simulator.actions.memberPublishesMoment({
			moment_id,
			userid: 'member_1',
			chosen,
			unreached,
		});
		expect(await tasksOf(moment_id)).toEqual({ member_1: 1, member_2: 0, member_3: 0 });
		const input = { moment_id, userid: 'member_1' };
		expect(await call('getVisibleCustomers', input)).toMatchObject({
			next_cursor: '',
			customer_list: chosen.map((external_userid) => ({ userid: 'member_1', external_userid })),
		});
		expect(await call('getSendResult', input)).toMatchObject({
			next_cursor: '',
			customer_list: chosen.slice(1).map((external_userid) => ({ external_userid })),
		});
	});

	it('does not reach who has deleted the member or has no WeChat', async () => {
		const customers = customersOf('member_1');
		const wecom = customers.filter((id) => id.startsWith('wo'));
		expect(wecom).toHaveLength(1);
		const external_userid = customers[0]!;
		world.simulator.actions.customerDeletesMember({ userid: 'member_1', external_userid });
		const { moment_id } = await create();
		world.simulator.actions.memberPublishesMoment({ moment_id, userid: 'member_1' });
		const input = { moment_id, userid: 'member_1' };
		expect(await idsOf('getVisibleCustomers', input)).toEqual(customers);
		expect(await idsOf('getSendResult', input)).toEqual(
			customers.filter((id) => id !== external_userid && !wecom.includes(id)),
		);
	});

	it('happens by itself after a while when the control API says so', async () => {
		world.simulator.actions.momentTiming({ publish_ms: 5000 });
		const { moment_id } = await create();
		expect(await tasksOf(moment_id)).toMatchObject({ member_1: 0 });
		await world.simulator.clock.advance(5000);
		expect(await tasksOf(moment_id)).toEqual({ member_1: 1, member_2: 1, member_3: 1 });
	});

	it('stops when the Moment is cancelled; what is published stays', async () => {
		world.simulator.actions.momentTiming({ publish_ms: 5000 });
		const { moment_id } = await create();
		world.simulator.actions.memberPublishesMoment({ moment_id, userid: 'member_1' });
		expect(await code('cancel', { moment_id })).toBe(0);
		await world.simulator.clock.advance(5000);
		expect(await tasksOf(moment_id)).toEqual({ member_1: 1, member_2: 0, member_3: 0 });
		expect(() =>
			world.simulator.actions.memberPublishesMoment({ moment_id, userid: 'member_2' }),
		).toThrow('stopped');
	});

	it('has to have happened before there are results of the member', async () => {
		const sender_list = { user_list: ['member_1'] };
		const { moment_id } = await create({ ...TEXT, visible_range: { sender_list } });
		for (const operation of ['getVisibleCustomers', 'getSendResult', 'getComments']) {
			expect(await code(operation, { moment_id, userid: 'member_1' })).toBe(41062);
			expect(await code(operation, { moment_id, userid: 'member_2' })).toBe(41061);
			expect(await code(operation, { moment_id: 'momNever', userid: 'member_1' })).toBe(41060);
		}
	});

	it('is shown to an app for the members that it sees', async () => {
		const { moment_id } = await create();
		world.simulator.actions.memberPublishesMoment({ moment_id, userid: 'member_2' });
		world.client = await createClient(world.simulator, 'other');
		expect(await tasksOf(moment_id)).toEqual({ member_1: 0 });
		expect(await code('getComments', { moment_id, userid: 'member_2' })).toBe(60011);
	});
});

describe('comments and likes', () => {
	it('come from customers whom the Moment reached and from members', async () => {
		const { moment_id } = await create();
		const { actions, clock } = world.simulator;
		actions.memberPublishesMoment({ moment_id, userid: 'member_1' });
		const [first, second] = customersOf('member_1');
		const post = { moment_id, userid: 'member_1' };
		actions.momentCommented({ ...post, external_userid: first! });
		await clock.advance(10 * SECOND);
		actions.momentCommented({ ...post, by: 'member_1' });
		actions.momentLiked({ ...post, external_userid: second! });
		actions.momentLiked({ ...post, external_userid: second! });
		expect(await call('getComments', post)).toMatchObject({
			comment_list: [
				{ external_userid: first, create_time: NOW + 2 },
				{ userid: 'member_1', create_time: NOW + 12 },
			],
			like_list: [{ external_userid: second, create_time: NOW + 12 }],
		});
		const stranger = customersOf('member_2')[0]!;
		expect(() => actions.momentLiked({ ...post, external_userid: stranger })).toThrow(
			'does not see',
		);
	});
});

describe('the list of Moments', () => {
	const span = { start_time: NOW - 60, end_time: NOW + 3600 };
	const list = async (input: JsonObject = {}) =>
		(await call('getAll', { ...span, ...input })).moment_list as JsonObject[];

	it('shows the images, the video or the link of a Moment', async () => {
		const media_id = await upload('image');
		const video = await upload('video');
		const url = 'https://tea.example.com/autumn';
		await create({ ...TEXT, attachments: [{ msgtype: 'image', image: { media_id } }] });
		await create({ attachments: [{ msgtype: 'video', video: { media_id: video } }] });
		await create({ attachments: [{ msgtype: 'link', link: { url, media_id } }] });
		const [images, clip, link] = await list();
		expect(images).toEqual({
			moment_id: expect.any(String) as string,
			create_time: NOW + 2,
			create_type: 0,
			visible_type: 1,
			text: TEXT.text,
			image: [{ media_id }],
		});
		expect(clip!.video).toMatchObject({ media_id: video });
		expect(link!.link).toEqual({ title: '', url });
		const { thumb_media_id } = clip!.video as { thumb_media_id: string };
		expect(
			await world.client.send('media.download', { params: { media_id: thumb_media_id } }),
		).toMatchObject({ status: 200, headers: { 'content-type': 'image/png' } });
	});

	it('tells own posts of members from those of the corp, and by whom they are', async () => {
		const chosen = customersOf('member_1').slice(0, 1);
		const { actions } = world.simulator;
		await create();
		const place = { place: 'Tea village', latitude: '30.24603', longitude: '120.13026' };
		actions.memberPostsMoment({ userid: 'member_1', text: 'Hello', images: 2, chosen, ...place });
		actions.memberPostsMoment({ userid: 'member_2', link_url: 'https://tea.example.com' });
		expect((await list()).map(({ creator }) => creator)).toEqual([
			undefined,
			'member_1',
			'member_2',
		]);
		expect(await list({ filter_type: 0 })).toMatchObject([{ create_type: 0 }]);
		expect((await list({ filter_type: 1 })).map(({ create_type }) => create_type)).toEqual([1, 1]);
		expect(await list({ creator: 'member_1' })).toEqual([
			{
				moment_id: expect.any(String) as string,
				creator: 'member_1',
				create_time: NOW + 2,
				create_type: 1,
				visible_type: 0,
				text: { content: 'Hello' },
				image: [
					{ media_id: expect.any(String) as string },
					{ media_id: expect.any(String) as string },
				],
				location: { latitude: '30.24603', longitude: '120.13026', name: 'Tea village' },
			},
		]);
		world.client = await createClient(world.simulator, 'other');
		expect(await list({ filter_type: 1 })).toMatchObject([{ creator: 'member_1' }]);
	});

	it('of own posts has results but no tasks, and they cannot be stopped', async () => {
		const { moment_id } = world.simulator.actions.memberPostsMoment({
			userid: 'member_1',
			text: 'Hello',
		});
		const input = { moment_id, userid: 'member_1' };
		expect(await idsOf('getVisibleCustomers', input)).toEqual(customersOf('member_1'));
		expect(await code('getTasks', { moment_id })).toBe(41067);
		expect(await code('cancel', { moment_id })).toBe(41067);
		expect(await code('getSendResult', { moment_id, userid: 'member_2' })).toBe(41061);
	});

	it('holds what lies between the two times, both left out, 30 days at most', async () => {
		await create();
		const at = NOW + 2;
		expect(await list({ start_time: at })).toEqual([]);
		expect(await list({ end_time: at })).toEqual([]);
		expect(await list({ start_time: at - 1, end_time: at + 1 })).toHaveLength(1);
		const days = 30 * (DAY / 1000);
		expect(await code('getAll', { start_time: at, end_time: at + days })).toBe(0);
		expect(await code('getAll', { start_time: at, end_time: at + days + 1 })).toBe(40058);
		expect(await code('getAll', { start_time: at, end_time: at - 1 })).toBe(40058);
	});

	it('leaves deleted Moments out', async () => {
		const { moment_id } = await create();
		world.simulator.actions.momentDeleted({ moment_id });
		expect(await list()).toEqual([]);
		expect(await code('getTasks', { moment_id })).toBe(41060);
	});

	it('comes in pages of 20; a larger limit counts as 20', async () => {
		for (let i = 0; i < 41; i++) {
			world.simulator.actions.memberPostsMoment({ userid: 'member_1', text: `${i}` });
		}
		const seen: unknown[] = [];
		let cursor = '';
		for (const size of [20, 20, 1]) {
			const page = await call('getAll', { ...span, limit: 100, cursor });
			expect(page.moment_list).toHaveLength(size);
			seen.push(
				...(page.moment_list as Array<{ text: { content: string } }>).map((m) => m.text.content),
			);
			cursor = page.next_cursor as string;
		}
		expect(cursor).toBe('');
		expect(seen).toEqual(Array.from({ length: 41 }, (_, i) => `${i}`));
	});

	it('shows images for longer than the upload lives', async () => {
		const media_id = await upload('image');
		await create({ attachments: [{ msgtype: 'image', image: { media_id } }] });
		await world.simulator.clock.advance(4 * DAY);
		await world.client.login();
		const [{ image }] = (await list()) as unknown as [{ image: Array<{ media_id: string }> }];
		const shown = image[0]!.media_id;
		expect(shown).not.toBe(media_id);
		const params = { media_id: shown };
		expect(await world.client.send('media.download', { params })).toMatchObject({
			headers: { 'content-type': 'image/png' },
		});
	});
});

it('the state of the corp shows Moments with their publications and the size of their files', async () => {
	await create({ attachments: [{ msgtype: 'image', image: { media_id: await upload('image') } }] });
	expect(describeState(world.simulator.corp, 'moment')).toMatchObject({
		posts: [
			{
				publications: [{ userid: 'member_1' }, { userid: 'member_2' }, { userid: 'member_3' }],
				content: { images: [{ file: { data: `${PNG.data.length} bytes` } }] },
			},
		],
	});
});

describe('pages of members and customers', () => {
	it('follow the limit, and fall back to 500 and 3000 beyond the maximum', async () => {
		const { people, ids, clock } = world.simulator.corp;
		const member = people.members.get('member_1')!;
		for (let i = 0; i < 3001; i++) {
			people.follow(member, people.addCustomer(ids), { createdAt: clock.now() });
		}
		for (let i = 0; i < 501; i++) people.addMember({ userid: `seller_${i}` });
		const { moment_id } = await create();
		world.simulator.actions.memberPublishesMoment({ moment_id, userid: 'member_1' });
		const sizeOf = async (operation: string, limit: number) => {
			const page = await call(operation, { moment_id, userid: 'member_1', limit });
			return ((page.task_list ?? page.customer_list) as unknown[]).length;
		};
		expect(await sizeOf('getTasks', 2)).toBe(2);
		expect(await sizeOf('getTasks', 1001)).toBe(500);
		expect(await sizeOf('getVisibleCustomers', 1000)).toBe(1000);
		expect(await sizeOf('getVisibleCustomers', 1001)).toBe(500);
		expect(await sizeOf('getSendResult', 5001)).toBe(3000);
		const first = await call('getSendResult', { moment_id, userid: 'member_1', limit: 3000 });
		const cursor = first.next_cursor as string;
		const rest = await idsOf('getSendResult', { moment_id, userid: 'member_1', cursor });
		// 10 seeded customers, one of them on WeCom, and 3001 more
		expect(rest).toHaveLength(10);
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
