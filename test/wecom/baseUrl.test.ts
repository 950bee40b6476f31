import { cpuTimeOf, timed } from '../../support/harness/cpuTime';
import { appOf, reachableAppOf } from '../../wecom/app';
import { displayUrl, isOnThisMachine, originOf, trimBaseUrl } from '../../wecom/baseUrl';
import { describeWeComError } from '../../wecom/describeError';
import type { WeComError } from '../../wecom/errors';

const reach = (baseUrl: string) => reachableAppOf({ corpId: 'ww', secret: 's', baseUrl }).baseUrl;

function refusalOf(baseUrl: string): string {
	try {
		reach(baseUrl);
	} catch (error) {
		return describeWeComError(error as WeComError).message;
	}
	return 'taken';
}

describe('the API Base URL', () => {
	it.each([
		['https://qyapi.weixin.qq.com', 'https://qyapi.weixin.qq.com'],
		[' https://qyapi.weixin.qq.com// \n', 'https://qyapi.weixin.qq.com'],
		['HTTPS://QYAPI.weixin.qq.com', 'HTTPS://QYAPI.weixin.qq.com'],
		['https://proxy.example.com/wecom/', 'https://proxy.example.com/wecom'],
		['https://user:word@proxy.example.com', 'https://user:word@proxy.example.com'],
		['http://10.0.0.5:8080', 'http://10.0.0.5:8080'],
		['http://[::1]:8080', 'http://[::1]:8080'],
		['http://localhost:3000', 'http://localhost:3000'],
		['https://proxy.example.com/cgi-bin-proxy', 'https://proxy.example.com/cgi-bin-proxy'],
		['http://weixin.qq.com.example.com', 'http://weixin.qq.com.example.com'],
		['http://notweixin.qq.com', 'http://notweixin.qq.com'],
		['http://qyapi-weixin.qq.com', 'http://qyapi-weixin.qq.com'],
	])('may be %j', (given, used) => {
		expect(reach(given)).toBe(used);
	});

	it.each([
		['', 'must not be empty'],
		['  ', 'must not be empty'],
		['qyapi.weixin.qq.com', 'must start with https:// or http://: it is "qyapi.weixin.qq.com"'],
		['10.0.0.5:8080', 'must start with https:// or http://: it is "10.0.0.5:8080"'],
		['localhost:8080', 'must start with https:// or http://'],
		['//proxy.example.com', 'must start with https:// or http://'],
		['ftp://proxy.example.com', 'must start with https:// or http://'],
		['ftp://proxy.example.com/https://x', 'must start with https:// or http://'],
		['https:proxy.example.com', 'must start with https:// or http://'],
		['https:', 'must start with https:// or http://'],
		['https：//proxy.example.com', 'must start with https:// or http://'],
		['https://proxy.example.com/cgi-bin', 'must end before /cgi-bin'],
		['https://proxy.example.com/cgi-bin/', 'must end before /cgi-bin'],
		['https://proxy.example.com/a/CGI-BIN/gettoken', 'must end before /cgi-bin'],
		[
			'https://proxy.example.com?key=1',
			'must not contain a query (?): it is "https://proxy.example.com"',
		],
		['https://proxy.example.com/?', 'must not contain a query (?)'],
		['https://proxy.example.com/#top', 'must not contain a fragment (#)'],
		['https://proxy.example.com/?a#top', 'must not contain a fragment (#)'],
		['https://proxy.exam ple.com', 'must not contain spaces, line breaks or backslashes'],
		['https://proxy.example.com/\na', 'must not contain spaces, line breaks or backslashes'],
		['https:\\\\proxy.example.com', 'must not contain spaces, line breaks or backslashes'],
		['https://proxy.example.com/\u0001', 'must not contain spaces, line breaks or backslashes'],
		['https://proxy.example.com\\a', 'must not contain spaces, line breaks or backslashes'],
		['https://:8080', 'must be a valid address with a host'],
		['https://proxy.example.com:99999', 'must be a valid address with a host'],
		['http://qyapi.weixin.qq.com', "must start with https:// for WeCom's own host"],
		['http://weixin.qq.com', "must start with https:// for WeCom's own host"],
		['http://QYAPI.weixin.qq.com.:80/x', "must start with https:// for WeCom's own host"],
	])('is refused in words where it is %j', (given, words) => {
		expect(refusalOf(given)).toContain(`API Base URL of the credential ${words}`);
	});

	it('is named in an error without the password and the query in it', () => {
		const message = refusalOf('https://user:pass@word@proxy.example.com/cgi-bin?key=very-hidden');
		expect(message).toContain('"https://proxy.example.com/cgi-bin"');
	});

	timed.each([
		['slashes', `${'/'.repeat(100_000)}x`],
		['blanks', `${' '.repeat(100_000)}x`],
		['at signs', `https://${'@'.repeat(100_000)}x`],
		['dots', `https://${'a.'.repeat(50_000)}x`],
	])('takes no time to speak of with 100,000 %s in it', (_what, baseUrl) => {
		const spent = cpuTimeOf(() => {
			expect(appOf({ baseUrl }).baseUrl).toBe(baseUrl.trim());
			refusalOf(baseUrl);
		});
		// A quadratic expression takes ten seconds.
		expect(spent).toBeLessThan(1_000);
	});
});

