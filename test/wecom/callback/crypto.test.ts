import * as official from '@wecom/crypto';
import fc from 'fast-check';
import { createCipheriv, randomBytes } from 'node:crypto';

import {
	decryptMessage,
	encryptMessage,
	parseEncodingAesKey,
	sign,
	verifySignature,
	type CallbackKey,
} from '../../../wecom/callback/crypto';
import { testVectors, vector } from './contract';

const { credentials, vectors } = testVectors;
const key = keyOf(credentials.encodingAESKey);

// The worked example of doc 90968.
const PAGE = {
	token: 'QDG6eK',
	corpId: 'wx5823bf96d3bd56c7',
	encodingAesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
	timestamp: '1409659589',
	nonce: '263014780',
	echostr:
		'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==',
	signature: '5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3',
	echo: '1616140317555161061',
};

describe('the EncodingAESKey', () => {
	it('gives the key and the vector of the contract, though its spare bits are not zero', () => {
		expect(key.key.toString('hex')).toBe(credentials.aes_key_hex);
		expect(key.iv.toString('hex')).toBe(credentials.iv_hex);
		expect(key.key.toString('base64')).not.toBe(`${credentials.encodingAESKey}=`);
	});

	it.each([
		['42 characters', credentials.encodingAESKey.slice(1)],
		['44 characters', `${credentials.encodingAESKey}A`],
		['nothing', ''],
		['a plus', `+${credentials.encodingAESKey.slice(1)}`],
		['its closing equals sign', `${credentials.encodingAESKey}=`],
		['a line end', `${credentials.encodingAESKey}\n`],
	])('is refused with %s', (_what, text) => {
		expect(parseEncodingAesKey(text)).toEqual({ ok: false, reason: 'encodingAesKey' });
	});
});

describe.each(vectors)('the vector $name of the contract', (each) => {
	const { token, corpid } = credentials;
	const { timestamp, nonce, msg_encrypt: encrypted } = each;

	it('is signed as it says', () => {
		expect(sign({ token, timestamp, nonce, encrypted })).toBe(each.msg_signature);
	});

	it('decrypts to its plaintext', () => {
		expect(textOf(decryptMessage(key, encrypted, corpid))).toBe(each.plaintext);
	});

	it('is encrypted byte for byte with its random prefix', () => {
		const random = Buffer.from(each.random, 'ascii');
		expect(encryptMessage(key, each.plaintext, corpid, random)).toBe(encrypted);
		expect(Buffer.from(encrypted, 'base64')).toHaveLength(each.cipher_bytes);
	});
});

describe('the worked example of the official page', () => {
	const pageKey = keyOf(PAGE.encodingAesKey);

	it('carries the signature of the page', () => {
		const { token, timestamp, nonce, echostr: encrypted } = PAGE;
		expect(sign({ token, timestamp, nonce, encrypted })).toBe(PAGE.signature);
	});

	it('decrypts to the number of the page', () => {
		expect(textOf(decryptMessage(pageKey, PAGE.echostr, PAGE.corpId))).toBe(PAGE.echo);
	});
});

describe('the signature', () => {
	const { token } = credentials;
	const event = vector('event_post');
	const parts = {
		token,
		timestamp: event.timestamp,
		nonce: event.nonce,
		encrypted: event.msg_encrypt,
	};
	const good = event.msg_signature;

	it('is right for the parts it was made of', () => {
		expect(verifySignature(good, parts)).toBe(true);
	});

	it.each(['token', 'timestamp', 'nonce', 'encrypted'] as const)('covers %s', (part) => {
		expect(verifySignature(good, { ...parts, [part]: `${parts[part]}0` })).toBe(false);
	});

	it.each([
		['upper-case digits', good.toUpperCase()],
		['one digit too few', good.slice(1)],
		['one digit too many', `${good}0`],
		['nothing', ''],
		['a line end', `${good}\n`],
		['characters beyond ASCII', `${good.slice(0, 39)}\u0141`],
	])('is wrong with %s', (_what, signature) => {
		expect(verifySignature(signature, parts)).toBe(false);
	});

	it.each(testVectors.negative.filter(({ value }) => value !== undefined))(
		'is wrong when $change',
		({ value }) => {
			expect(verifySignature(value ?? '', parts)).toBe(false);
		},
	);

	it('is wrong with any digit changed', () => {
		for (let at = 0; at < good.length; at++) {
			const digit = good[at] === '0' ? '1' : '0';
			const changed = good.slice(0, at) + digit + good.slice(at + 1);
			expect(verifySignature(changed, parts)).toBe(false);
		}
	});
});

