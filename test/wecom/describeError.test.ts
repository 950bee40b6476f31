import type { BaseUrlFault } from '../../wecom/baseUrl';
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
	type UnfitFile,
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
		const { message, description } = describeWeComError(error);
		expect(message).toMatch(/\w{3}/);
		expect(message).not.toBe(error.message);
		expect(description).toMatch(/\w{3}/);
		expect(describeWeComError(error, read)).toEqual({
			message,
			description: `${description} Official page: https://developer.work.weixin.qq.com/document/path/92114`,
		});
	});

	it('is told of in one text with the same words, but for the code of a lost connection', () => {
		const { message, description } = describeWeComError(error);
		expect(describeInOneText(error)).toBe(
			`${message}. ${description.replace(/ \((?:ECONNRESET|ENOTFOUND)\)/, '')}`,
		);
	});

	it('leaves no gap in its words for what it speaks of', () => {
		expect(textOf(describeWeComError(error, send))).not.toMatch(/\{\w+\}|undefined/);
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
	it('says what its code means and advises, what WeCom said, where the call came from and the id for its support', () => {
		expect(describeWeComError(new RefusedError(60011, ERRMSG))).toEqual({
			message: 'The app has no right to these members, departments or tags (errcode 60011)',
			description:
				"WeCom says: no privilege. Add them to the app's visible range; an app can also only edit what it has created itself. The call came from the IP address 203.0.113.7. Hint ID for WeCom support: 1700000000_12_ab.",
		});
	});

	it('says no more than its code where WeCom says nothing', () => {
		const known = new RefusedError(40096, '');
		expect(describeWeComError(known).description).toBe(known.entry?.advice);
	});

	it('says nothing that it does not know', () => {
		const unknown = new RefusedError(999_999, '');
		const message = 'WeCom refused the request (errcode 999999)';
		expect(describeWeComError(unknown)).toEqual({ message, description: '' });
		expect(describeInOneText(unknown)).toBe(message);
	});
});

describe('a limit', () => {
	it('says how long was waited, in whole seconds, what WeCom refused, and how long a block lasts', () => {
		const { message, description } = describeWeComError(
			new RateLimitError(12_600, new RefusedError(45009, 'limit'), 'block'),
		);
		expect(message).toBe('Still rate limited by WeCom after waiting 13 seconds');
		expect(description).toMatch(
			/^The call was made too often \(errcode 45009\)\. It waited for this: WeCom has blocked the endpoint/,
		);
		expect(description).toContain('blocked for 60 seconds when it counts by the minute');
	});

	it('says what it waited for where WeCom refused none of its calls', () => {
		const { description } = describeWeComError(new RateLimitError(0, undefined, 'hour'));
		expect(description).toMatch(
			/^It waited for this: WeCom allows 150,000 calls an hour of one endpoint\. The limit is blocked/,
		);
	});
});

describe('a redirect', () => {
	it('says where it leads, where it leads anywhere', () => {
		const descriptions = ['https://login.example.com', undefined].map(
			(target) => describeWeComError(new RedirectError(302, target)).description,
		);
		expect(descriptions[0]).toBe(
			`It points to https://login.example.com; nothing was sent there. ${descriptions[1]}`,
		);
		expect(descriptions[1]).toMatch(/^WeCom never redirects/);
	});
});

describe('a base URL', () => {
	const messageOf = (fault: BaseUrlFault, baseUrl: string) =>
		describeWeComError(new InvalidBaseUrlError(fault, baseUrl)).message;

	it('is shown as it was given, with what is wrong with it', () => {
		const faults = [
			...(['scheme', 'characters', 'query', 'fragment'] as const),
			...(['path', 'address', 'plainHttp'] as const),
		];
		const messages = faults.map((fault) => messageOf(fault, 'http://api.example.com/x'));
		expect(new Set(messages).size).toBe(faults.length);
		for (const message of messages)
			expect(message).toMatch(/ must .*: it is "http:\/\/api\.example\.com\/x"$/);
	});

	it('is not shown where none was given', () => {
		expect(messageOf('empty', '')).toBe('API Base URL of the credential must not be empty');
	});
});

describe('a file that is not taken', () => {
	it.each<[UnfitFile, string]>([
		[{ kind: 'address', address: 'ftp://a.example' }, 'this one is ftp://a.example'],
		[{ kind: 'address', address: undefined }, 'this one is no address'],
		[
			{ kind: 'redirect', from: 'https://a.example', to: 'http://b.example' },
			'https://a.example redirects the request for the file to http://b.example, which is not followed',
		],
		[
			{ kind: 'redirect', from: 'https://a.example', to: undefined },
			'https://a.example redirects the request for the file to no address, which is not followed',
		],
		[{ kind: 'tooLarge', max: 1_048_576 }, 'The file is larger than 1 MB (1048576 bytes)'],
		[
			{ kind: 'format', from: 'https://a.example', formats: ['JPG', 'PNG'] },
			'https://a.example did not send a file of these formats: JPG, PNG',
		],
	])('is described by its fault: %j', (fault, words) => {
		const { message } = describeWeComError(new UnfitFileError(fault));
		expect(message.slice(-words.length)).toBe(words);
	});
});

describe('a lost connection', () => {
	it('is named by its code, but not where n8n would put words of its own in the place of ours', () => {
		for (const code of ['ECONNRESET', 'ENOTFOUND']) {
			const error = new ConnectionError(code, code === 'ENOTFOUND' ? 'notSent' : 'unknown');
			expect(describeWeComError(error).message).not.toContain(code);
			expect(describeWeComError(error).description).toContain(` (${code}).`);
			expect(describeInOneText(error)).not.toContain(code);
		}
	});
});

describe('what another program says', () => {
	it('is passed on as it is', () => {
		const blocked = new BlockedError('Domain not allowed', 'Ask the administrator', 'refused');
		expect(describeWeComError(blocked)).toEqual({
			message: 'Domain not allowed',
			description: 'Ask the administrator',
		});
	});
});

it('a cancelled execution is told of by the word that n8n knows it by, and in no more', () => {
	const description = { message: 'The execution was canceled', description: '' };
	expect(describeWeComError(new CancelledError())).toEqual(description);
	expect(describeInOneText(new CancelledError())).toBe('The execution was canceled');
});
