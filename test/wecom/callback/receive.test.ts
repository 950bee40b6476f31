import fc from 'fast-check';
import { createHash } from 'node:crypto';

import {
	MAX_BODY_BYTES,
	receiveMessage,
	verifyUrl,
	type CallbackQuery,
} from '../../../wecom/callback/receive';
import { testVectors, vector } from './contract';
import {
	encryptFor,
	envelope,
	eventRequest,
	eventXml,
	sender,
	settingsOf,
	signedQuery,
	verificationQuery,
} from './request';

const settings = settingsOf(sender);
const AT = 1_767_229_212;
const NOW = AT * 1000;
const xml = eventXml({ CreateTime: AT, Event: 'change_external_chat', ChangeType: 'create' });

describe('the vectors of the contract', () => {
	it('open as an event', () => {
		const { request, timestamp, plaintext } = vector('event_post');
		const { body = '', url = '' } = request ?? {};
		const query = Object.fromEntries(new URL(url).searchParams);
		const result = receiveMessage(query, Buffer.from(body), settings, Number(timestamp) * 1000);
		expect(result.ok && result.message.xml).toBe(plaintext);
		expect(result.ok && result.message.fields.UserID).toBe('chen.rui.sales');
		expect(result.ok && result.message.eventId).toBe(
			createHash('sha256').update(plaintext).digest('hex'),
		);
	});

	it.each(testVectors.negative.filter(({ value }) => value !== undefined))(
		'are refused when $change',
		({ value }) => {
			const { request, timestamp, nonce } = vector('event_post');
			const query = { msg_signature: value, timestamp, nonce };
			const body = Buffer.from(request?.body ?? '');
			expect(receiveMessage(query, body, settings, Number(timestamp) * 1000)).toEqual(
				refused(401, 'signature'),
			);
		},
	);

	it('are refused by another company', () => {
		const { request, timestamp } = vector('event_post');
		const query = Object.fromEntries(new URL(request?.url ?? '').searchParams);
		const other = settingsOf({ ...sender, corpId: 'wwffffffffffffffff' });
		const body = Buffer.from(request?.body ?? '');
		expect(receiveMessage(query, body, other, Number(timestamp) * 1000)).toEqual(
			refused(403, 'receiveId'),
		);
	});
});

describe('the parameters of the URL', () => {
	const { query, body } = eventRequest(sender, xml, AT);
	const verification = verificationQuery(sender, '12345', AT);

	it.each(['msg_signature', 'timestamp', 'nonce'] as const)(
		'are refused without %s, with it empty, twice, or as an object',
		(name) => {
			for (const value of [undefined, '', [query[name], query[name]], { a: query[name] }]) {
				expect(receiveMessage({ ...query, [name]: value }, body, settings, NOW).ok).toBe(false);
				expect(verifyUrl({ ...verification, [name]: value }, settings, NOW).ok).toBe(false);
			}
		},
	);

	it.each([undefined, '', ['a', 'b'], 'A'.repeat(4097)])(
		'are refused with the echostr %p',
		(echostr) => {
			expect(verifyUrl({ ...verification, echostr }, settings, NOW).ok).toBe(false);
		},
	);

	it.each(['1767229212.0', '1.767229212e9', ' 1767229212', '+1767229212', '1'.repeat(13), '０'])(
		'are refused with the timestamp %j, though it is signed',
		(timestamp) => {
			const encrypted = encryptFor(sender, xml);
			const signed = signedQuery(sender, encrypted, timestamp);
			expect(receiveMessage(signed, Buffer.from(envelope(encrypted)), settings, NOW)).toEqual(
				refused(400, 'query', 'timestamp'),
			);
		},
	);

	it('are refused with a nonce of 129 characters or beyond ASCII, though it is signed', () => {
		for (const nonce of ['1'.repeat(129), '中', 'a b']) {
			const encrypted = encryptFor(sender, xml);
			const signed = signedQuery(sender, encrypted, AT, nonce);
			expect(receiveMessage(signed, Buffer.from(envelope(encrypted)), settings, NOW)).toEqual(
				refused(400, 'query', 'nonce'),
			);
		}
	});

	it('may have others beside them', () => {
		const more = { ...query, workflow: 'x', echostr: 'y' };
		expect(receiveMessage(more, body, settings, NOW).ok).toBe(true);
	});
});

