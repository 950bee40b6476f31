import { parseErrmsg, RefusedError } from '../../wecom/errors';
import { cpuTimeOf, timed } from '../../support/harness/cpuTime';

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
	['a, b,', { text: 'a, b,', hint: undefined, fromIp: undefined }],
	['broken, hint: [17', { text: 'broken', hint: undefined, fromIp: undefined }],
	['x,from ip: 2001:db8::7', { text: 'x', hint: undefined, fromIp: '2001:db8::7' }],
	['two\u0008\n lines\u0000', { text: 'two  lines', hint: undefined, fromIp: undefined }],
])('takes %j apart', (errmsg, parts) => {
	expect(parseErrmsg(errmsg)).toEqual(parts);
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
