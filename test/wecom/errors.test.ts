import {
	BlockedError,
	CancelledError,
	ConnectionError,
	HttpStatusError,
	InvalidBaseUrlError,
	OddIdError,
	parseErrmsg,
	RateLimitError,
	RedirectError,
	RefusedError,
	UnfitFileError,
	UnreadableAnswerError,
	WeComError,
	type Certainty,
} from '../../wecom/errors';
import { cpuTimeOf, timed } from '../../support/harness/cpuTime';

const refused = new RefusedError(45033, 'too many');

it.each<[WeComError, name: string, message: string, Certainty]>([
	[refused, 'RefusedError', '45033: too many', 'refused'],
	[new RefusedError(-1, 'busy', 'unknown'), 'RefusedError', '-1: busy', 'unknown'],
	[new RateLimitError(0, refused), 'RateLimitError', '45033: too many', 'refused'],
	[new RateLimitError(0, undefined), 'RateLimitError', 'rate limit', 'refused'],
	[new HttpStatusError(499), 'HttpStatusError', 'HTTP 499', 'refused'],
	[new HttpStatusError(500), 'HttpStatusError', 'HTTP 500', 'unknown'],
	[new RedirectError(302, undefined), 'RedirectError', 'HTTP 302', 'refused'],
	[
		new InvalidBaseUrlError('scheme', 'x'),
		'InvalidBaseUrlError',
		'API Base URL: scheme',
		'refused',
	],
	[new BlockedError('no', '', 'refused'), 'BlockedError', 'no', 'refused'],
	[new UnreadableAnswerError(), 'UnreadableAnswerError', 'The answer is not valid JSON', 'unknown'],
	[
		new UnfitFileError({ kind: 'tooLarge', max: 1 }),
		'UnfitFileError',
		'The file cannot be used: tooLarge',
		'refused',
	],
	[new OddIdError('a.userid'), 'OddIdError', 'The ID in a.userid cannot be read', 'unknown'],
	[new ConnectionError('ENOTFOUND', 'notSent'), 'ConnectionError', 'ENOTFOUND', 'notSent'],
	[new CancelledError(), 'CancelledError', 'The execution was canceled', 'unknown'],
])(
	'%j is named by its class and says what became of the request',
	(error, name, message, certainty) => {
		expect(error).toMatchObject({ name, message, certainty });
		expect(error).toBeInstanceOf(WeComError);
		expect(error.stack).toContain(message);
	},
);

describe('what an error knows', () => {
	it('of a code is what the documentation says of it, if anything', () => {
		expect(refused.entry?.meaning).toMatch(/\w/);
		expect(new RefusedError(999_999, '').entry).toBeUndefined();
	});

	it('of a limit is what it waited for, the crowd where nobody says otherwise', () => {
		expect(new RateLimitError(5, undefined).waitedFor).toBe('crowd');
		expect(new RateLimitError(5, undefined, 'hour')).toMatchObject({
			waitedMs: 5,
			waitedFor: 'hour',
		});
	});

	it('of a connection is whether the request may have reached WeCom, and whether the set-up is at fault', () => {
		expect(new ConnectionError('ECONNRESET', 'unknown')).toMatchObject({
			wasSent: true,
			isOfSetUp: false,
		});
		expect(new ConnectionError('CERT_HAS_EXPIRED', 'notSent', true)).toMatchObject({
			wasSent: false,
			isOfSetUp: true,
		});
	});
});

describe('one of our errors', () => {
	it('is of its class and of those that it is made from, and of no other', () => {
		const redirect = new RedirectError(302, undefined);
		expect(redirect).toBeInstanceOf(HttpStatusError);
		expect(redirect).not.toBeInstanceOf(RefusedError);
		expect(new HttpStatusError(302)).not.toBeInstanceOf(RedirectError);
	});

	it('is known where another copy of the package has made it', () => {
		const Copy = { HttpStatusError: class HttpStatusError extends Error {} };
		const mark = Symbol.for('n8n-nodes-wecom-customer-contact.error');
		const error = Object.assign(new Copy.HttpStatusError(), { [mark]: true });
		expect(error).toBeInstanceOf(HttpStatusError);
		expect(error).not.toBeInstanceOf(RefusedError);
	});

	it('carries the mark by which another copy knows it', () => {
		const mark = Symbol.for('n8n-nodes-wecom-customer-contact.error');
		expect(Object.getOwnPropertySymbols(new CancelledError())).toEqual([mark]);
	});

	it('is nothing else, whatever it is called', () => {
		const Other = { WeComError: class WeComError extends Error {} };
		for (const value of [new Other.WeComError(), new Error('x'), null, undefined, 'text', 5, {}]) {
			expect(value instanceof WeComError).toBe(false);
		}
	});
});

