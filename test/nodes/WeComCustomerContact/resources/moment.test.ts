import { idOf, itemsOf } from '../../../../support/harness/customers';
import { sampleFile } from '../../../../support/harness/sampleFile';
import { EMPTY_LIST, useSimulator } from '../../../../support/harness/useSimulator';

/** Time passes in the simulator, and only while the node waits. */
let mockPass: (ms: number) => Promise<void> = async () => await Promise.resolve();
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (ms: number) => {
		await mockPass(ms);
	},
}));

const wecom = useSimulator({
	customers: 20,
	members: 4,
	fixedTime: Date.parse('2026-01-05T09:00:00Z'),
});
beforeEach(() => {
	const { clock } = wecom.simulator;
	mockPass = async (ms) => {
		await clock.advance(ms);
	};
});

const calls = (id: string) => wecom.simulator.ledger.calls(id);
const sent = () => wecom.simulator.ledger.requests({ endpoint: 'moment.create' })[0]?.body;
const waiting = { options: { waitSeconds: 60 } };

const png = sampleFile({ filename: 'cup.png', content_type: 'image/png', filelength: 64 });
const mp4 = sampleFile({ filename: 'brewing.mp4', content_type: 'video/mp4', filelength: 64 });
const input = [{ json: {}, binary: { picture: png, clip: mp4 } }];
const image = { msgtype: 'image', source: 'binary', binaryPropertyName: 'picture' };
const video = { msgtype: 'video', source: 'binary', binaryPropertyName: 'clip' };
const link = { ...image, msgtype: 'link', title: 'Catalogue', url: 'https://tea.example.com' };

describe('creating a Moment', () => {
	it('returns the jobid at once when nobody asked to wait', async () => {
		const { json } = await wecom.run('moment.create', { content: 'Fresh tea' });
		expect(json).toEqual([{ jobid: expect.any(String) }]);
		expect(calls('moment.getTaskResult')).toBe(0);
	});

	it('takes 2000 Chinese characters of text and 64 of a link title', async () => {
		const content = '茶'.repeat(2000);
		const title = '茶'.repeat(64);
		const { json } = await wecom.run(
			'moment.create',
			{ content, attachments: { values: [{ ...link, title }] } },
			{ input },
		);
		expect(json).toEqual([{ jobid: expect.any(String) }]);
		expect(sent()).toMatchObject({ text: { content }, attachments: [{ link: { title } }] });
	});

	it('waits for its job and returns the moment_id with the senders and tags that were refused', async () => {
		const { json } = await wecom.run('moment.create', {
			content: 'Fresh tea',
			additionalFields: { user_list: ['member_1', 'nobody'], department_list: '1, 77' },
			...waiting,
		});
		expect(sent()).toEqual({
			visible_range: {
				sender_list: { user_list: ['member_1', 'nobody'], department_list: [1, 77] },
			},
			text: { content: 'Fresh tea' },
		});
		expect(json).toEqual([
			{
				jobid: expect.any(String),
				status: 3,
				moment_id: expect.stringMatching(/^mom/),
				invalid_sender_list: { user_list: ['nobody'], department_list: [77] },
				invalid_external_contact_list: { tag_list: EMPTY_LIST },
			},
		]);
		// The job takes two seconds; it is asked for after one and after three.
		expect(calls('moment.getTaskResult')).toBe(2);
	});

	it('returns its jobid and how far it is when the job takes longer than the wait', async () => {
		wecom.simulator.actions.momentTiming({ task_ms: 3_600_000 });
		const { json } = await wecom.run('moment.create', {
			content: 'Fresh tea',
			options: { waitSeconds: 0.001 },
		});
		expect(json).toEqual([{ jobid: expect.any(String), status: 1 }]);
	});

	it('keeps the jobid with a warning when the result cannot be read, so that nobody creates it twice', async () => {
		wecom.simulator.faults.add({
			fault: { kind: 'errcode', code: 60011 },
			endpoint: 'moment.getTaskResult',
		});
		const { json, error } = await wecom.run('moment.create', { content: 'Fresh tea', ...waiting });
		expect(error).toBeUndefined();
		expect(json).toEqual([
			{ jobid: expect.any(String), warning: expect.stringContaining('(errcode 60011)') },
		]);
	});

	it('is an error that names the jobid when the job itself fails', async () => {
		const { error } = await wecom.run('moment.create', {
			content: 'Fresh tea',
			additionalFields: { user_list: ['nobody'] },
			...waiting,
		});
		expect(error?.message).toContain('(errcode 81013)');
		expect(error?.description).toMatch(/no valid sender or customer \(jobid \S+\)/);
	});

	it.each([
		['Customer Tag Names or IDs', 'tag_list'],
		['Sender Department IDs', 'department_list'],
		['Sender Names or IDs', 'user_list'],
	])('is refused when %s comes out empty, instead of reaching everyone', async (name, field) => {
		const { error } = await wecom.run(
			'moment.create',
			{ content: 'Fresh tea', additionalFields: { [field]: '={{ $json.ids }}' } },
			{ input: itemsOf([{ ids: [] }]) },
		);
		expect(error?.message).toContain(`${name} is empty (got [])`);
		expect(calls('moment.create')).toBe(0);
	});

	it('uploads its pictures for Moments, the same one once', async () => {
		const { json } = await wecom.run(
			'moment.create',
			{ attachments: { values: Array.from({ length: 9 }, () => image) }, ...waiting },
			{ input },
		);
		expect(json[0]?.moment_id).toEqual(expect.stringMatching(/^mom/));
		const uploads = wecom.simulator.ledger.requests({ endpoint: 'media.uploadAttachment' });
		expect(uploads.map(({ query }) => query)).toEqual([
			{ media_type: 'image', attachment_type: '1' },
		]);
	});

	it.each([
		['a link with a cover', [link]],
		['a video', [video]],
	])('takes %s', async (_name, values) => {
		const { json } = await wecom.run(
			'moment.create',
			{ attachments: { values }, ...waiting },
			{ input },
		);
		expect(json[0]?.moment_id).toEqual(expect.stringMatching(/^mom/));
	});

	it.each([
		[
			'kinds that do not go together',
			[image, video],
			'all of one kind (got Image (图片), Video (视频))',
		],
		['a second video', [video, video], 'at most 1 of kind Video (视频) (got 2)'],
		['a second link', [link, link], 'at most 1 of kind Link (图文链接) (got 2)'],
		['a tenth image', Array.from({ length: 10 }, () => image), 'at most 9 entries (got 10)'],
	])('is refused with %s before anything is uploaded', async (_name, values, message) => {
		const { error } = await wecom.run('moment.create', { attachments: { values } }, { input });
		expect(error?.message).toContain('Attachments ');
		expect(error?.message).toContain(message);
		expect(calls('media.uploadAttachment')).toBe(0);
	});

	it('is refused without a text and attachments', async () => {
		const { error } = await wecom.run('moment.create');
		expect(error?.message).toBe('Fill in at least one of Text, Attachments');
	});
});

