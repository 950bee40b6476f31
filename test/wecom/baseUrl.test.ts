import { cpuTimeOf } from '../../support/harness/cpuTime';
import { appOf, reachableAppOf } from '../../wecom/app';
import { describeWeComError } from '../../wecom/describeError';
import type { WeComError } from '../../wecom/errors';
import { timed } from '../../support/harness/cpuTime';

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
		['https://proxy.exam ple.com', 'must not contain spaces, line breaks or backslashes'],
		['https://proxy.example.com/\na', 'must not contain spaces, line breaks or backslashes'],
		['https:\\\\proxy.example.com', 'must not contain spaces, line breaks or backslashes'],
		['https://proxy.example.com\\a', 'must not contain spaces, line breaks or backslashes'],
		['https://:8080', 'must be a valid address with a host'],
		['https://proxy.example.com:99999', 'must be a valid address with a host'],
		['http://qyapi.weixin.qq.com', "must start with https:// for WeCom's own host"],
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
