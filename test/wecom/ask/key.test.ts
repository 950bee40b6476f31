import { addressOf, keyOfAddress, readAskKey } from '../../../wecom/ask/key';

const SIGNATURE = 'a1'.repeat(32);
const ASK = 'AbCdEf0123456789-_wxyz';
const NODE = '0a1b2c3d-0000-4000-8000-abcdefabcdef';
const address = `https://n8n.example.com/webhook-waiting/1234/${NODE}?ask=${ASK}&answer=3&signature=${SIGNATURE}`;
const key = keyOfAddress(address) ?? '';

describe('the key of a button', () => {
	it('fits into what WeCom takes, in letters, digits and @ - _', () => {
		expect(key).toMatch(/^[\w@-]+$/);
		expect(key.length).toBeLessThanOrEqual(1024);
	});

	it('holds no host', () => {
		expect(key).not.toContain('example');
	});

	it('gives the address back at the place where this n8n has its waiting runs', () => {
		const read = readAskKey(key);
		expect(read).toEqual({
			executionId: '1234',
			nodeId: NODE,
			ask: ASK,
			answer: 3,
			signature: SIGNATURE,
		});
		const resumeUrl = 'http://10.0.0.1:5678/sub/waiting/__UNKNOWN__?signature=xyz';
		expect(read && addressOf(resumeUrl, read)).toBe(
			`http://10.0.0.1:5678/sub/waiting/1234/${NODE}?ask=${ASK}&answer=3&signature=${SIGNATURE}`,
		);
	});

	it.each(['a/b', '节点 1', '...', 'x?y#z', '@'])('takes a node with the ID %s', (nodeId) => {
		const path = `https://n8n.example.com/w/1/${encodeURIComponent(nodeId)}`;
		const query = `?ask=${ASK}&answer=0&signature=${SIGNATURE}`;
		const read = readAskKey(keyOfAddress(path + query));
		expect(read?.nodeId).toBe(nodeId);
		const back = read && addressOf('https://n8n.example.com/w/2', read);
		expect(back).toBe(path + query);
	});

	it('is none for a node whose ID does not fit', () => {
		const long = address.replace(NODE, 'n'.repeat(1000));
		expect(keyOfAddress(long)).toBeUndefined();
		expect(keyOfAddress(address.replace(NODE, '..'))).toBeUndefined();
	});

	it.each([
		['the key of another button', 'approve'],
		['nothing', ''],
		['no text', undefined],
		['an object', { length: 3 }],
		['one part more', `${key}@x`],
		['one part less', key.slice(0, key.lastIndexOf('@'))],
		['another version', key.replace('ask-1', 'ask-2')],
		['a signature in capitals', key.toUpperCase()],
		['a short signature', key.slice(0, -1)],
		['a path in place of the execution', key.replace('@1234@', '@../../x@')],
		['a path behind the execution', key.replace('@1234@', '@1234/x@')],
		['an execution of 65 characters', key.replace('@1234@', `@${'1'.repeat(65)}@`)],
		['a node of 401 characters', key.replace(/@[^@]+(?=@AbCd)/, `@${'A'.repeat(401)}`)],
		['a random value of 23 characters', key.replace(ASK, `${ASK}A`)],
		['a long signature', `${key}0`],
		['a digit before the signature', key.replace(SIGNATURE, `0${SIGNATURE}`)],
		['an answer of two digits', key.replace('@3@', '@33@')],
		['an answer that is none', key.replace('@3@', '@-1@')],
		['a host in place of the random value', key.replace(ASK, 'https://evil.example.x')],
		['a line break', `${key}\n`],
		['a step up in place of the node', key.replace(/@[^@]+(?=@AbCd)/, '@Li4')],
		['more than WeCom takes', key.replace(/@/, '@'.padEnd(1100, 'a'))],
	])('is none where it holds %s', (_what, text) => {
		expect(readAskKey(text)).toBeUndefined();
	});

	it.each([
		undefined,
		'',
		'no address',
		'https://[',
		'ftp://x/y',
		'ftp://x/https://y',
		'javascript:alert(1)',
		42,
		null,
		['https://n8n.example.com/webhook-waiting/1'],
	])('leads nowhere where n8n gives %s as the address', (resumeUrl) => {
		const read = readAskKey(key);
		expect(read && addressOf(resumeUrl, read)).toBeUndefined();
	});
});
