import { createCipheriv } from 'node:crypto';

import { MAX_BODY_BYTES } from '../../../wecom/callback/receive';
import type { UnixSeconds } from '../../../wecom/types';
import {
	encryptFor,
	eventXml,
	sender,
	settingsOf,
	signedQuery,
	type Sender,
	type SignedQuery,
} from '../../wecom/callback/request';
import { allEvents } from '../../wecom/callback/contract';
import type { WireRequest } from './n8n';
import { searchOf, verificationOf } from './send';

/** Repeatable chance. */
export interface Chance {
	/** A whole number from 0 up to, not including, `below`. */
	int(below: number): number;
	pick<T>(choices: readonly T[]): T;
	bytes(length: number): Buffer;
}

/** What an attack starts from. */
export interface Material {
	chance: Chance;
	at: UnixSeconds;
	/** XML of an event that nobody has sent yet. */
	xml: string;
	/** Good requests that were sent before. */
	recorded: readonly WireRequest[];
}

/** Makes a request that must not start a workflow. */
export type Mutation = (material: Material) => WireRequest;

const { key: aes } = settingsOf(sender);
const huge = Buffer.alloc(16 * 1_048_576, '<a>');
const PARAMETERS = ['msg_signature', 'timestamp', 'nonce'] as const;

/** Every kind of attack by name. Some start from a callback whose signature is right. */
export const mutations: Readonly<Record<string, Mutation>> = {
	flippedBody: (material) => {
		const { query, body } = good(material);
		const flipped = Buffer.from(body);
		flip(flipped, material.chance);
		return postOf(query, flipped);
	},
	flippedParameter: (material) => {
		const { query, body } = good(material);
		const name = material.chance.pick(PARAMETERS);
		const value = Buffer.from(query[name]);
		flip(value, material.chance);
		return postOf({ ...query, [name]: value.toString('latin1') }, body);
	},
	missingParameter: (material) => {
		const { query, body } = good(material);
		const missing = material.chance.pick(PARAMETERS);
		const rest = Object.entries(query).filter(([name]) => name !== missing);
		return postOf(Object.fromEntries(rest), body);
	},
	emptyParameter: (material) => {
		const { query, body } = good(material);
		return postOf({ ...query, [material.chance.pick(PARAMETERS)]: '' }, body);
	},
	repeatedParameter: (material) => {
		const { query, body } = good(material);
		const name = material.chance.pick(PARAMETERS);
		return { method: 'POST', search: `${searchOf(query)}&${name}=${query[name]}`, body };
	},
	nestedParameter: (material) => {
		const { query, body } = good(material);
		const nested = material.chance.pick(PARAMETERS);
		const suffix = material.chance.pick(['[]', '[a]', '[__proto__]', '[0][a]']);
		const pairs = Object.entries(query).map(([name, value]) => [
			name === nested ? `${name}${suffix}` : name,
			value,
		]);
		return postOf(Object.fromEntries(pairs), body);
	},
	parametersUnderPrototype: (material) => {
		const { query, body } = good(material);
		const pairs = Object.entries(query).map(([name, value]) => [`__proto__[${name}]`, value]);
		return postOf(Object.fromEntries(pairs), body);
	},
	oversizedParameter: (material) => {
		const { query, body } = good(material);
		const name = material.chance.pick(PARAMETERS);
		return postOf({ ...query, [name]: query[name].repeat(2000) }, body);
	},
	otherToken: (material) => forged(material, { token: 'AnotherToken' }),
	otherKey: (material) => forged(material, { encodingAesKey: 'b'.repeat(43) }),
	otherCompany: (material) => forged(material, { corpId: 'wwffffffffffffffff' }),
	noCompany: (material) => forged(material, { corpId: '' }),
	oldTime: (material) => {
		const age = 301 + material.chance.int(1_000_000);
		return signed(material, encryptFor(sender, material.xml), material.at - age);
	},
	futureTime: (material) => {
		const lead = 301 + material.chance.int(1_000_000);
		return signed(material, encryptFor(sender, material.xml), material.at + lead);
	},
	oddTime: (material) => {
		const { at, chance } = material;
		const odd = chance.pick([`${at}.0`, `-${at}`, `0x${at.toString(16)}`, `${at}e0`, 'NaN', '∞']);
		return signed(material, encryptFor(sender, material.xml), odd);
	},
	replay: ({ recorded, chance, at, xml }) =>
		recorded.length === 0 ? signed({ chance, at, xml, recorded }, 'AAAA') : chance.pick(recorded),
	replayedBodyWithNewParameters: (material) => {
		const { recorded, chance, at } = material;
		if (recorded.length === 0) return signed(material, 'AAAA');
		const { body } = chance.pick(recorded);
		return { method: 'POST', search: searchOf(signedQuery(sender, 'AAAA', at)), body };
	},
	cutBody: (material) => {
		const { query, body } = good(material);
		return postOf(query, body.subarray(0, material.chance.int(body.length)));
	},
	randomBody: (material) => {
		const { query } = good(material);
		return postOf(query, material.chance.bytes(material.chance.int(2000)));
	},
	noBody: (material) => ({ method: 'POST', search: searchOf(good(material).query) }),
	json: (material) => {
		const { query, body } = good(material);
		return {
			...postOf(query, Buffer.from(JSON.stringify({ Encrypt: encryptedIn(body) }))),
			headers: { 'content-type': 'application/json' },
		};
	},
	noEncrypt: (material) =>
		postOf(good(material).query, Buffer.from('<xml><ToUserName>a</ToUserName></xml>')),
	twoEncrypt: (material) => {
		const encrypted = encryptFor(sender, material.xml);
		const two = `<xml>${`<Encrypt>${encrypted}</Encrypt>`.repeat(2)}</xml>`;
		return postOf(signedQuery(sender, encrypted, material.at), Buffer.from(two));
	},
	otherReceiverOnTheEnvelope: (material) => {
		const { query, body } = good(material);
		return postOf(query, Buffer.from(body.toString().replace(sender.corpId, 'wwffffffffffffffff')));
	},
	envelopeBomb: (material) => around(material, BOMB, ''),
	envelopePrototype: (material) => around(material, '', '<__proto__><a>1</a></__proto__>'),
	envelopeDeep: (material) => around(material, '', nested(100 + material.chance.int(5000))),
	envelopeWide: (material) => around(material, '', '<a/>'.repeat(10_000)),
	envelopeNotUtf8: (material) => {
		const { query, body } = good(material);
		return postOf(query, Buffer.concat([body, Buffer.from([0x80 + material.chance.int(128)])]));
	},
	messageBomb: (material) => message(material, `${BOMB}${material.xml}`),
	messageEntity: (material) => message(material, material.xml.replace('</xml>', '&lol;</xml>')),
	messagePrototype: (material) =>
		message(material, material.xml.replace('</xml>', '<__proto__><a>1</a></__proto__></xml>')),
	messageDeep: (material) => message(material, nested(40 + material.chance.int(5000))),
	messageWide: (material) => message(material, `<xml>${'<a/>'.repeat(10_000)}</xml>`),
	messageMarkupDamaged: (material) => {
		const { xml, chance } = material;
		const bytes = Buffer.from(xml);
		const tags = [...xml.matchAll(/<\/?\w/g)];
		bytes[chance.pick(tags).index + chance.int(2)] = chance.pick([0xff, 0x00, 0x1b, 0xc3]);
		return message(material, bytes);
	},
	oldEvent: (material) => {
		const age = 86_401 + material.chance.int(100_000_000);
		return message(material, eventNumber(0, material.at - age));
	},
	futureEvent: (material) => {
		const lead = 86_401 + material.chance.int(100_000_000);
		return message(material, eventNumber(0, material.at + lead));
	},
	timestampInPlaceOfTheNonce: ({ chance, at }) => {
		const recordedAt = at - 86_401 - chance.int(100_000_000);
		const encrypted = encryptFor(sender, eventNumber(0, recordedAt));
		const { msg_signature } = signedQuery(sender, encrypted, recordedAt, String(at));
		const swapped = { msg_signature, timestamp: String(at), nonce: String(recordedAt) };
		return postOf(swapped, envelopeOf(encrypted));
	},
	messageCut: (material) =>
		message(material, material.xml.slice(0, material.chance.int(material.xml.length))),
	messageRandom: (material) => message(material, material.chance.bytes(material.chance.int(500))),
	padding: (material) => {
		const plain = plainOf(material, Buffer.byteLength(material.xml));
		const tail = material.chance.pick([[0], [33], [255], [3, 2, 3], [7, 7, 6]]);
		plain.set(tail, plain.length - tail.length);
		return signed(material, encryptBlocks(plain));
	},
	length: (material) => {
		const { chance, xml } = material;
		const lengths = [0xffffffff, 0x80000000, 0x7fffffff, Buffer.byteLength(xml) + 1, 0];
		return signed(material, encryptBlocks(plainOf(material, chance.pick(lengths))));
	},
	ciphertextCut: (material) => {
		const bytes = Buffer.from(encryptFor(sender, material.xml), 'base64');
		const length = material.chance.int(bytes.length);
		return signed(material, bytes.subarray(0, length).toString('base64'));
	},
	ciphertextFlipped: (material) => {
		const bytes = Buffer.from(encryptFor(sender, material.xml), 'base64');
		// Where the length of the message stands, or the company and the padding. A message with its
		// own text garbled but the rest intact would be what the holder of the token sent.
		const places = [bytes.subarray(16, 32), bytes.subarray(-32)];
		flip(material.chance.pick(places), material.chance);
		return signed(material, bytes.toString('base64'));
	},
	ciphertextRandom: (material) =>
		signed(material, material.chance.bytes(32 * (1 + material.chance.int(20))).toString('base64')),
	ciphertextNotBase64: (material) => {
		const encrypted = encryptFor(sender, material.xml);
		const odd = material.chance.pick(['*', '-', '_', '=', '\n', '中']);
		return signed(material, `${odd}${encrypted.slice(1)}`);
	},
	hugeBody: (material) => {
		const length = MAX_BODY_BYTES + 1 + material.chance.int(huge.length - MAX_BODY_BYTES);
		return postOf(good(material).query, huge.subarray(0, length));
	},
	ampersands: (material) =>
		postOf(good(material).query, Buffer.alloc(material.chance.pick([60_000, 1_048_576]), '&')),
	hugeBodyOfUnknownLength: (material) => ({
		...postOf(good(material).query, huge.subarray(0, 2 * MAX_BODY_BYTES)),
		headers: { 'content-length': '' },
	}),
	verificationFlipped: ({ chance, at }) => {
		const query = Object.fromEntries(new URLSearchParams(verificationOf('123456', at).search));
		const name = chance.pick([...PARAMETERS, 'echostr']);
		const value = Buffer.from(query[name] ?? '');
		flip(value, chance);
		return { method: 'GET', search: searchOf({ ...query, [name]: value.toString('latin1') }) };
	},
	verificationWithAnEvent: ({ at, xml }) => verificationOf(xml, at),
	verificationWithout: ({ chance, at }) => {
		const query = new URLSearchParams(verificationOf('123456', at).search);
		query.delete(chance.pick([...PARAMETERS, 'echostr']));
		return { method: 'GET', search: query.toString() };
	},
	verificationOld: ({ chance, at }) => verificationOf('123456', at - 301 - chance.int(1_000_000)),
};