it('a base URL is taken without blanks around it and slashes at its end', () => {
	expect(trimBaseUrl(' \thttps://api.example.com/a/b///\n')).toBe('https://api.example.com/a/b');
	expect(trimBaseUrl(' // ')).toBe('');
});

describe('a URL that is shown', () => {
	it.each([
		['https://api.example.com:8080/x', 'https://api.example.com:8080/x'],
		['https://api.example.com/x?key=1#top', 'https://api.example.com/x'],
		['https://api.example.com/x#top?key=1\nmore', 'https://api.example.com/x'],
		['https://user:word@api.example.com', 'https://api.example.com'],
		['https://user:w@rd/@api.example.com', 'https://api.example.com'],
		['https://@api.example.com', 'https://api.example.com'],
		['user:word@api.example.com', 'api.example.com'],
		['user:word\n@api.example.com', 'api.example.com'],
		['https://user:wo?rd@api.example.com', 'https://…'],
		['https://user:wo#rd@api.example.com', 'https://…'],
		['https://us@er?word@api.example.com', 'https://…'],
		['user:wo?rd@api.example.com', '…'],
		['https://api.example.com/x?mail=a@b', 'https://api.example.com/x'],
		['https://user:word@api.example.com?mail=a@b', 'https://…'],
		['api.example.com', 'api.example.com'],
		['', ''],
	])('has no user, password, query and fragment: %j', (given, shown) => {
		expect(displayUrl(given)).toBe(shown);
	});

	it('has at most 200 characters', () => {
		const url = (length: number) => `https://${'x'.repeat(length - 8)}`;
		expect(displayUrl(url(200))).toBe(url(200));
		expect(displayUrl(url(201))).toBe(`${url(200)}…`);
	});
});

describe('the origin of a URL', () => {
	it('is its scheme, host and port, also of one that is relative to another', () => {
		expect(originOf('HTTPS://user@API.example.com:443/x?y')).toBe('https://api.example.com');
		expect(originOf('http://api.example.com:8080')).toBe('http://api.example.com:8080');
		expect(originOf('/x', 'https://api.example.com/y')).toBe('https://api.example.com');
	});

	it('is none where there is no URL', () => {
		expect(originOf('/x')).toBeUndefined();
		expect(originOf('')).toBeUndefined();
	});
});

describe('this machine', () => {
	it.each(['localhost:3000', '127.0.0.1', '127.10.20.255:8080', '[::1]:8080', 'LOCALHOST'])(
		'is %s',
		(host) => {
			expect(isOnThisMachine(`http://${host}/cgi-bin`)).toBe(true);
		},
	);

	it.each([
		...['https://localhost.example.com', 'https://my.localhost'],
		...[
			'https://127.0.0.1.example.com',
			'https://[::2]',
			'https://api.example.com',
			'localhost',
			'',
		],
	])('is not %j', (url) => {
		expect(isOnThisMachine(url)).toBe(false);
	});
});
