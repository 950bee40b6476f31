import type { INodeParameters } from 'n8n-workflow';

import { sharedTokens } from '../../../wecom/token';
import { idOf } from '../../../support/harness/customers';
import { bytesAnswer, raw, rawAnswer, type RawText } from '../../../support/harness/rawJson';
import {
	RecordingServer,
	type Answer,
	type RecordedRequest,
} from '../../../support/harness/recordingServer';
import { runNode } from '../../../support/harness/runNode';

// What the node waits before it repeats a request is of no interest here.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	// A turn of the event loop, so that answers can come while somebody waits for them.
	sleep: async () => await new Promise((resolve) => setImmediate(resolve)),
}));

const server = new RecordingServer();
beforeAll(async () => await server.start());
afterAll(async () => {
	sharedTokens.clear();
	await server.stop();
});

/** Runs an operation against a server that answers as `answer` says. */
async function run(
	id: string,
	fields: INodeParameters,
	answer: (body: Record<string, unknown>, index: number, request: RecordedRequest) => Answer,
) {
	server.take();
	server.answering = (request, index) => {
		const text = request.body.toString();
		const body = text === '' ? request.query : (JSON.parse(text) as Record<string, unknown>);
		return answer(body, index, request);
	};
	const [resource = '', operation = ''] = id.split('.');
	const parameters = { resource, operation, ...fields };
	const { json, error } = await runNode({ credential: server.credential, parameters });
	const complaint = error ? `${error.message}. ${error.description ?? ''}` : '';
	const bodies = server
		.take()
		.map(({ body }) => (body.length ? (JSON.parse(String(body)) as unknown) : {}));
	return { json, complaint, bodies };
}

const customer = <N extends string | RawText = string>(
	id: string,
	userid = 'member_a',
	name: N | 'Wang' = 'Wang',
) => ({
	external_contact: { external_userid: id, name },
	follow_info: { userid },
});
const customersIn = (json: ReadonlyArray<Record<string, unknown>>) =>
	json.map(
		({ external_contact }) => (external_contact as { external_userid: string }).external_userid,
	);
const membersNamed = (count: number) =>
	Array.from({ length: count }, (_, index) => `member_${index}`);

describe('Customer > Get Many', () => {
	const getMany = async (
		userid_list: string[],
		answer: Parameters<typeof run>[2],
		more: INodeParameters = {},
	) =>
		await run(
			'customer.getBatch',
			{ userid_list, returnAll: true, simplify: false, ...more },
			answer,
		);

	it.each([0x00, 0x07, 0x08, 0x09, 0x0a, 0x14])(
		'gives 101 customers although the last has the byte %i in the name, with two requests',
		async (byte) => {
			const page = Array.from({ length: 100 }, (_, index) => customer(`wm${index}`));
			const { json, complaint, bodies } = await getMany(['member_a'], (_body, index) =>
				index === 0
					? { errcode: 0, errmsg: 'ok', external_contact_list: page, next_cursor: 'p2' }
					: rawAnswer({
							errcode: 0,
							errmsg: 'ok',
							external_contact_list: [customer('wm101', 'member_a', raw([byte], 'x'))],
							next_cursor: '',
						}),
			);
			expect(complaint).toBe('');
			expect(json).toHaveLength(101);
			expect(json[100]?.external_contact).toEqual({
				external_userid: 'wm101',
				name: `${String.fromCharCode(byte)}x`,
			});
			expect(bodies).toHaveLength(2);
		},
	);

	it('keeps the customers that come with errcode 84061, and goes on behind them', async () => {
		const answer: Parameters<typeof run>[2] = (_body, index) => ({
			errcode: 84061,
			errmsg: 'not external contact',
			external_contact_list: [customer(`wm${index}`, 'a')],
			next_cursor: index === 0 ? 'p2' : '',
		});
		const oneByOne = { requestOptions: { concurrency: 1 } };
		const { json, complaint } = await getMany(['a', 'b'], answer, oneByOne);
		expect(complaint).toBe('');
		expect(customersIn(json)).toEqual(['wm0', 'wm1']);
		const together = await getMany(['a', 'b'], answer);
		expect(together.complaint).toBe('');
		// The first answer said no more than that there are more; the members were asked one by one.
		expect(customersIn(together.json)).toEqual(['wm1', 'wm2']);
	});

	it('gives nothing for a member without customers, with one request', async () => {
		const { json, complaint, bodies } = await getMany(['b'], () => ({
			errcode: 84061,
			errmsg: 'no',
		}));
		expect([json, complaint, bodies.length]).toEqual([[], '', 1]);
	});

	/** A server that refuses a whole call where one of its members has no customers. */
	const refusing =
		(empty: readonly string[], goesOn = false) =>
		({ userid_list, cursor }: Record<string, unknown>): Answer => {
			const asked = userid_list as string[];
			if (goesOn && cursor === undefined && asked.length > 1) {
				return {
					errcode: 0,
					external_contact_list: [customer('wm-first', asked[0])],
					next_cursor: 'p2',
				};
			}
			return asked.some((member) => empty.includes(member))
				? { errcode: 84061, errmsg: 'not external contact' }
				: {
						errcode: 0,
						external_contact_list: asked.map((member) => customer(`wm-${member}`, member)),
						next_cursor: '',
					};
		};

	it('gives the customers of 249 members although one of 250 has none', async () => {
		const members = membersNamed(250);
		const { json, complaint, bodies } = await getMany(members, refusing(['member_130']));
		expect(complaint).toBe('');
		expect(customersIn(json)).toEqual(
			members.filter((one) => one !== 'member_130').map((one) => `wm-${one}`),
		);
		expect(bodies.length).toBeLessThan(20);
	});

	it('does not take a page behind others for the end either', async () => {
		const { json } = await getMany(membersNamed(4), refusing(['member_2'], true), {
			returnAll: true,
		});
		expect(customersIn(json)).toEqual(
			expect.arrayContaining(['wm-member_0', 'wm-member_1', 'wm-member_3']),
		);
	});

	it('stops at a Limit there too', async () => {
		const { json } = await getMany(membersNamed(8), refusing(['member_0']), {
			returnAll: false,
			limit: 2,
		});
		expect(customersIn(json)).toEqual(['wm-member_1', 'wm-member_2']);
	});

	it('still reports another refusal', async () => {
		const { complaint } = await getMany(['a'], () => ({
			errcode: 84062,
			errmsg: 'x',
			external_contact_list: [customer('wm1')],
		}));
		expect(complaint).toContain('errcode 84062');
	});
});