const BOMB = `<!DOCTYPE a [<!ENTITY lol "lol"><!ENTITY lol1 "${'&lol;'.repeat(100)}">]>`;

/** An event as WeCom sends it. The envelope lacks AgentID, which nobody signs or reads. */
function good({ xml, at, chance }: Material): { query: SignedQuery; body: Buffer } {
	const encrypted = encryptFor(sender, xml);
	const query = signedQuery(sender, encrypted, at, String(chance.int(1_000_000_000)));
	return { query, body: envelopeOf(encrypted) };
}

/** A good event as a request: as WeCom writes it, loosely, or with a damaged value. */
export function goodRequest({ xml, ...material }: Material): WireRequest {
	const { chance, at } = material;
	const written = chance.pick([
		xml,
		xml.replaceAll('<![CDATA[', '\n<![CDATA[').replaceAll(']]>', ']]>\r\n'),
		damaged(xml, chance),
	]);
	const encrypted = encryptFor(sender, written);
	const query = signedQuery(sender, encrypted, at, String(chance.int(1_000_000_000)));
	return postOf(query, envelopeOf(encrypted));
}

/** A message whose State holds bytes that are no text. */
function damaged(xml: string, { pick, bytes }: Chance): Buffer {
	const at = xml.lastIndexOf(']]>');
	const [before, after] = [xml.slice(0, at), xml.slice(at)];
	const odd = pick([Buffer.from('店').subarray(0, 2), bytes(8).map((byte) => byte | 0x80)]);
	return Buffer.concat([Buffer.from(before), odd, Buffer.from(after)]);
}

