import { gzipSync } from 'node:zlib';
import { connect } from 'node:net';

import { encryptFor, envelope, eventXml, sender, signedQuery } from '../../wecom/callback/request';
import { credential, TestN8n, type WireRequest } from './n8n';
import { AT, customerAdded, eventOf, messageOf, searchOf, verificationOf } from './send';

const NOW = AT * 1000;
const good = eventOf(customerAdded);
const parameters = Object.fromEntries(new URLSearchParams(good.search));
const encrypted = encryptFor(sender, eventXml(customerAdded));

/** A POST that differs from a good one in the URL. */
function withSearch(search: string): WireRequest {
	return { ...good, search };
}

/** A POST whose parameters differ from those of a good one. */
function withParameters(change: Record<string, string>): WireRequest {
	return withSearch(searchOf({ ...parameters, ...change }));
}

/** A POST of a body that is signed as if it were good. */
function withBody(body: string | Buffer): WireRequest {
	return {
		method: 'POST',
		search: searchOf(signedQuery(sender, encrypted, AT)),
		body: Buffer.from(body),
	};
}

function without(name: string): string {
	const { [name]: _, ...rest } = parameters;
	return searchOf(rest);
}

const signature = parameters.msg_signature ?? '';
const refusals: Array<[string, number, WireRequest]> = [
	['no parameters', 400, withSearch('')],
	['no msg_signature', 400, withSearch(without('msg_signature'))],
	['no timestamp', 400, withSearch(without('timestamp'))],
	['no nonce', 400, withSearch(without('nonce'))],
	['an empty msg_signature', 401, withParameters({ msg_signature: '' })],
	['an empty timestamp', 400, withParameters({ timestamp: '' })],
	['an empty nonce', 400, withParameters({ nonce: '' })],
	['msg_signature twice', 400, withSearch(`${good.search}&msg_signature=${signature}`)],
	['timestamp twice', 400, withSearch(`${good.search}&timestamp=${AT}`)],
	['nonce twice', 400, withSearch(`${good.search}&nonce=${parameters.nonce}`)],
	[
		'msg_signature as a list',
		400,
		withSearch(`${without('msg_signature')}&msg_signature[]=${signature}`),
	],
	[
		'msg_signature as an object',
		400,
		withSearch(`${without('msg_signature')}&msg_signature[a]=${signature}`),
	],
	[
		'parameters under __proto__',
		400,
		withSearch(`__proto__[msg_signature]=${signature}&${without('msg_signature')}`),
	],
	['an upper-case signature', 401, withParameters({ msg_signature: signature.toUpperCase() })],
	['a short signature', 401, withParameters({ msg_signature: signature.slice(1) })],
	['a long signature', 401, withParameters({ msg_signature: `${signature}0` })],
	['another nonce', 401, withParameters({ nonce: '1' })],
	['another timestamp', 401, withParameters({ timestamp: String(AT + 1) })],
	['a timestamp of 10,000 digits', 400, withParameters({ timestamp: '1'.repeat(10_000) })],
	['a nonce of 10,000 characters', 400, withParameters({ nonce: 'a'.repeat(10_000) })],
	['a timestamp 301 seconds old', 401, eventOf(customerAdded, AT - 301)],
	['a timestamp 301 seconds ahead', 401, eventOf(customerAdded, AT + 301)],
	['no body', 400, { method: 'POST', search: good.search }],
	['a body that is no XML', 400, withBody('hello')],
	['a body of JSON', 400, withBody(JSON.stringify({ Encrypt: encrypted }))],
	['a body that is not UTF-8', 400, withBody(Buffer.from([0xff, 0xfe, 0x3c, 0x00]))],
	['no Encrypt', 400, withBody('<xml><ToUserName>a</ToUserName></xml>')],
	[
		'two Encrypt',
		400,
		withBody(envelope(`${encrypted}]]></Encrypt><Encrypt><![CDATA[${encrypted}`)),
	],
	[
		'__proto__ in the envelope',
		400,
		withBody(envelope(encrypted).replace('<xml>', '<xml><__proto__/>')),
	],
	['a document type', 400, withBody(`<!DOCTYPE a [<!ENTITY b "c">]>${envelope(encrypted)}`)],
	['thousands of open elements', 400, withBody('<a>'.repeat(20_000))],
	['a body of more than 64 KiB', 413, withBody(envelope(encrypted) + ' '.repeat(65_536))],
	['a body of a megabyte of ampersands', 413, withBody('&'.repeat(1_048_576))],
	['another ToUserName in the envelope', 403, withBody(envelope(encrypted, 'wwffffffffffffffff'))],
	['other ciphertext', 401, withBody(envelope(encryptFor(sender, 'x')))],
	['a message that is no XML', 400, messageOf('12345')],
	['a message whose markup is damaged', 400, messageOf(Buffer.from([0x3c, 0xff]))],
	['a message with __proto__', 400, messageOf('<xml><__proto__>1</__proto__></xml>')],
	['an echostr with an event in it', 400, verificationOf(eventXml(customerAdded))],
	['a GET without echostr', 400, { method: 'GET', search: good.search }],
	[
		'a GET with echostr twice',
		400,
		{ method: 'GET', search: `${verificationOf('1').search}&echostr=a` },
	],
	['a GET 301 seconds old', 401, verificationOf('1', AT - 301)],
];