it('is followed from its job to the customers who see it, like it and comment on it', async () => {
	const { json } = await wecom.run('moment.create', { content: 'Fresh tea', ...waiting });
	const id = String(json[0]?.moment_id);
	const moment_id = idOf(id);
	const userid = idOf('member_1');

	const done = await wecom.run('moment.getTaskResult', { jobid: String(json[0]?.jobid) });
	expect(done.json).toMatchObject([
		{ status: 3, status_text: 'Creation is complete', result: { moment_id: id } },
	]);

	const { actions } = wecom.simulator;
	const { chosen, reached } = actions.memberPublishesMoment({ moment_id: id, userid: 'member_1' });
	const [customer = ''] = reached;
	actions.momentCommented({ moment_id: id, userid: 'member_1', external_userid: customer });
	actions.momentLiked({ moment_id: id, userid: 'member_1', by: 'member_2' });

	const tasks = await wecom.run('moment.getTasks', { moment_id, limit: 2 });
	expect(tasks.json).toEqual([
		expect.objectContaining({
			userid: 'member_1',
			publish_status: 1,
			publish_status_text: 'Published',
		}),
		expect.objectContaining({
			userid: 'member_2',
			publish_status: 0,
			publish_status_text: 'Not published',
		}),
	]);
	const visible = await wecom.run('moment.getVisibleCustomers', {
		moment_id,
		userid,
		returnAll: true,
	});
	expect(visible.json).toEqual(
		chosen.map((external_userid) => ({ moment_id: id, userid: 'member_1', external_userid })),
	);
	const seen = await wecom.run('moment.getSendResult', { moment_id, userid, returnAll: true });
	expect(seen.json).toEqual(
		reached.map((external_userid) => ({ moment_id: id, userid: 'member_1', external_userid })),
	);
	const reactions = await wecom.run('moment.getComments', { moment_id, userid });
	expect(reactions.json).toMatchObject([
		{ comment_list: [{ external_userid: customer }], like_list: [{ userid: 'member_2' }] },
	]);
	expect((await wecom.run('moment.cancel', { moment_id })).json).toEqual([
		{ success: true, moment_id: id },
	]);
});

it('is listed for a time span of up to 30 days', async () => {
	wecom.simulator.actions.memberPostsMoment({ userid: 'member_1', text: 'Fresh tea' });
	const list = async (start_time: string) =>
		await wecom.run('moment.getAll', { start_time, end_time: '2026-01-06T00:00:00' });
	await wecom.simulator.clock.advance(1000);
	expect((await list('2025-12-07T00:00:00')).json).toMatchObject([
		{ text: { content: 'Fresh tea' } },
	]);
	const { error } = await list('2025-12-06T23:59:59');
	expect(error?.message).toBe('Start Time and End Time may be at most 30 days apart (got 30.01)');
});