describe('the time', () => {
	const { query, body } = eventRequest(sender, xml, AT);
	const at = (offset: number) => receiveMessage(query, body, settings, NOW + offset);

	it('may be off by 300 seconds both ways', () => {
		expect(at(300_000).ok).toBe(true);
		expect(at(-300_000).ok).toBe(true);
	});

	it('is refused a millisecond beyond', () => {
		expect(at(300_001)).toEqual(refused(401, 'timestamp'));
		expect(at(-300_001)).toEqual(refused(401, 'timestamp'));
	});
});

describe('the signature', () => {
	const encrypted = encryptFor(sender, xml);
	const query = signedQuery(sender, encrypted, AT);

	it('is checked before anything is decrypted', () => {
		const other = { ...sender, encodingAesKey: 'b'.repeat(43), token: 'AnotherToken' };
		const { query: theirs, body } = eventRequest(other, xml, AT);
		expect(receiveMessage(theirs, body, settings, NOW)).toEqual(refused(401, 'signature'));
	});

	it('covers the ciphertext', () => {
		const body = Buffer.from(envelope(encryptFor(sender, xml)));
		expect(receiveMessage(query, body, settings, NOW)).toEqual(refused(401, 'signature'));
	});

	it('is refused in upper case, cut off or prolonged', () => {
		const body = Buffer.from(envelope(encrypted));
		for (const msg_signature of [
			query.msg_signature.toUpperCase(),
			query.msg_signature.slice(1),
			`${query.msg_signature}0`,
		]) {
			const result = receiveMessage({ ...query, msg_signature }, body, settings, NOW);
			expect(result).toEqual(refused(401, 'signature'));
		}
	});
});

describe('the envelope', () => {
	const encrypted = encryptFor(sender, xml);
	const query = signedQuery(sender, encrypted, AT);
	const receive = (body: string | Buffer) =>
		receiveMessage(query, Buffer.from(body), settings, NOW);

	it('may hold its elements in any order, as text or CDATA, after a byte order mark', () => {
		expect(receive(`<xml><Encrypt>${encrypted}</Encrypt></xml>`).ok).toBe(true);
		expect(
			receive(`\ufeff<?xml version="1.0"?><xml><Encrypt>${encrypted}</Encrypt><AgentID/></xml>`).ok,
		).toBe(true);
	});

	it.each([
		['empty', '', 'syntax'],
		['JSON', JSON.stringify({ Encrypt: encrypted }), 'syntax'],
		['without Encrypt', '<xml><ToUserName>a</ToUserName></xml>', 'Encrypt'],
		[
			'with Encrypt twice',
			`<xml><Encrypt>${encrypted}</Encrypt><Encrypt>${encrypted}</Encrypt></xml>`,
			'Encrypt',
		],
		['with elements in Encrypt', `<xml><Encrypt><a>${encrypted}</a></Encrypt></xml>`, 'Encrypt'],
		['with Encrypt one level down', `<xml><a><Encrypt>${encrypted}</Encrypt></a></xml>`, 'Encrypt'],
		['with Encrypt in lower case', `<xml><encrypt>${encrypted}</encrypt></xml>`, 'Encrypt'],
		['under another root', `<a><Encrypt>${encrypted}</Encrypt></a>`, 'root'],
		['text alone', '<xml>a</xml>', 'root'],
		['with a document type', `<!DOCTYPE xml>${envelope(encrypted)}`, 'markup'],
		['with __proto__', `<xml><__proto__/><Encrypt>${encrypted}</Encrypt></xml>`, 'name'],
	])('is refused when it is %s', (_what, body, detail) => {
		expect(receive(body)).toEqual(refused(400, 'envelope', detail));
	});

	it('is refused when it is not UTF-8', () => {
		expect(receive(Buffer.concat([Buffer.from(envelope(encrypted)), Buffer.from([0xff])]))).toEqual(
			refused(400, 'envelope', 'encoding'),
		);
	});

	it('is refused beyond 1 MiB, and taken at it', () => {
		const filled = (bytes: number) => {
			const body = envelope(encrypted);
			return body + ' '.repeat(bytes - body.length);
		};
		expect(receive(filled(MAX_BODY_BYTES)).ok).toBe(true);
		expect(receive(filled(MAX_BODY_BYTES + 1))).toEqual(refused(413, 'bodySize'));
	});

	it('is refused when it is addressed to somebody else than the message in it', () => {
		expect(receive(envelope(encrypted, 'wwffffffffffffffff'))).toEqual(refused(403, 'toUserName'));
	});
});