describe('a secret', () => {
	it.each([
		['access_token=abc&debug=1', 'access_token=[hidden]&debug=1'],
		['corpsecret = abc def', 'corpsecret = [hidden] def'],
		['{"access_token": "abc"}', '{"access_token": "[hidden]"}'],
		["{'corpsecret':'abc'}", "{'corpsecret':'[hidden]'}"],
		['[access_token:abc]', '[access_token:[hidden]]'],
		['{access_token:abc,ACCESS_TOKEN:d}', '{access_token:[hidden],ACCESS_TOKEN:[hidden]}'],
		['access_token  :  abc', 'access_token  :  [hidden]'],
		['access_token expired', 'access_token expired'],
	])('is left out of a message by its name: %s', (text, shown) => {
		expect(new BlockedError(text, '', 'refused').message).toBe(shown);
		expect(new RefusedError(40001, text).errmsg.text).toBe(shown);
	});

	it('is taken out of all that an error has to say', () => {
		const blocked = new BlockedError('a secret1', 'b secret2', 'refused');
		// From then on it says what it said, whatever becomes of the message.
		expect(blocked.stack).toContain('secret1');
		expect(blocked.hide(['secret1', 'secret2'])).toBe(blocked);
		expect(blocked).toMatchObject({
			message: 'a [hidden]',
			reason: 'a [hidden]',
			details: 'b [hidden]',
		});
		expect(blocked.stack).not.toContain('secret1');
		const error = new RefusedError(1, 'a secret1, hint: [secret2], from ip: 1234');
		expect(error.hide(['secret1', 'secret2', '1234']).errmsg).toEqual({
			text: 'a [hidden]',
			hint: '[hidden]',
			fromIp: '[hidden]',
		});
		expect(error.message).toBe('1: a [hidden]');
	});

	it('is not looked for in what an error does not have', () => {
		const error = new RefusedError(1, 'a');
		error.stack = undefined;
		expect(error.hide(['secret1']).errmsg).toEqual({ text: 'a' });
		expect(error.stack).toBeUndefined();
	});
});

it.each([
	[
		'not allow to access from your ip, hint: [1700000000123456789012345], from ip: 203.0.113.7, more info at https://open.work.weixin.qq.com/devtool/query?e=60020',
		{
			text: 'not allow to access from your ip',
			hint: '1700000000123456789012345',
			fromIp: '203.0.113.7',
		},
	],
	['invalid userid', { text: 'invalid userid', hint: undefined, fromIp: undefined }],
	['', { text: '', hint: undefined, fromIp: undefined }],
	['a hint: [1]', { text: 'a', hint: '1', fromIp: undefined }],
	['  a , hint: [1]', { text: 'a', hint: '1', fromIp: undefined }],
	['from ip: 1.2.3.4', { text: '', hint: undefined, fromIp: '1.2.3.4' }],
	['a, from ip: 1.2.3.4, hint: [a]b]', { text: 'a', hint: 'a', fromIp: '1.2.3.4' }],
	['a, more info at x, hint: [1]', { text: 'a', hint: '1', fromIp: undefined }],
	['a, from ip: ?1.2.3.4', { text: 'a', hint: undefined, fromIp: undefined }],
	['a, from ip: FE80::1 x', { text: 'a', hint: undefined, fromIp: 'FE80::1' }],
	['a, b,', { text: 'a, b,', hint: undefined, fromIp: undefined }],
	['broken, hint: [17', { text: 'broken', hint: undefined, fromIp: undefined }],
	['x,from ip: 2001:db8::7', { text: 'x', hint: undefined, fromIp: '2001:db8::7' }],
	['two\u0008\n lines\u0000', { text: 'two  lines', hint: undefined, fromIp: undefined }],
])('takes %j apart', (errmsg, parts) => {
	expect(parseErrmsg(errmsg)).toEqual(parts);
});

it('keeps 2,000 characters of a long text', () => {
	expect(parseErrmsg('x'.repeat(2_001)).text).toBe('x'.repeat(2_000));
	expect(parseErrmsg(`${'x'.repeat(1_990)}, hint: [17]`).hint).toBeUndefined();
});

timed.each([
	' ',
	', ',
	'hint: [',
	'from ip: ',
	'from ip: 1',
	'more info at ',
	'hint: [] ',
	'\u0008',
	'access_token=',
	'corpsecret = ',
])('reads a megabyte of %j in a moment, and keeps what a person reads', (part) => {
	const errmsg = part.repeat(1_000_000 / part.length);
	let message = '';
	expect(cpuTimeOf(() => ({ message } = new RefusedError(40058, errmsg)))).toBeLessThan(1_000);
	expect(message.length).toBeLessThan(2_100);
});