describe('Moment > Get Many', () => {
	const span = {
		start_time: '2026-08-01T00:00:00',
		end_time: '2026-08-20T00:00:00',
		returnAll: true,
	};

	it('keeps the Moments that come with errcode 84061, and takes the code alone for none', async () => {
		const code = { errcode: 84061, errmsg: 'not external contact' };
		const full = await run('moment.getAll', span, () => ({
			...code,
			moment_list: [{ moment_id: 'mom1' }],
		}));
		expect([full.complaint, full.json]).toEqual(['', [{ moment_id: 'mom1' }]]);
		const none = await run('moment.getAll', span, () => code);
		expect([none.complaint, none.json]).toEqual(['', []]);
	});
});

describe('an ID with an odd byte', () => {
	it.each([[0x08], [0xff]])(
		'is an error where the answer is about that record alone (%p)',
		async (...byte) => {
			const { complaint, json, bodies } = await run('groupChat.get', { chat_id: idOf('wr1') }, () =>
				rawAnswer({ errcode: 0, group_chat: { chat_id: raw('wr', byte, '1'), name: 'Tea' } }),
			);
			expect(complaint).toContain('WeCom returned an ID that cannot be read (chat_id)');
			expect([json, bodies.length]).toEqual([[], 1]);
		},
	);

	it('is an error that says that the work may be done, where something was created', async () => {
		const { complaint } = await run(
			'contactWay.create',
			{ type: 1, scene: 2, user: ['member_a'] },
			() => rawAnswer({ errcode: 0, config_id: raw('c', [0x08]) }),
		);
		expect(complaint).toContain(
			'may have been carried out: WeCom returned an ID that cannot be read (config_id)',
		);
	});

	it('is left empty in one member of a group chat, whose others are kept', async () => {
		const { json, complaint } = await run('groupChat.get', { chat_id: idOf('wr1') }, () =>
			rawAnswer({
				errcode: 0,
				group_chat: {
					chat_id: 'wr1',
					member_list: [{ userid: 'a' }, { userid: raw([0x08], 'b') }],
				},
			}),
		);
		expect(complaint).toBe('');
		expect(json).toEqual([
			{
				chat_id: 'wr1',
				member_list: [{ userid: 'a' }, { userid: null }],
				warning:
					'WeCom sent IDs containing a byte that no ID has, so they are left empty: member_list.userid',
			},
		]);
	});
});