describe('a request with', () => {
	it.each(refusals)(
		'%s is answered %d without detail and runs nothing',
		async (_what, status, request) => {
			const n8n = new TestN8n({ now: NOW });
			const answer = await n8n.inject(request);
			expect(answer).toMatchObject({ status, body: '' });
			// What is left of a body that is too large is not waited for; else the connection stays.
			expect(answer.headers.connection).toBe(status === 413 ? 'close' : undefined);
			expect([n8n.runs, n8n.thrown]).toEqual([[], []]);
			expect(n8n.logs).toMatchObject([{ level: 'debug', message: 'WeCom callback refused' }]);
		},
	);
});

describe('a callback that', () => {
	it.each([
		['is for another company', 403, { corpId: 'wwffffffffffffffff' }],
		['was signed with another token', 401, { callbackToken: 'AnotherToken' }],
		['was encrypted with another key', 400, { callbackSecretKey: 'b'.repeat(43) }],
	])('%s is answered %d', async (_what, status, change) => {
		const n8n = new TestN8n({ now: NOW, credential: { ...credential, ...change } });
		for (const request of [good, verificationOf('1')]) {
			expect(await n8n.inject(request)).toMatchObject({ status, body: '' });
		}
		expect(n8n.runs).toEqual([]);
	});

	it('is good is taken at the edge of the window, 300 seconds both ways', async () => {
		for (const at of [AT - 300, AT + 300]) {
			const n8n = new TestN8n({ now: NOW });
			expect(await n8n.inject(eventOf(customerAdded, at))).toMatchObject({ status: 200 });
		}
	});
});

describe('an event that was made', () => {
	const DAY = 24 * 3600;

	it.each([
		['more than 24 hours ago', AT - DAY - 1, '2025-12-31T01:00:11.000Z'],
		['more than 24 hours ahead', AT + DAY + 1, '2026-01-02T01:00:13.000Z'],
	])('%s is answered 401, and a warning names both times', async (_what, CreateTime, text) => {
		const n8n = new TestN8n({ now: NOW });
		const request = eventOf({ ...customerAdded, CreateTime });
		expect(await n8n.inject(request)).toMatchObject({ status: 401, body: '' });
		expect(n8n.runs).toEqual([]);
		expect(n8n.logs).toMatchObject([
			{ level: 'warn', message: 'WeCom callback refused', data: { reason: 'createTime' } },
		]);
		for (const time of [text, '2026-01-01T01:00:12.000Z']) {
			expect(JSON.stringify(n8n.logs)).toContain(time);
		}
	});

	it.each([AT - DAY, AT + DAY, 'soon', ''])('at %j starts the workflow', async (CreateTime) => {
		const n8n = new TestN8n({ now: NOW });
		await n8n.inject(eventOf({ ...customerAdded, CreateTime }));
		expect(n8n.runs).toHaveLength(1);
	});
});

