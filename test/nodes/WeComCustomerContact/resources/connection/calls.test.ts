import {
	customersVerdict,
	membersVerdict,
	outcomeOf,
	quotaVerdict,
	tagsVerdict,
	withoutAccess,
} from '../../../../../nodes/WeComCustomerContact/resources/connection/calls';
import type { WeComClient } from '../../../../../wecom/client';
import {
	CancelledError,
	ConnectionError,
	RefusedError,
	UnreadableAnswerError,
} from '../../../../../wecom/errors';
import type { JsonObject } from '../../../../../wecom/types';
import { clientDouble } from '../../../../../support/harness/clientDouble';

/** A client that gives one answer to everything, or fails. */
const clientThat = (answer: JsonObject | Error) =>
	clientDouble(() => {
		if (answer instanceof Error) throw answer;
		return answer;
	});

const OK = { errcode: 0, errmsg: 'ok' };
const NO_RIGHT = new RefusedError(48002, 'api forbidden');
const NO_ANSWER = new ConnectionError('ECONNRESET', 'unknown');

const CALLS: Array<[string, (client: WeComClient) => Promise<unknown>, object]> = [
	[
		'customers',
		async (client) => await customersVerdict(client, 'member_a'),
		{ method: 'GET', path: '/cgi-bin/externalcontact/list', query: { userid: 'member_a' } },
	],
	[
		'tags',
		tagsVerdict,
		{ method: 'POST', path: '/cgi-bin/externalcontact/get_corp_tag_list', query: {}, body: {} },
	],
	[
		'the quota',
		quotaVerdict,
		{ method: 'GET', path: '/cgi-bin/externalcontact/customer_acquisition_quota', query: {} },
	],
];

describe.each(CALLS)('the check of %s', (_what, check, request) => {
	it('reads once, and may be repeated', async () => {
		const { client, calls } = clientThat({ ...OK, external_userid: [], tag_group: [] });
		await check(client);
		expect(calls.map(({ endpoint: _, ...call }) => call)).toEqual([
			{ body: {}, ...request, repeat: 'safe' },
		]);
	});

	it('ends when the execution is cancelled', async () => {
		await expect(check(clientThat(new CancelledError()).client)).rejects.toThrow(CancelledError);
	});
});

describe('the check of customers', () => {
	const verdict = async (answer: JsonObject | Error) =>
		await customersVerdict(clientThat(answer).client, 'member_a');

	it('counts them', async () => {
		expect(await verdict({ ...OK, external_userid: ['wmExample1', 'wmExample2'] })).toEqual({
			check: 'Customers of the member',
			ok: 'yes',
			says: 'member_a has 2',
			doThis: '',
		});
	});

	it('takes a member without any for good, as WeCom refuses the call then', async () => {
		const none = await verdict({ errcode: 84061, errmsg: 'not external contact' });
		expect(none).toMatchObject({ ok: 'yes', says: 'member_a has 0' });
		const { ok } = await verdict({ errcode: 48002, errmsg: 'api forbidden' });
		expect(ok).toBe('no');
	});

	it.each([
		['no', NO_RIGHT, /48002/],
		['unknown', NO_ANSWER, /No response/],
		['unknown', new UnreadableAnswerError(), /Unexpected response/],
	])('is %s where it fails so', async (ok, error, says) => {
		expect(await verdict(error)).toMatchObject({ ok, says: expect.stringMatching(says) });
	});
});

describe('the check of tags', () => {
	const verdict = async (answer: JsonObject | Error) =>
		await tagsVerdict(clientThat(answer).client);

	it('counts tags and groups', async () => {
		const tag = [{ id: 'etExampleTag1' }, { id: 'etExampleTag2' }];
		const tag_group = [{ tag }, { tag: tag.slice(1) }, { tag: [] }];
		expect(await verdict({ ...OK, tag_group })).toEqual({
			check: 'Corp tags',
			ok: 'yes',
			says: '3 tags in 3 groups can be read',
			doThis: '',
		});
	});

	it('is no where it is refused, and not known where no answer came', async () => {
		expect((await verdict(NO_RIGHT)).ok).toBe('no');
		expect((await verdict(NO_ANSWER)).ok).toBe('unknown');
	});
});

describe('the check of the quota', () => {
	const verdict = async (answer: JsonObject | Error) =>
		await quotaVerdict(clientThat(answer).client);
	const forLinks = expect.stringContaining('获客助手') as string;

	it.each([
		[{ balance: 1, total: 50 }, 'yes', '1 of 50 are left', ''],
		[{ balance: 0, total: 50 }, 'no', '0 of 50 are left', forLinks],
		[{ total: 50 }, 'unknown', 'undefined of 50 are left', forLinks],
	])('with %j is %s', async (quota, ok, says, doThis) => {
		expect(await verdict({ ...OK, ...quota })).toMatchObject({ ok, says, doThis });
	});

	it('is not known where WeCom refuses it: not every company has bought any', async () => {
		expect(await verdict(NO_RIGHT)).toEqual({
			check: 'Quota of acquisition links',
			ok: 'unknown',
			says: expect.stringContaining('48002') as string,
			doThis: forLinks,
		});
	});
});

describe('members', () => {
	it('are counted', () => {
		expect(membersVerdict(['member_a', 'member_b'])).toEqual({
			check: 'Members with Customer Contact',
			ok: 'yes',
			says: '2 in the visible range of the app',
			doThis: '',
		});
	});

	it('are asked for where there is none', () => {
		expect(membersVerdict([])).toMatchObject({
			ok: 'no',
			says: 'There is none in the visible range of the app',
			doThis: expect.stringContaining('权限配置') as string,
		});
	});
});

it('without access nothing is known of what needs it', () => {
	const says = 'Not known while this does not hold: App may call Customer Contact';
	expect(withoutAccess()).toEqual(
		[
			'Members with Customer Contact',
			'Customers of the member',
			'Corp tags',
			'Quota of acquisition links',
		].map((check) => ({ check, ok: 'unknown', says, doThis: '' })),
	);
});

describe('what became of a call', () => {
	it('is its answer, or the error that WeCom has to do with', async () => {
		expect(await outcomeOf(Promise.resolve(7))).toEqual({ answer: 7 });
		expect(await outcomeOf(Promise.reject(NO_RIGHT))).toEqual({ error: NO_RIGHT });
	});

	it.each([new CancelledError(), new TypeError('of our own')])(
		'is thrown where it is another: %s',
		async (error) => {
			await expect(outcomeOf(Promise.reject(error))).rejects.toBe(error);
		},
	);
});
