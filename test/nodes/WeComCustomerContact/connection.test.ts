import { readCallbackSettings } from '../../../wecom/callback/settings';
import { sharedCallbacksSeen } from '../../../nodes/shared/callbacksSeen';
import type { CredentialFields } from '../../../support/harness/credentials';
import { idOf } from '../../../support/harness/customers';
import { useSimulator } from '../../../support/harness/useSimulator';

const wecom = useSimulator({ customers: 6, members: 2 });

const CALLBACK = { callbackToken: 'Token0', callbackSecretKey: 'a'.repeat(43) };

type Answer = 'yes' | 'no' | 'unknown';
interface Verdict {
	check: string;
	ok: Answer;
	says: string;
	doThis: string;
}

/** What the check says, with a credential that is changed in this way. */
async function checked(change: Partial<CredentialFields> = {}, fields = {}): Promise<Verdict[]> {
	const { json, error } = await wecom.run('connection.check', fields, {
		credential: { ...wecom.credential(), ...CALLBACK, ...change },
	});
	expect(error).toBeUndefined();
	return json as unknown as Verdict[];
}

const verdictOf = (verdicts: readonly Verdict[], check: string): Verdict | undefined =>
	verdicts.find((verdict) => verdict.check === check);

const fault = (endpoint: string, code: number) => () => {
	wecom.simulator.faults.add({ fault: { kind: 'errcode', code }, endpoint });
};

const CHECKS = [
	'Corp ID',
	'Secret',
	'Trusted IP address',
	'App may call Customer Contact',
	'Members with Customer Contact',
	'Customers of the member',
	'Visible range of the app',
	'Callback Token and EncodingAESKey',
	'Callback received',
	'Corp tags',
	'Quota of acquisition links',
	'Call limits',
	'API Base URL',
	'Clock',
];

describe('with nothing wrong, the check of the connection', () => {
	it('says no to nothing, and unknown only where WeCom does not tell', async () => {
		const verdicts = await checked();
		expect(verdicts.map(({ check }) => check)).toEqual(CHECKS);
		expect(verdicts.filter(({ ok }) => ok === 'no')).toEqual([]);
		expect(verdicts.filter(({ ok }) => ok === 'unknown').map(({ check }) => check)).toEqual([
			'Visible range of the app',
			'Callback received',
		]);
	});

	it('pairs each item with the input item, and changes nothing', async () => {
		const { items } = await wecom.run('connection.check');
		expect(items.every(({ pairedItem }) => JSON.stringify(pairedItem) === '{"item":0}')).toBe(true);
		const writes = wecom.simulator.ledger
			.requests()
			.filter(({ method, path }) => method === 'POST' && !path.endsWith('get_corp_tag_list'));
		expect(writes).toEqual([]);
	});

	it('counts the customers of the member that is chosen', async () => {
		const verdicts = await checked({}, { userid: idOf('member_2') });
		expect(verdictOf(verdicts, 'Customers of the member')?.says).toBe('member_2 has 3');
	});

	it('tells when the trigger of this process was last called for the app', async () => {
		const settings = readCallbackSettings({ ...wecom.credential(), ...CALLBACK });
		if (!settings.ok) throw new Error('the settings of the test are well formed');
		sharedCallbacksSeen.note(settings.settings, Date.parse('2026-02-03T04:05:06Z'));
		const seen = verdictOf(await checked(), 'Callback received');
		expect(seen).toMatchObject({ ok: 'yes' });
		expect(seen?.says).toContain('2026-02-03T');
		const other = await checked({ callbackToken: 'Token1' });
		expect(verdictOf(other, 'Callback received')?.ok).toBe('unknown');
	});
});

interface Wrong {
	/** The check that fails for it. */
	check: string;
	says: RegExp;
	doThis: RegExp;
	change?: Partial<CredentialFields>;
	fields?: object;
	before?: () => unknown;
	/** What is known all the same. */
	yes?: readonly string[];
}