describe('decryption', () => {
	const corpId = credentials.corpid;
	const { msg_encrypt: encrypted } = vector('event_post');

	it('refuses a message for another company', () => {
		expect(decryptMessage(key, encrypted, 'wwffffffffffffffff')).toEqual(refused('receiveId'));
		expect(decryptMessage(key, encryptMessage(key, 'x', ''), corpId)).toEqual(refused('receiveId'));
	});

	it('refuses a message that another key encrypted', () => {
		const other = keyOf('a'.repeat(43));
		const { ok } = decryptMessage(other, encrypted, corpId);
		expect(ok).toBe(false);
	});

	it.each([
		['nothing', '', 'length'],
		['16 bytes', randomBytes(16).toString('base64'), 'length'],
		['48 bytes', randomBytes(48).toString('base64'), 'length'],
		['a character outside the alphabet', `*${encrypted.slice(1)}`, 'base64'],
		['the alphabet of URLs', encrypted.replaceAll('+', '-').replaceAll('/', '_'), 'base64'],
		['a line end', `${encrypted}\n`, 'base64'],
		['a character less', encrypted.slice(0, -1), 'base64'],
		['padding of base64 that is not there', `${encrypted}====`, 'base64'],
		['spare bits', `${Buffer.alloc(32).toString('base64').slice(0, -2)}B=`, 'base64'],
	])('refuses %s', (_what, text, reason) => {
		expect(decryptMessage(key, text, corpId)).toEqual(refused(reason));
	});

	it('refuses a message cut off at a block', () => {
		const bytes = Buffer.from(encrypted, 'base64');
		const cut = bytes.subarray(0, bytes.length - 32).toString('base64');
		expect(decryptMessage(key, cut, corpId).ok).toBe(false);
	});

	it.each([
		['of none', [0]],
		['of 33', Array<number>(33).fill(33)],
		['of 255', [255]],
		['whose bytes differ', [2, 3, 3]],
	])('refuses padding %s', (_what, tail) => {
		const plain = Buffer.alloc(96, 1);
		Buffer.from(tail).copy(plain, plain.length - tail.length);
		expect(decryptMessage(key, encryptBlocks(plain), corpId)).toEqual(refused('padding'));
	});

	it.each([
		['one byte beyond the end', 95 - 20 + 1],
		['four gigabytes', 0xffffffff],
		['what would be a negative number', 0x80000000],
	])('refuses a length of %s', (_what, length) => {
		const plain = Buffer.alloc(96, 1);
		plain.writeUInt32BE(length, 16);
		expect(decryptMessage(key, encryptBlocks(plain), corpId)).toEqual(refused('layout'));
	});

	it('refuses a message too short to hold a length', () => {
		expect(decryptMessage(key, encryptBlocks(Buffer.alloc(32, 32)), corpId)).toEqual(
			refused('layout'),
		);
	});

	it('takes an empty message, and one for nobody where nobody is asked for', () => {
		for (const [text, receiveId] of [
			['', corpId],
			['x', ''],
			['', ''],
		] as const) {
			expect(textOf(decryptMessage(key, encryptMessage(key, text, receiveId), receiveId))).toBe(
				text,
			);
		}
	});

	it('never gives a message back once one bit of it was changed', () => {
		const bytes = Buffer.from(encryptMessage(key, 'wmExampleCustomer0001', corpId), 'base64');
		for (let bit = 0; bit < bytes.length * 8; bit++) {
			const changed = Buffer.from(bytes);
			changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
			const result = decryptMessage(key, changed.toString('base64'), corpId);
			expect(result.ok && result.message.toString()).not.toBe('wmExampleCustomer0001');
		}
	});

	it('never throws, whatever it is given', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.base64String({ maxLength: 512 })), (text) => {
				expect(decryptMessage(key, text, corpId).ok).toBe(false);
			}),
			{ numRuns: 2000 },
		);
		fc.assert(
			fc.property(fc.uint8Array({ minLength: 1, maxLength: 8 }), (seed) => {
				const bytes = Buffer.concat(Array<Uint8Array>(32).fill(seed));
				expect(decryptMessage(key, bytes.toString('base64'), corpId).ok).toBe(false);
			}),
			{ numRuns: 2000 },
		);
	});
});

