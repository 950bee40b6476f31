import { describeState } from '../../../simulator/control/state';
import type { JsonObject } from '../../../simulator/types';
import { createClient, DAY, SECOND, present } from '../support';
import {
	call,
	code,
	create,
	customersOf,
	idsOf,
	NOW,
	PNG,
	tasksOf,
	TEXT,
	upload,
	world,
} from './momentSupport';

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
		const external_userid = present(customers[0]);
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
		actions.momentCommented({ ...post, external_userid: present(first) });
		await clock.advance(10 * SECOND);
		actions.momentCommented({ ...post, by: 'member_1' });
		actions.momentLiked({ ...post, external_userid: present(second) });
		actions.momentLiked({ ...post, external_userid: present(second) });
		expect(await call('getComments', post)).toMatchObject({
			comment_list: [
				{ external_userid: first, create_time: NOW + 2 },
				{ userid: 'member_1', create_time: NOW + 12 },
			],
			like_list: [{ external_userid: second, create_time: NOW + 12 }],
		});
		const stranger = present(customersOf('member_2')[0]);
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
		expect(present(clip).video).toMatchObject({ media_id: video });
		expect(present(link).link).toEqual({ title: '', url });
		const { thumb_media_id } = present(clip).video as { thumb_media_id: string };
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
		const shown = present(image[0]).media_id;
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
		const member = present(people.members.get('member_1'));
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