const faults: Record<string, Wrong> = {
	'a wrong corp ID': {
		check: 'Corp ID',
		change: { corpId: 'ww0000000000000000' },
		says: /40013/,
		doThis: /corp id/i,
	},
	'no corp ID': { check: 'Corp ID', change: { corpId: ' ' }, says: /41002/, doThis: /corp id/i },
	'a wrong secret': {
		check: 'Secret',
		change: { secret: 'not-the-secret-0' },
		says: /40001/,
		doThis: /secret/,
	},
	'no secret': { check: 'Secret', change: { secret: '' }, says: /41004/, doThis: /secret/ },
	'an IP address that is not trusted': {
		check: 'Trusted IP address',
		before: fault('followUser.getAll', 60020),
		says: /60020/,
		doThis: /127\.0\.0\.1/,
		yes: ['Corp ID', 'Secret', 'API Base URL'],
	},
	'an app that is not allowed to call the API': {
		check: 'App may call Customer Contact',
		before: fault('followUser.getAll', 48002),
		says: /48002/,
		doThis: /可调用/,
		yes: ['Corp ID', 'Secret', 'Trusted IP address'],
	},
	'no member with Customer Contact': {
		check: 'Members with Customer Contact',
		before: () => {
			for (const userid of ['member_1', 'member_2']) {
				wecom.simulator.actions.memberResigns({ userid });
			}
		},
		says: /none in the visible range/,
		doThis: /权限配置/,
	},
	'a member outside the visible range': {
		check: 'Customers of the member',
		fields: { userid: idOf('member_2') },
		before: fault('customer.getAll', 60011),
		says: /60011/,
		doThis: /\S/,
		yes: ['App may call Customer Contact', 'Corp tags'],
	},
	'a Token with a blank': {
		check: 'Callback Token and EncodingAESKey',
		change: { callbackToken: 'to ken' },
		says: /Token \(it has 6 characters\)/,
		doThis: /32 letters and digits/,
		yes: ['App may call Customer Contact'],
	},
	'a short EncodingAESKey': {
		check: 'Callback Token and EncodingAESKey',
		change: { callbackSecretKey: 'short' },
		says: /EncodingAESKey \(it has 5 characters\)/,
		doThis: /43/,
	},
	'tags that must not be read': {
		check: 'Corp tags',
		before: fault('corpTag.getAll', 48002),
		says: /48002/,
		doThis: /\S/,
		yes: ['Customers of the member'],
	},
	'a quota that is used up': {
		check: 'Quota of acquisition links',
		before: () => wecom.simulator.actions.acquisitionQuotaSet({ amount: 0 }),
		says: /^0 of /,
		doThis: /获客助手/,
	},
	'an API Base URL that is none': {
		check: 'API Base URL',
		change: { baseUrl: 'qyapi.weixin.qq.com' },
		says: /\S/,
		doThis: /https:\/\//,
	},
	'an API Base URL with too much': {
		check: 'API Base URL',
		change: { baseUrl: 'http://127.0.0.1:1/cgi-bin' },
		says: /cgi-bin/,
		doThis: /Nothing was sent/,
	},
	'an API Base URL where nobody answers': {
		check: 'API Base URL',
		change: { baseUrl: 'http://127.0.0.1:1' },
		says: /\S/,
		doThis: /API Base URL/,
	},
	'a page of a proxy at the API Base URL': {
		check: 'API Base URL',
		before: () =>
			wecom.simulator.faults.add({
				fault: { kind: 'http', status: 502 },
				endpoint: 'accessToken.get',
			}),
		says: /502/,
		doThis: /proxy/,
	},
	'a clock that is five minutes off': {
		check: 'Clock',
		before: () => {
			const ahead = Date.now() + 300_000;
			jest.spyOn(Date, 'now').mockReturnValue(ahead);
		},
		says: /^(?:299|300|301) seconds/,
		doThis: /NTP/,
		yes: ['App may call Customer Contact'],
	},
};

describe('the check of the connection', () => {
	afterEach(() => jest.restoreAllMocks());

	it.each(Object.entries(faults))('says no for %s, and never a false yes', async (_name, wrong) => {
		await wrong.before?.();
		const verdicts = await checked(wrong.change, wrong.fields);
		expect(verdicts.map(({ check }) => check)).toEqual(CHECKS);
		expect(verdicts.filter(({ ok }) => ok === 'no').map(({ check }) => check)).toEqual([
			wrong.check,
		]);
		const verdict = verdictOf(verdicts, wrong.check);
		expect(verdict?.says).toMatch(wrong.says);
		expect(verdict?.doThis).toMatch(wrong.doThis);
		for (const check of wrong.yes ?? []) expect(verdictOf(verdicts, check)?.ok).toBe('yes');
		expect(JSON.stringify(verdicts)).not.toContain(wecom.credential().secret);
	});

	it('knows nothing of what comes after the first that does not hold', async () => {
		const verdicts = await checked({ secret: 'not-the-secret-0' });
		const known = (check: string) => verdictOf(verdicts, check)?.ok;
		for (const check of ['Corp ID', ...CHECKS.slice(2, 6), 'Corp tags']) {
			expect([check, known(check)]).toEqual([check, 'unknown']);
		}
		expect(known('API Base URL')).toBe('yes');
	});

	it('says of a limit that WeCom blocks it', async () => {
		wecom.simulator.faults.add({
			fault: { kind: 'errcode', code: 45009 },
			endpoint: 'corpTag.getAll',
		});
		const verdicts = await checked({}, { requestOptions: { maxRateLimitWait: 0 } });
		expect(verdictOf(verdicts, 'Call limits')).toMatchObject({
			ok: 'no',
			says: expect.stringContaining('WeCom has blocked'),
		});
		expect(verdictOf(verdicts, 'Corp tags')?.ok).toBe('unknown');
	});

	it('leaves what nobody entered unknown', async () => {
		const verdicts = await checked({ callbackToken: '', callbackSecretKey: '' });
		expect(verdictOf(verdicts, 'Callback Token and EncodingAESKey')).toMatchObject({
			ok: 'unknown',
			says: 'The credential has none',
		});
	});

	it('does not know the quota where WeCom does not tell it', async () => {
		fault('acquisitionLink.getQuota', 48002)();
		expect(verdictOf(await checked(), 'Quota of acquisition links')).toMatchObject({
			ok: 'unknown',
			says: expect.stringContaining('48002'),
		});
	});
});