describe('no line of the log', () => {
	it('holds a secret, a ciphertext or a message', async () => {
		const n8n = new TestN8n({ now: NOW });
		for (const [, , request] of refusals) await n8n.inject(request);
		await n8n.inject(good);
		const lines = JSON.stringify(n8n.logs);
		expect(n8n.logs.length).toBeGreaterThanOrEqual(refusals.length);
		for (const secret of [
			sender.token,
			sender.encodingAesKey,
			String(credential.secret),
			signature,
			encrypted.slice(0, 20),
			customerAdded.WelcomeCode,
		]) {
			expect(lines).not.toContain(secret);
		}
	});
});

describe('over HTTP', () => {
	let n8n: TestN8n;
	let url: string;

	beforeEach(async () => {
		n8n = new TestN8n({ now: NOW });
		url = await n8n.listen();
	});

	afterEach(async () => await n8n.close());

	it('a body that says it is too large is refused before it is read', async () => {
		const { hostname, port } = new URL(url);
		const answer = await new Promise<string>((resolve, reject) => {
			const socket = connect(Number(port), hostname, () => {
				socket.write(
					`POST /webhook?${good.search} HTTP/1.1\r\nHost: a\r\nContent-Length: 999999999\r\n\r\n<xml>`,
				);
			});
			let text = '';
			socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
			socket.on('close', () => resolve(text)).on('error', reject);
		});
		expect(answer).toMatch(/^HTTP\/1\.1 413 /);
		expect(answer).toMatch(/connection: close/i);
	});

	it('a body without a length is refused beyond the limits', async () => {
		for (const bytes of [65_537, 17 * 1_048_576]) {
			const body = new Blob([Buffer.alloc(bytes, ' ')]).stream();
			const init = { method: 'POST', body, duplex: 'half' } as RequestInit;
			const answer = await fetch(`${url}?${good.search}`, init);
			expect(answer.status).toBe(413);
		}
		expect([n8n.runs, n8n.thrown]).toEqual([[], []]);
	});

	it('a connection that is cut in the middle runs nothing and throws nothing', async () => {
		const { hostname, port } = new URL(url);
		await new Promise<void>((resolve) => {
			const socket = connect(Number(port), hostname, () => {
				socket.write(
					`POST /webhook?${good.search} HTTP/1.1\r\nHost: a\r\nContent-Length: 900\r\n\r\n<xml>`,
					() => socket.destroy(),
				);
			});
			socket.on('close', () => resolve());
		});
		const answer = await fetch(`${url}?${good.search}`, { method: 'POST', body: good.body });
		expect(answer.status).toBe(200);
		expect([n8n.runs.length, n8n.thrown]).toEqual([1, []]);
	});

	it('a compressed body is refused as what it is: no XML', async () => {
		const answer = await fetch(`${url}?${good.search}`, {
			method: 'POST',
			headers: { 'content-encoding': 'x-unknown' },
			body: gzipSync(good.body),
		});
		expect(answer.status).toBe(400);
	});
});

describe('a fault of n8n itself', () => {
	it('is answered 503, so that WeCom may try again, and throws nothing', async () => {
		const n8n = new TestN8n({ now: NOW });
		n8n.readCredential = async () => await Promise.reject(new Error('no database'));
		expect(await n8n.inject(good)).toMatchObject({ status: 503, body: '' });
		expect(n8n.thrown).toEqual([]);
		expect(n8n.logs).toMatchObject([
			{ level: 'warn', data: { status: 503, reason: 'internal', detail: 'no database' } },
		]);
	});

	it.each<[unknown]>([[undefined], ['no database']])(
		'is answered 503 also where what it throws is no error (%j)',
		async (thrown) => {
			const n8n = new TestN8n({ now: NOW });
			n8n.readCredential = async () => await Promise.reject(thrown);
			expect(await n8n.inject(good)).toMatchObject({ status: 503, body: '' });
			expect(n8n.thrown).toEqual([]);
			expect(n8n.logs).toMatchObject([{ level: 'warn', data: { reason: 'internal' } }]);
		},
	);

	it('in an expression of the form is answered 503', async () => {
		const filters = { members: '={{ $("Nowhere").first().json.members }}' };
		const n8n = new TestN8n({ now: NOW, parameters: { filters } });
		expect(await n8n.inject(good)).toMatchObject({ status: 503, body: '' });
		expect([n8n.runs, n8n.thrown]).toEqual([[], []]);
	});
});
