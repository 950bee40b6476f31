import fc from 'fast-check';
import { createHash } from 'node:crypto';

import { toEvent } from '../../../wecom/callback/event';
import {
	MAX_BODY_BYTES,
	receiveMessage,
	verifyUrl,
	type CallbackQuery,
} from '../../../wecom/callback/receive';
import { contractEvents, testVectors, vector } from './contract';
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
import { timed } from '../../../support/harness/cpuTime';

const settings = settingsOf(sender);
/** As many bytes as make a body that is not refused for its size. */
const MAX = MAX_BODY_BYTES - 10;
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
		'are refused without %s, with it twice, in a list, or as an object',
		(name) => {
			const given = query[name];
			for (const value of [undefined, [given, given], [given], { a: given }]) {
				const expected = refused(400, 'query', name);
				expect(receiveMessage({ ...query, [name]: value }, body, settings, NOW)).toEqual(expected);
				expect(verifyUrl({ ...verification, [name]: value }, settings, NOW)).toEqual(expected);
			}
		},
	);

	it.each([
		['msg_signature', refused(401, 'signature')],
		['timestamp', refused(400, 'query', 'timestamp')],
		['nonce', refused(400, 'query', 'nonce')],
	])('are refused with an empty %s', (name, expected) => {
		expect(receiveMessage({ ...query, [name]: '' }, body, settings, NOW)).toEqual(expected);
		expect(verifyUrl({ ...verification, [name]: '' }, settings, NOW)).toEqual(expected);
	});

	it.each([undefined, ['a', 'b'], 'A'.repeat(4097)])(
		'are refused with the echostr %p',
		(echostr) => {
			expect(verifyUrl({ ...verification, echostr }, settings, NOW)).toEqual(
				refused(400, 'query', 'echostr'),
			);
		},
	);

	it('are refused with an empty echostr, which is another than the signed one', () => {
		const result = verifyUrl({ ...verification, echostr: '' }, settings, NOW);
		expect(result).toEqual(refused(401, 'signature'));
	});

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

	it('may have a nonce of 128 characters, and 12 digits that are a time', () => {
		const encrypted = encryptFor(sender, xml);
		const envelopeOf = Buffer.from(envelope(encrypted));
		const nonce = signedQuery(sender, encrypted, AT, '~'.repeat(128));
		expect(receiveMessage(nonce, envelopeOf, settings, NOW).ok).toBe(true);
		const timestamp = signedQuery(sender, encrypted, '1'.repeat(12));
		expect(receiveMessage(timestamp, envelopeOf, settings, NOW)).toEqual(refused(401, 'timestamp'));
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

	it('is taken with white space around every value', () => {
		const loose = envelope(encrypted)
			.replaceAll('<![CDATA[', '\r\n\t <![CDATA[')
			.replaceAll(']]>', ']]> \n');
		const result = receive(loose);
		expect(result.ok && result.message.agentId).toBe('1000021');
		expect(result.ok && result.message.fields).toEqual(
			receivedFields(receive(envelope(encrypted))),
		);
		expect(receive(`<xml><Encrypt>\n${encrypted}\n</Encrypt></xml>`).ok).toBe(true);
	});

	it('gives the id of the app as text, where it has one', () => {
		const agentOf = (inner: string) => {
			const result = receive(`<xml>${inner}<Encrypt>${encrypted}</Encrypt></xml>`);
			return result.ok ? result.message.agentId : 'refused';
		};
		expect(agentOf('<AgentID><![CDATA[1000021]]></AgentID>')).toBe('1000021');
		expect(agentOf('<AgentID>0012</AgentID>')).toBe('0012');
		for (const none of ['', '<AgentID/>', '<AgentID>1</AgentID><AgentID>2</AgentID>']) {
			expect(agentOf(none)).toBeUndefined();
		}
	});

	timed.each([
		['text of nothing but ampersands', '&'.repeat(MAX)],
		['references', '&amp;'.repeat(MAX / 5)],
		['references between comments', '&amp;<!---->'.repeat(MAX / 12)],
		['open elements', '<a>'.repeat(MAX / 3)],
		['elements beside each other', '<a/>'.repeat(MAX / 4)],
		['attributes', `<a ${'b="1" '.repeat(MAX / 6)}`],
		['white space', `${' '.repeat(MAX - 1)}x`],
		['sections', '<![CDATA['.repeat(MAX / 9)],
		['comments', '<!---->'.repeat(MAX / 7)],
		['less-than signs', '<'.repeat(MAX)],
	])('of %s, unsigned and as large as may be, is refused in a few milliseconds', (_what, text) => {
		const body = Buffer.from(`<xml>${text}`.slice(0, MAX_BODY_BYTES));
		receiveMessage(query, body, settings, NOW);
		const times = Array.from({ length: 9 }, () => {
			const start = performance.now();
			expect(receiveMessage(query, body, settings, NOW).ok).toBe(false);
			return performance.now() - start;
		});
		expect(Math.min(...times)).toBeLessThan(5);
	});

	it('is large enough for an event about every member of the fullest group', () => {
		const id = 'w'.repeat(64);
		const [largest = ''] = contractEvents.events
			.flatMap(({ example_xml, more_examples_xml = [] }) => [example_xml, ...more_examples_xml])
			.map((example) =>
				example
					.replace(/<CreateTime>\d+/, `<CreateTime>${AT}`)
					.replace(/(<Item>)[^<]+/, `$1${id}`)
					.replace(/ *<Item>[^]*<\/Item>/, `<Item><![CDATA[${id}]]></Item>`.repeat(500)),
			)
			.sort((one, other) => other.length - one.length);
		const { query: signed, body } = eventRequest(sender, largest, AT);
		const result = receiveMessage(signed, body, settings, NOW);
		expect(result.ok && toEvent(result.message.fields)?.fields.MemChangeList).toHaveLength(500);
		expect(body.length).toBeLessThan(MAX_BODY_BYTES);
	});

	it('is refused beyond 64 KiB, and taken at it', () => {
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

	it.each([
		['the receiver of the message', 'another_name', 'another_name'],
		['the company, whatever the message says', sender.corpId, 'another_name'],
	])('may be addressed to %s', (_what, outside, inside) => {
		const text = encryptFor(sender, eventXml({ Event: 'e', ToUserName: inside }));
		const body = Buffer.from(envelope(text, outside));
		expect(receiveMessage(signedQuery(sender, text, AT), body, settings, NOW).ok).toBe(true);
	});

	it.each([
		['elements', 16, (count: number) => '<a/>'.repeat(count - 2), 'elements'],
		[
			'levels',
			4,
			(count: number) => `${'<a>'.repeat(count - 1)}${'</a>'.repeat(count - 1)}`,
			'depth',
		],
		['references', 16, (count: number) => `<a>${'&amp;'.repeat(count)}</a>`, 'entity'],
	])('may have as many %s as %d, and no more', (_what, most, inner, detail) => {
		const filled = (count: number) =>
			receive(`<xml>${inner(count)}<Encrypt>${encrypted}</Encrypt></xml>`);
		expect(filled(most).ok).toBe(true);
		expect(filled(most + 1)).toEqual(refused(400, 'envelope', detail));
	});

	it.each([
		['is no base64', 'not base64!', 'base64'],
		['is not whole blocks', Buffer.alloc(16).toString('base64'), 'length'],
	])('is refused when what it holds %s, though it is signed', (_what, text, detail) => {
		const body = Buffer.from(envelope(text));
		expect(receiveMessage(signedQuery(sender, text, AT), body, settings, NOW)).toEqual(
			refused(400, 'decryption', detail),
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

function receivedFields(result: ReturnType<typeof receiveMessage>) {
	return result.ok ? result.message.fields : undefined;
}

function refused(status: number, reason: string, detail?: string) {
	return { ok: false, status, reason, ...(detail === undefined ? {} : { detail }) };
}