function forged({ xml, at }: Material, change: Partial<Sender>): WireRequest {
	const attacker = { ...sender, ...change };
	const encrypted = encryptFor(attacker, xml);
	return postOf(signedQuery(attacker, encrypted, at), envelopeOf(encrypted));
}

/** Any ciphertext with the right signature. */
function signed(
	{ at, chance }: Material,
	encrypted: string,
	time: UnixSeconds | string = at,
): WireRequest {
	const query = signedQuery(sender, encrypted, time, String(chance.int(1_000_000_000)));
	return postOf(query, envelopeOf(encrypted));
}

/** Any message with the right encryption and signature. */
function message(material: Material, text: string | Buffer): WireRequest {
	return signed(material, encryptFor(sender, text));
}

/** A good event whose envelope has more in it. */
function around(material: Material, before: string, inside: string): WireRequest {
	const { query, body } = good(material);
	return postOf(query, Buffer.from(before + body.toString().replace('<xml>', `<xml>${inside}`)));
}

function postOf(query: Record<string, string>, body: Buffer): WireRequest {
	return { method: 'POST', search: searchOf(query), body };
}

function envelopeOf(encrypted: string): Buffer {
	return Buffer.from(
		`<xml><ToUserName><![CDATA[${sender.corpId}]]></ToUserName>` +
			`<Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`,
	);
}

