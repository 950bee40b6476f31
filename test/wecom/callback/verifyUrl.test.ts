import { verifyUrl } from '../../../wecom/callback/receive';
import { vector } from './contract';
import { eventXml, sender, settingsOf, verificationQuery } from './request';

const settings = settingsOf(sender);
const AT = 1_767_229_212;
const NOW = AT * 1000;

describe('the vector of the contract', () => {
	it('verifies the URL with the bare text', () => {
		const { request, response, timestamp } = vector('url_verification');
		const query = Object.fromEntries(new URL(request?.url ?? '').searchParams);
		const result = verifyUrl(query, settings, Number(timestamp) * 1000);
		expect(result.ok && result.echo.toString()).toBe(response?.body);
	});

	it('verifies the URL when something on the way has turned each plus into a space', () => {
		const { msg_encrypt: echostr, timestamp, nonce, msg_signature } = vector('url_verification');
		expect(echostr).toContain('+');
		const query = { msg_signature, timestamp, nonce, echostr: echostr.replaceAll('+', ' ') };
		expect(verifyUrl(query, settings, Number(timestamp) * 1000).ok).toBe(true);
	});
});

describe('the official example', () => {
	it('verifies on the day of its timestamp', () => {
		const page = settingsOf({
			corpId: 'wx5823bf96d3bd56c7',
			token: 'QDG6eK',
			encodingAesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
		});
		const query = {
			msg_signature: '5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3',
			timestamp: '1409659589',
			nonce: '263014780',
			echostr:
				'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==',
		};
		const result = verifyUrl(query, page, 1_409_659_589_000);
		expect(result.ok && result.echo.toString()).toBe('1616140317555161061');
		expect(verifyUrl(query, page, NOW)).toEqual(refused(401, 'timestamp'));
	});
});

describe('the answer to the verification', () => {
	const event = eventXml({ CreateTime: AT, Event: 'change_external_chat' });
	const echoOf = (text: string | Buffer) =>
		verifyUrl(verificationQuery(sender, text, AT), settings, NOW);

	it('is the text byte for byte', () => {
		for (const text of ['1616140317555161061', '', 'a b\n', '中🙂']) {
			const result = echoOf(text);
			expect(result.ok && result.echo).toEqual(Buffer.from(text));
		}
	});

	it('may come out of 4,096 characters, and of no more', () => {
		const query = verificationQuery(sender, '1'.repeat(3_033), AT);
		expect(query.echostr).toHaveLength(4_096);
		expect(verifyUrl(query, settings, NOW).ok).toBe(true);
		const longer = verificationQuery(sender, '1'.repeat(3_034), AT);
		expect(verifyUrl(longer, settings, NOW)).toMatchObject({ status: 400, detail: 'echostr' });
	});

	it('never is the contents of an event: its parameters are no verification', () => {
		expect(echoOf(event)).toEqual(refused(400, 'echo'));
		expect(echoOf(`\n${event}`)).toEqual(refused(400, 'echo'));
	});

	it('is refused for another company', () => {
		const other = settingsOf({ ...sender, corpId: 'wwffffffffffffffff' });
		expect(verifyUrl(verificationQuery(sender, '1', AT), other, NOW)).toEqual(
			refused(403, 'receiveId'),
		);
	});

	it('is refused with another key', () => {
		const other = settingsOf({ ...sender, encodingAesKey: 'b'.repeat(43) });
		expect(verifyUrl(verificationQuery(sender, '1', AT), other, NOW).ok).toBe(false);
	});
});

function refused(status: number, reason: string) {
	return { ok: false, status, reason };
}
