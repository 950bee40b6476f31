import {
	baseUrlFault,
	baseUrlVerdict,
	callbackVerdicts,
	clockVerdict,
	limitsVerdict,
} from '../../../../../nodes/WeComCustomerContact/resources/connection/surroundings';
import { CallbacksSeen } from '../../../../../nodes/shared/callbacksSeen';
import { readCallbackSettings } from '../../../../../wecom/callback/settings';
import type { EndpointUsage } from '../../../../../wecom/traffic/traffic';

describe('the clock', () => {
	const SERVER = Date.parse('2026-02-03T04:05:06Z');

	it.each([
		[0, 'yes', '0 seconds'],
		[60_000, 'yes', '60 seconds'],
		[-60_000, 'yes', '60 seconds'],
		[60_001, 'no', '60 seconds'],
		[-60_001, 'no', '60 seconds'],
		[300_000, 'no', '300 seconds'],
	])('that is off by %i ms is right: %s', (by, ok, says) => {
		const verdict = clockVerdict(SERVER, SERVER + by);
		expect(verdict).toMatchObject({ check: 'Clock', ok, says: expect.stringContaining(says) });
		expect(verdict.doThis).toMatch(ok === 'no' ? /NTP/ : /^$/);
	});

	it('is not known where no answer says what time it is', () => {
		expect(clockVerdict(undefined, SERVER)).toEqual({
			check: 'Clock',
			ok: 'unknown',
			says: 'No answer of the API host says what time it is',
			doThis: '',
		});
	});
});

describe('the API Base URL', () => {
	it('is good where WeCom answers there', () => {
		expect(baseUrlFault({ baseUrl: 'https://qyapi.weixin.qq.com' })).toBeUndefined();
		expect(baseUrlVerdict(undefined)).toEqual({
			check: 'API Base URL',
			ok: 'yes',
			says: 'It answers as the API of WeCom does',
			doThis: '',
		});
	});

	it('is named with its fault', () => {
		const fault = baseUrlFault({ baseUrl: 'qyapi.weixin.qq.com' });
		expect(baseUrlVerdict(fault)).toMatchObject({
			check: 'API Base URL',
			ok: 'no',
			doThis: expect.stringContaining('https://') as string,
		});
	});
});

describe('the settings of callbacks', () => {
	const good = {
		corpId: 'wwexamplecorp0001',
		callbackToken: 'Token0',
		callbackSecretKey: 'a'.repeat(43),
	};
	const nothingSeen = new CallbacksSeen();
	const verdicts = (change: object, seen = nothingSeen) =>
		callbackVerdicts({ ...good, ...change }, seen, 'Asia/Shanghai');
	const settings = (change: object) => verdicts(change)[0];

	it('are good where both are well formed', () => {
		expect(verdicts({})).toMatchObject([
			{ check: 'Callback Token and EncodingAESKey', ok: 'yes', says: 'Both are well formed' },
			{ check: 'Callback received', ok: 'unknown' },
		]);
	});

	it.each<[object, 'no' | 'unknown', string, RegExp]>([
		[{ callbackToken: '', callbackSecretKey: '' }, 'unknown', 'The credential has none', /Token/],
		[
			{ callbackToken: '' },
			'no',
			'Not well formed: Token (it has 0 characters)',
			/32 letters and digits/,
		],
		[
			{ callbackSecretKey: '' },
			'no',
			'Not well formed: EncodingAESKey (it has 0 characters)',
			/43/,
		],
		[
			{ callbackToken: 'to ken', callbackSecretKey: '' },
			'no',
			'Not well formed: Token (it has 6 characters), EncodingAESKey (it has 0 characters)',
			/43/,
		],
		[
			{ callbackToken: '', callbackSecretKey: 'short' },
			'no',
			'Not well formed: Token (it has 0 characters), EncodingAESKey (it has 5 characters)',
			/43/,
		],
		[{ corpId: '' }, 'unknown', 'They need a Corp ID', /^$/],
	])('with %j say what is wrong with them', (change, ok, says, doThis) => {
		expect(settings(change)).toEqual({
			check: 'Callback Token and EncodingAESKey',
			ok,
			says,
			doThis: expect.stringMatching(doThis) as string,
		});
	});

	it('come with the time of the last callback, in the zone of the workflow', () => {
		const read = readCallbackSettings(good);
		if (!read.ok) throw new Error('the settings of the test are well formed');
		const seen = new CallbacksSeen();
		seen.note(read.settings, Date.parse('2026-02-03T04:05:06.999Z'));
		expect(verdicts({}, seen)[1]).toEqual({
			check: 'Callback received',
			ok: 'yes',
			says: 'The last one came at 2026-02-03T12:05:06+08:00',
			doThis: '',
		});
		expect(verdicts({ callbackToken: 'Token1' }, seen)[1]?.ok).toBe('unknown');
	});
});

describe('the limits', () => {
	const used = (minute: number, hour: number, isBlocked = false): EndpointUsage => ({
		path: `/cgi-bin/example/${minute}/${hour}`,
		calls: { minute, hour },
		isBlocked,
	});

	it('are not known before the first call', () => {
		expect(limitsVerdict([])).toEqual({
			check: 'Call limits',
			ok: 'unknown',
			says: 'No call was made',
			doThis: '',
		});
	});

	it.each([
		[8_999, 0, 'yes'],
		[9_000, 0, 'no'],
		[0, 134_999, 'yes'],
		[0, 135_000, 'no'],
	])('are fine below nine tenths: %i in a minute, %i in an hour: %s', (minute, hour, ok) => {
		const verdict = limitsVerdict([used(minute, hour)]);
		expect(verdict).toMatchObject({
			ok,
			says: `Most used by this n8n process: /cgi-bin/example/${minute}/${hour}, ${minute} of 10000 calls in the last minute and ${hour} of 150000 in the last hour`,
		});
		expect(verdict.doThis).toMatch(ok === 'no' ? /60 seconds/ : /^$/);
	});

	it('are told of the endpoint that has used the greatest share, of the minute or of the hour', () => {
		const told = (...usage: EndpointUsage[]) => limitsVerdict(usage).says;
		expect(told(used(10, 10), used(5_000, 5_000), used(20, 30_000))).toContain('/5000/5000,');
		expect(told(used(1_000, 1_000), used(10, 140_000), used(2_000, 2_000))).toContain('/10/140000');
	});

	it('are told of one that WeCom has blocked before all others', () => {
		const blocked = limitsVerdict([used(9_999, 9_999), used(1, 1, true), used(5_000, 5_000)]);
		expect(blocked).toMatchObject({
			ok: 'no',
			says: expect.stringMatching(
				/^WeCom has blocked \/cgi-bin\/example\/1\/1\. Most used/,
			) as string,
		});
	});
});