function encryptedIn(body: Buffer): string {
	return /<Encrypt><!\[CDATA\[(.*?)\]\]>/.exec(body.toString())?.[1] ?? '';
}

function nested(depth: number): string {
	return '<a>'.repeat(depth) + '</a>'.repeat(depth);
}

function flip(bytes: Buffer, { int }: Chance): void {
	const at = int(bytes.length);
	bytes[at] = (bytes[at] ?? 0) ^ (1 << int(8));
}

/** What is encrypted, padded to whole blocks, with any length in it. */
function plainOf({ xml, chance }: Material, length: number): Buffer {
	const header = Buffer.concat([chance.bytes(16), Buffer.alloc(4)]);
	header.writeUInt32BE(length, 16);
	const plain = Buffer.concat([header, Buffer.from(xml), Buffer.from(sender.corpId)]);
	const padding = 32 - (plain.length % 32);
	return Buffer.concat([plain, Buffer.alloc(padding, padding)]);
}

function encryptBlocks(plain: Buffer): string {
	const cipher = createCipheriv('aes-256-cbc', aes.key, aes.iv).setAutoPadding(false);
	return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64');
}

/** What the mutations and the good requests between them are made of: events, and what members do in the app. */
const KINDS: ReadonlyArray<(n: number, at: UnixSeconds) => string> = [
	customerAdded,
	...allEvents
		.filter(({ id }) =>
			/^(message\.|click$|location_select$|template_card_event$|change_contact)/.test(id),
		)
		.map(({ example_xml: example }) => (n: number, at: UnixSeconds) => {
			const numbered = example
				.replace(/(?<=<CreateTime>)\d+/, String(at))
				.replace(/(?<=<ToUserName><!\[CDATA\[)[^\]]*/, sender.corpId)
				.replace(/(?<=<(?:UserID|EventKey|TaskId)><!\[CDATA\[)[^\]]*/, `$&${n}`)
				.replace(/(?<=<(?:MsgId|Id|TagId)>)\d+/, `$&${n}`);
			return numbered.replaceAll(/>\s+</g, '><');
		}),
];

/** XML of a callback that differs from every other one. */
export function eventNumber(n: number, at: UnixSeconds): string {
	const kind = KINDS[n % KINDS.length] ?? customerAdded;
	return kind(n, at);
}

function customerAdded(n: number, at: UnixSeconds): string {
	return eventXml({
		CreateTime: at,
		Event: 'change_external_contact',
		ChangeType: 'add_external_contact',
		UserID: 'member_a',
		ExternalUserID: `wmExampleCustomer${n}`,
		State: 'store-017',
	});
}
