import fc from 'fast-check';
import { createHash } from 'node:crypto';

import { eventDefinitions } from '../../../wecom/callback/events';
import { toEvent } from '../../../wecom/callback/event';
import { CREATE_TIME_TOLERANCE_MS, receiveMessage } from '../../../wecom/callback/receive';
import { allEvents } from './contract';
import {
	encryptFor,
	envelope,
	eventRequest,
	eventXml,
	sender,
	settingsOf,
	signedQuery,
} from './request';

const settings = settingsOf(sender);
const AT = 1_767_229_212;
const NOW = AT * 1000;
const xml = eventXml({ CreateTime: AT, Event: 'change_external_chat', ChangeType: 'create' });

describe('the time at which the event was made', () => {
	const hours = 3600;
	const receive = (createTime: number | string, now = NOW) => {
		const { query, body } = eventRequest(
			sender,
			eventXml({ CreateTime: createTime, Event: 'e' }),
			AT,
		);
		return receiveMessage(query, body, settings, now);
	};

	it('may be off by 24 hours both ways', () => {
		expect(CREATE_TIME_TOLERANCE_MS).toBe(24 * hours * 1000);
		expect(receive(AT - 24 * hours).ok).toBe(true);
		expect(receive(AT + 24 * hours).ok).toBe(true);
	});

	it.each([
		[AT - 24 * hours - 1, '2025-12-31T01:00:11.000Z'],
		[AT + 24 * hours + 1, '2026-01-02T01:00:13.000Z'],
		[0, '1970-01-01T00:00:00.000Z'],
		[-5, '1969-12-31T23:59:55.000Z'],
		[AT * 1000, '+057971-04-07T19:20:00.000Z'],
		[9_007_199_254_740_991, '9007199254740991'],
	])('is refused when it is %d, and the reason names both times', (createTime, text) => {
		const detail = `CreateTime ${text}, clock of this n8n 2026-01-01T01:00:12.000Z`;
		expect(receive(createTime)).toEqual(refused(401, 'createTime', detail));
	});

	it.each(['', 'soon', '1767229212.5', '12 34', '１２'])(
		'is no reason to refuse a message when it is %j, which is no number',
		(createTime) => {
			expect(receive(createTime).ok).toBe(true);
		},
	);

	it('is no reason to refuse a message that has none, or two', () => {
		for (const xml of [
			eventXml({ Event: 'e' }),
			'<xml><Event>e</Event><CreateTime>1</CreateTime><CreateTime>2</CreateTime></xml>',
		]) {
			const { query, body } = eventRequest(sender, xml, AT);
			expect(receiveMessage(query, body, settings, NOW).ok).toBe(true);
		}
	});

	it('keeps out an old request whose nonce reads like the present time and is given as one', () => {
		const recordedAt = AT - 30 * 24 * hours;
		const encrypted = encryptFor(sender, eventXml({ CreateTime: recordedAt, Event: 'e' }));
		const body = Buffer.from(envelope(encrypted));
		const recorded = signedQuery(sender, encrypted, recordedAt, String(AT));
		expect(receiveMessage(recorded, body, settings, recordedAt * 1000).ok).toBe(true);
		expect(receiveMessage(recorded, body, settings, NOW)).toEqual(refused(401, 'timestamp'));
		const swapped = { ...recorded, timestamp: recorded.nonce, nonce: recorded.timestamp };
		expect(receiveMessage(swapped, body, settings, NOW)).toMatchObject({
			status: 401,
			reason: 'createTime',
		});
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

	it.each<[string, Buffer, string]>([
		[
			'cut off inside a character',
			Buffer.from('小红书春季投放计划渠道编号二零二六年三月上海站展位').subarray(0, 64),
			'小红书春季投放计划渠道编号二零二六年三月上\ufffd',
		],
		['in CESU-8', Buffer.from('61eda0bdedb88062', 'hex'), `a${'\ufffd'.repeat(6)}b`],
		['in GBK', Buffer.from('c9cfbaa3', 'hex'), '\ufffd\u03fa\ufffd'],
		['with a NUL', Buffer.from('a\0b'), 'a\ufffdb'],
		['with control characters', Buffer.from('\b\x0b\x1fa\t'), '\ufffd\ufffd\ufffda\t'],
		['with characters that XML leaves out', Buffer.from('\ufffea\uffff'), '\ufffda\ufffd'],
	])('with a State %s keeps all but that', (_what, bytes, State) => {
		const fields = { CreateTime: AT, Event: 'e', State: '#', WelcomeCode: 'example_code' };
		const [before = '', after = ''] = eventXml(fields).split('#');
		const message = Buffer.concat([Buffer.from(before), bytes, Buffer.from(after)]);
		const result = receive(message);
		expect(result.ok && result.message.fields).toMatchObject({
			...fields,
			CreateTime: `${AT}`,
			State,
		});
		expect(result.ok && result.message.eventId).toBe(
			createHash('sha256').update(message).digest('hex'),
		);
	});

	it('with references that mean nothing keeps what is around them', () => {
		const result = receive('<xml><Event>e</Event><A>a&#27;b & c&nbsp;d&amp;</A></xml>');
		expect(result.ok && result.message.fields.A).toBe('a\ufffdb & c&nbsp;d&');
	});

	it('is not lost to any bytes in any field of any event', () => {
		const examples = allEvents.flatMap(({ example_xml, more_examples_xml = [] }) => [
			example_xml,
			...more_examples_xml,
		]);
		const bytes = fc
			.uint8Array({ minLength: 1, maxLength: 12 })
			// These end a value or begin markup: what comes behind them is another document.
			.map((values) => Buffer.from(values.map((value) => (isMarkup(value) ? 0xff : value))));
		fc.assert(
			fc.property(fc.constantFrom(...examples), bytes, fc.nat(), (example, damage, place) => {
				const values = [...example.matchAll(/(?<=\[CDATA\[)[^\]]*|(?<=<\w+>)[^<\s]+(?=<)/g)];
				const { index, 0: value } = values[place % values.length] as RegExpExecArray;
				const at = index + (place % (value.length + 1));
				const now = Number(/<CreateTime>(\d+)/.exec(example)?.[1]) * 1000;
				const message = Buffer.concat([
					Buffer.from(example.slice(0, at)),
					damage,
					Buffer.from(example.slice(at)),
				]);
				const whose = { ...sender, corpId: 'wwa1b2c3d4e5f60718' };
				const { query, body } = eventRequest(whose, message, now / 1000);
				const result = receiveMessage(query, body, settingsOf(whose), now);
				// Digits can make another time of CreateTime; that is no damage.
				if (!result.ok && result.reason === 'createTime') return;
				expect(result.ok && toEvent(result.message.fields)).toMatchObject({
					id: expect.any(String) as string,
				});
			}),
			{ numRuns: 2_000, seed: 20260101 },
		);
	});

	it('is the same with white space around its values, in every field of every event', () => {
		const gap = fc.stringMatching(/^[ \t\r\n]{0,4}$/);
		const examples = allEvents.map(({ example_xml: example }) => example);
		fc.assert(
			fc.property(fc.constantFrom(...examples), gap, gap, (example, before, after) => {
				const at = Number(/<CreateTime>(\d+)/.exec(example)?.[1]);
				const loose = example
					.replace(/<!\[CDATA\[.*?\]\]>/g, `${before}$&${after}`)
					.replace(/(<(\w+)>)([^<\s]+)(<\/\2>)/g, `$1${before}$3${after}$4`);
				const whose = { ...sender, corpId: 'wwa1b2c3d4e5f60718' };
				const eventOf = (text: string) => {
					const { query, body } = eventRequest(whose, text, at);
					const result = receiveMessage(query, body, settingsOf(whose), at * 1000);
					return result.ok ? toEvent(result.message.fields) : result;
				};
				expect(eventOf(loose)).toEqual(eventOf(example));
				expect(eventOf(example)).toHaveProperty('id');
			}),
			{ numRuns: 500, seed: 20260101 },
		);
	});

	it('keeps the white space inside CDATA', () => {
		const result = receive('<xml><Event>e</Event><State>\n <![CDATA[ a \n]]> \n</State></xml>');
		expect(result.ok && result.message.fields.State).toBe(' a \n');
	});

	it('without an identity has an id for each ciphertext, and one for its text', () => {
		const nameless = eventDefinitions.filter(({ identity }) => identity.length === 0);
		for (const { id } of nameless) {
			const [Event = '', ChangeType = ''] = id.split('.');
			const text = eventXml({ CreateTime: AT, Event, ChangeType, LinkId: 'cawc', State: 'ad' });
			const encrypted = encryptFor(sender, text);
			const query = signedQuery(sender, encrypted, AT);
			const result = receiveMessage(query, Buffer.from(envelope(encrypted)), settings, NOW);
			expect(result.ok && result.message).toMatchObject({
				eventId: createHash('sha256').update(encrypted).digest('hex'),
				textId: createHash('sha256').update(text).digest('hex'),
			});
		}
		expect(nameless).toHaveLength(2);
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

function isMarkup(byte: number): boolean {
	return ['<', '>', ']'].includes(String.fromCharCode(byte));
}

function refused(status: number, reason: string, detail?: string) {
	return { ok: false, status, reason, ...(detail === undefined ? {} : { detail }) };
}
