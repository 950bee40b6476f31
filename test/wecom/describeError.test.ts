import { describeInOneText, describeWeComError } from '../../wecom/describeError';
import {
	BlockedError,
	CancelledError,
	ConnectionError,
	HttpStatusError,
	InvalidBaseUrlError,
	OddIdError,
	RateLimitError,
	RedirectError,
	RefusedError,
	UnfitFileError,
	UnreadableAnswerError,
	type WeComError,
} from '../../wecom/errors';

const ERRMSG =
	'no privilege, hint: [1700000000_12_ab], from ip: 203.0.113.7, more info at https://x';
const read = { doc: 92114, once: false };
const send = { doc: 92137, once: true };
const textOf = ({ message, description }: { message: string; description: string }) =>
	`${message}\n${description}`;

/** One error of every kind. */
const errors: Array<[string, WeComError]> = [
	['a known code', new RefusedError(60011, ERRMSG)],
	['a code that nobody knows', new RefusedError(999_999, 'something new')],
	['a limit', new RateLimitError(12_400, new RefusedError(45009, 'limit'))],
	['a limit of others', new RateLimitError(0, undefined)],
	['an HTTP status', new HttpStatusError(502)],
	['a redirect', new RedirectError(302, 'https://login.example.com')],
	['a redirect to nowhere', new RedirectError(302, undefined)],
	['a base URL', new InvalidBaseUrlError('scheme', 'qyapi.weixin.qq.com')],
	['no base URL', new InvalidBaseUrlError('empty', '')],
	['an answer that cannot be read', new UnreadableAnswerError()],
	['an odd ID', new OddIdError('group_chat.owner')],
	['a connection that broke', new ConnectionError('ECONNRESET', 'unknown')],
	['no connection', new ConnectionError('ENOTFOUND', 'notSent')],
	['a file from elsewhere', new UnfitFileError({ kind: 'address', address: 'ftp://a.example' })],
	[
		'a file that moved',
		new UnfitFileError({ kind: 'redirect', from: 'https://a.example', to: undefined }),
	],
	['a large file', new UnfitFileError({ kind: 'tooLarge', max: 4_096 })],
	[
		'a file of another format',
		new UnfitFileError({ kind: 'format', from: 'https://a.example', formats: ['JPG', 'PNG'] }),
	],
];

describe.each(errors)('%s', (_what, error) => {
	it('is told of in words of its own, with what to do and the official page', () => {
		const { message, description } = describeWeComError(error, read);
		expect(message).toMatch(/\w{3}/);
		expect(description).toContain('https://developer.work.weixin.qq.com/document/path/92114');
		// More than the page alone.
		expect(describeWeComError(error).description.length + 10).toBeLessThan(description.length);
		expect(describeInOneText(error)).toContain(message.replace(/\.$/, ''));
	});

	it('is told apart from every other', () => {
		const same = errors.filter(
			([, other]) => textOf(describeWeComError(other)) === textOf(describeWeComError(error)),
		);
		expect(same).toHaveLength(1);
	});

	it('names no page where no operation was called', () => {
		expect(textOf(describeWeComError(error))).not.toContain('document/path');
	});

	it('leaves open whether a send was done only where that is unknown', () => {
		const asRead = describeWeComError(error, read);
		const asSend = describeWeComError(error, { ...send, doc: read.doc });
		const differs = asSend.message !== asRead.message;
		expect(differs).toBe(error.certainty === 'unknown');
		if (!differs) return expect(asSend).toEqual(asRead);
		expect(asSend.message).toContain(asRead.message);
		expect(asSend.description).toContain(asRead.description);
		expect(asSend.description.length).toBeGreaterThan(asRead.description.length);
	});
});

describe('a refusal', () => {
	it('says what WeCom said, where the call came from and the id for its support', () => {
		const { message, description } = describeWeComError(new RefusedError(60011, ERRMSG), read);
		expect(message).toContain('60011');
		for (const part of ['no privilege', '203.0.113.7', '1700000000_12_ab']) {
			expect(description).toContain(part);
		}
		expect(description).not.toContain('more info at');
	});

	it('says what its code means and advises, where the code is known', () => {
		const known = new RefusedError(40096, '');
		const { message, description } = describeWeComError(known);
		expect(message).toContain((known.entry?.meaning ?? 'none').replace(/\.$/, ''));
		expect(description).toBe(known.entry?.advice);
	});

	it('says nothing that it does not know', () => {
		expect(describeWeComError(new RefusedError(999_999, '')).description).toBe('');
	});
});

describe('a limit', () => {
	it('says how long was waited, in whole seconds, and what WeCom refused', () => {
		const { message, description } = describeWeComError(
			new RateLimitError(12_400, new RefusedError(45009, 'limit')),
		);
		expect(message).toMatch(/\b12\b/);
		expect(description).toContain('45009');
	});
});

describe('a base URL', () => {
	it('is shown as it was given, with what is wrong with it', () => {
		const faults = [
			...(['scheme', 'characters', 'query', 'fragment'] as const),
			...(['path', 'address', 'plainHttp'] as const),
		];
		const messages = faults.map((fault) => {
			return describeWeComError(new InvalidBaseUrlError(fault, 'http://api.example.com/x')).message;
		});
		expect(new Set(messages).size).toBe(faults.length);
		for (const message of messages) expect(message).toContain('api.example.com');
	});
});

describe('a lost connection', () => {
	it('is named by its code, but not where n8n would put words of its own in the place of ours', () => {
		const error = new ConnectionError('ECONNRESET', 'unknown');
		expect(describeWeComError(error).message).not.toContain('ECONNRESET');
		expect(describeWeComError(error).description).toContain('ECONNRESET');
		expect(describeInOneText(error)).not.toContain('ECONNRESET');
	});
});

describe('what another program says', () => {
	it('is passed on as it is', () => {
		const blocked = new BlockedError('Domain not allowed', 'Ask the administrator', 'refused');
		expect(describeWeComError(blocked)).toEqual({
			message: 'Domain not allowed',
			description: 'Ask the administrator',
		});
		// n8n knows a cancelled execution by this word.
		expect(describeWeComError(new CancelledError()).message).toContain('canceled');
	});
});