describe('the message', () => {
	const receive = (message: string | Buffer) => {
		const { query, body } = eventRequest(sender, message, AT);
		return receiveMessage(query, body, settings, NOW);
	};

	it.each([
		['empty', '', 'syntax'],
		['no XML', '12345', 'syntax'],
		['under another root', '<a><b>1</b></a>', 'root'],
		['cut off', xml.slice(0, -1), 'syntax'],
		['with a document type', `<!DOCTYPE a [<!ENTITY b "c">]>${xml}`, 'markup'],
		['with an element __proto__', '<xml><__proto__><a>1</a></__proto__></xml>', 'name'],
		['nested too deep', `<xml>${'<a>'.repeat(40)}${'</a>'.repeat(40)}</xml>`, 'depth'],
	])('is refused when it is %s', (_what, message, detail) => {
		expect(receive(message)).toEqual(refused(400, 'message', detail));
	});

	it('is refused when it is not UTF-8', () => {
		const bytes = Buffer.from(xml.replace('sys', '中'));
		expect(receive(bytes.subarray(0, 70)).ok).toBe(false);
		const broken = Buffer.concat([
			Buffer.from('<xml><A>'),
			Buffer.from([0xe4]),
			Buffer.from('</A></xml>'),
		]);
		expect(receive(broken)).toEqual(refused(400, 'message', 'encoding'));
	});

	it('has one id however often it is encrypted anew, and another for every other message', () => {
		const idOf = (message: string) => {
			const result = receive(message);
			return result.ok ? result.message.eventId : undefined;
		};
		expect(idOf(xml)).toMatch(/^[0-9a-f]{64}$/);
		expect(idOf(xml)).toBe(idOf(xml));
		const one = eventXml({ CreateTime: AT, Event: 'e', ExternalUserID: 'wmExampleCustomer0001' });
		const two = eventXml({ CreateTime: AT, Event: 'e', ExternalUserID: 'wmExampleCustomer0002' });
		expect(idOf(one)).not.toBe(idOf(two));
	});

	it('comes through with any text in it', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (State) => {
				fc.pre(!State.includes(']]>'));
				const result = receive(eventXml({ Event: 'e', State }));
				expect(result.ok && result.message.fields.State).toBe(State);
			}),
			{ numRuns: 500, seed: 20260101 },
		);
	});
});

describe('any request', () => {
	it('is answered without throwing, and only a signed one with success', () => {
		const value = fc.oneof(fc.string(), fc.array(fc.string()), fc.constant(undefined), fc.object());
		const query = fc.record({
			msg_signature: value,
			timestamp: fc.oneof(value, fc.constant(String(AT))),
			nonce: value,
			echostr: value,
		}) as fc.Arbitrary<CallbackQuery>;
		const body = fc.oneof(
			fc.uint8Array({ maxLength: 200 }),
			fc.string().map((text) => Buffer.from(envelope(text))),
		);
		fc.assert(
			fc.property(query, body, (parameters, bytes) => {
				expect(receiveMessage(parameters, bytes, settings, NOW).ok).toBe(false);
				expect(verifyUrl(parameters, settings, NOW).ok).toBe(false);
			}),
			{ numRuns: 5_000, seed: 20260101 },
		);
	});

	it('leaves no secret in the reason of its refusal', () => {
		const { query, body } = eventRequest({ ...sender, token: 'AnotherToken' }, xml, AT);
		const text = JSON.stringify(receiveMessage(query, body, settings, NOW));
		for (const secret of [sender.token, sender.encodingAesKey, query.msg_signature]) {
			expect(text).not.toContain(secret);
		}
	});
});

function refused(status: number, reason: string, detail?: string) {
	return { ok: false, status, reason, ...(detail === undefined ? {} : { detail }) };
}