describe('encryption', () => {
	it('refuses a random prefix that is not 16 bytes long', () => {
		expect(() => encryptMessage(key, 'x', 'ww', Buffer.alloc(15))).toThrow(
			new RangeError('random16 must hold 16 bytes, not 15'),
		);
	});

	it('gives another text each time', () => {
		expect(encryptMessage(key, 'x', 'ww')).not.toBe(encryptMessage(key, 'x', 'ww'));
	});
});

describe('10,000 random messages', () => {
	const ALPHABETS = ['a1<>&]', '客户联系企业微信', '🙂🎉👩‍👩‍👧', 'aé中🙂\u0000\n'];
	const message = fc
		.record({
			alphabet: fc.constantFrom(...ALPHABETS),
			picks: fc.array(fc.nat(), { maxLength: 200 }),
			corpId: fc.stringMatching(/^ww[0-9a-f]{16}$/),
		})
		.map(({ alphabet, picks, corpId }) => {
			const characters = [...alphabet];
			return { text: picks.map((n) => characters[n % characters.length]).join(''), corpId };
		});

	it('are read here as @wecom/crypto writes them, and there as they are written here', () => {
		const random = Buffer.from('0123456789abcdef');
		fc.assert(
			fc.property(message, ({ text, corpId }) => {
				const theirs = official.encrypt(credentials.encodingAESKey, text, corpId);
				expect(textOf(decryptMessage(key, theirs, corpId))).toBe(text);
				const ours = official.decrypt(
					credentials.encodingAESKey,
					encryptMessage(key, text, corpId),
				);
				expect([ours.message, ours.id]).toEqual([text, corpId]);
				expect(encryptMessage(key, text, corpId, random)).toBe(
					official.encrypt(credentials.encodingAESKey, text, corpId, random),
				);
			}),
			{ numRuns: 10_000, seed: 20260101 },
		);
	});

	it('round-trip at every length around the padding block', () => {
		const random = Buffer.from('0123456789abcdef');
		for (let length = 0; length <= 97; length++) {
			const text = '🙂'.repeat(length >> 2) + 'x'.repeat(length & 3);
			const encrypted = encryptMessage(key, text, 'ww', random);
			expect(encrypted).toBe(official.encrypt(credentials.encodingAESKey, text, 'ww', random));
			expect(textOf(decryptMessage(key, encrypted, 'ww'))).toBe(text);
			expect(official.decrypt(credentials.encodingAESKey, encrypted).message).toBe(text);
		}
	});

	it('are signed alike', () => {
		const part = fc.stringMatching(/^[\x21-\x7e]{1,40}$/);
		fc.assert(
			fc.property(part, part, part, part, (token, timestamp, nonce, encrypted) => {
				const signature = official.getSignature(token, timestamp, nonce, encrypted);
				expect(verifySignature(signature, { token, timestamp, nonce, encrypted })).toBe(true);
			}),
			{ numRuns: 10_000, seed: 20260101 },
		);
	});
});

function keyOf(text: string): CallbackKey {
	const parsed = parseEncodingAesKey(text);
	if (!parsed.ok) throw new Error('not a key');
	return parsed.key;
}

function textOf(result: ReturnType<typeof decryptMessage>): string {
	return result.ok ? result.message.toString('utf8') : `refused: ${result.reason}`;
}

function refused(reason: string) {
	return { ok: false, reason };
}

/** Encrypts whole blocks as they are, to forge what WeCom would never send. */
function encryptBlocks(plain: Buffer): string {
	const cipher = createCipheriv('aes-256-cbc', key.key, key.iv).setAutoPadding(false);
	return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64');
}