describe('Group Chat > Get Many with Return Details', () => {
	it('keeps a group chat whose details cannot be read, and says so in it', async () => {
		const { json, complaint } = await run(
			'groupChat.getAll',
			{ returnAll: true, options: { fetchDetails: true } },
			({ chat_id }) => {
				if (chat_id === undefined) {
					const group_chat_list = ['wr1', 'wr2', 'wr3', 'wr4', 'wr5'].map((id) => ({
						chat_id: id,
						status: 0,
					}));
					return { errcode: 0, group_chat_list };
				}
				if (chat_id === 'wr2') return bytesAnswer('<html>');
				if (chat_id === 'wr3')
					return rawAnswer({ errcode: 0, group_chat: { chat_id: raw('wr', [0x08], '3') } });
				if (chat_id === 'wr4') return { errcode: 0 };
				return rawAnswer({
					errcode: 0,
					group_chat: { chat_id: String(chat_id), name: raw([0x08], 'Tea') },
				});
			},
		);
		expect(complaint).toBe('');
		expect(json.map(({ chat_id }) => chat_id)).toEqual(['wr1', 'wr2', 'wr3', 'wr4', 'wr5']);
		expect(json.map(({ name }) => name)).toEqual([
			'\u0008Tea',
			undefined,
			undefined,
			undefined,
			'\u0008Tea',
		]);
		expect(json.map(({ warning }) => warning !== undefined)).toEqual([
			false,
			true,
			true,
			true,
			false,
		]);
	});
});

describe('a transfer of customers', () => {
	const transfer = async (resource: string, answer: Answer) =>
		await run(
			`${resource}.transferCustomers`,
			{
				handover_userid: idOf('member_a'),
				takeover_userid: idOf('member_b'),
				external_userid: ['wm1', 'wm2', 'wm3'],
			},
			() => answer,
		);
	const unnamed = (external_userid: string) => ({
		external_userid,
		handover_userid: 'member_a',
		takeover_userid: 'member_b',
		success: false,
		errcode_text: expect.stringContaining('WeCom reported no result for this customer') as string,
	});

	it.each(['onJobTransfer', 'resignedTransfer'])(
		'says of a customer whom the answer leaves out that there is no outcome (%s)',
		async (resource) => {
			const two = await transfer(resource, {
				errcode: 0,
				customer: [
					{ external_userid: 'wm1', errcode: 0 },
					null,
					{ external_userid: 'wm3', errcode: '40096' },
				],
			});
			expect(two.json).toEqual([
				expect.objectContaining({ external_userid: 'wm1', success: true }),
				expect.objectContaining({ external_userid: 'wm3', success: false }),
				unnamed('wm2'),
			]);
			for (const customer of [null, [], undefined]) {
				const none = await transfer(resource, {
					errcode: 0,
					...(customer === undefined ? {} : { customer }),
				});
				expect(none.json).toEqual(['wm1', 'wm2', 'wm3'].map(unnamed));
			}
		},
	);
});

describe('a transfer of group chats', () => {
	const [first, second] = ['wrChat00000000000000000000000001', 'wrChat00000000000000000000000002'];
	const transfer = async (failed_chat_list: Parameters<typeof rawAnswer>[0][string]) =>
		await run(
			'onJobTransfer.transferGroupChats',
			{ chat_id_list: [first, second], new_owner: idOf('member_b') },
			() => rawAnswer({ errcode: 0, failed_chat_list }),
		);
	const successes = ({ json }: Awaited<ReturnType<typeof transfer>>) =>
		json.map(({ chat_id, success }) => [chat_id, success]);

	it('reads the failures whatever else stands between them', async () => {
		const failure = { chat_id: second, errcode: 90501, errmsg: 'x' };
		expect(successes(await transfer([null, 'stray', failure]))).toEqual([
			[first, true],
			[second, false],
		]);
		expect(successes(await transfer(null))).toEqual([
			[first, true],
			[second, true],
		]);
	});

	it('says of no group chat that it was handed over where it cannot tell which was not', async () => {
		const failure = { chat_id: raw('wr', [0x08], '2'), errcode: 90501 };
		expect(successes(await transfer([failure]))).toEqual([
			[first, false],
			[second, false],
			[null, false],
		]);
	});
});

describe('a conversion of several IDs', () => {
	it('says of an ID that is neither converted nor invalid that there is no outcome', async () => {
		const { json } = await run(
			'idConversion.openUseridToUserid',
			{ open_userid_list: 'o1,o2,o3', source_agentid: '1' },
			() => ({
				errcode: 0,
				userid_list: [{ open_userid: 'o1', userid: 'a' }],
				invalid_open_userid_list: ['o3'],
			}),
		);
		expect(json).toEqual([
			{ open_userid: 'o1', userid: 'a' },
			{ invalid_open_userid_list: ['o3'] },
			{ open_userid: 'o2', warning: expect.stringContaining('neither converted') as string },
		]);
	});
});

describe('Media > Download in parts', () => {
	it('ends with an error where the parts are crumbs', async () => {
		const { complaint, bodies } = await run(
			'media.download',
			{ media_id: 'm1', options: { fetchInParts: true } },
			(_body, index) => ({
				status: 206,
				headers: {
					'content-range': `bytes ${index}-${index}/100000000`,
					'content-type': 'image/png',
				},
				bytes: Buffer.from('x'),
			}),
		);
		expect(complaint).toContain('100 parts of the file in a row');
		expect(bodies).toHaveLength(100);
	});
});
