import { createCipheriv, createDecipheriv, hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** AES key of a callback URL, with the initialisation vector that all its messages share. */
export interface CallbackKey {
	readonly key: Buffer;
	readonly iv: Buffer;
}

/** What the signature covers, as text: nothing is converted to a number. */
export interface SignedParts {
	token: string;
	timestamp: string;
	nonce: string;
	/** `echostr` of a GET, `Encrypt` of a POST or of a reply. */
	encrypted: string;
}

/** Why a ciphertext was refused. */
export type DecryptFault = 'base64' | 'length' | 'padding' | 'layout' | 'receiveId';

export type DecryptResult = { ok: true; message: Buffer } | { ok: false; reason: DecryptFault };

const ENCODING_AES_KEY = /^[A-Za-z0-9]{43}$/;
const SIGNATURE = /^[0-9a-f]{40}$/;
const ALGORITHM = 'aes-256-cbc';
/** Padding counts to 32, twice the block of AES, so the library's own padding does not fit. */
const PADDING_BLOCK = 32;
const RANDOM_BYTES = 16;
/** Random bytes and the length of the message come before the message. */
const HEADER_BYTES = RANDOM_BYTES + 4;

/**
 * The key out of the EncodingAESKey of the admin console (doc 90968).
 *
 * Its 43 characters carry two bits more than the key; WeCom leaves them as they fall, so a key
 * whose spare bits are not zero is as good as any other.
 */
export function parseEncodingAesKey(
	text: string,
): { ok: true; key: CallbackKey } | { ok: false; reason: 'encodingAesKey' } {
	if (!ENCODING_AES_KEY.test(text)) return { ok: false, reason: 'encodingAesKey' };
	const key = Buffer.from(`${text}=`, 'base64');
	return { ok: true, key: { key, iv: key.subarray(0, 16) } };
}

/** `msg_signature` of the parts: 40 lower-case hexadecimal digits (doc 90968). */
export function sign({ token, timestamp, nonce, encrypted }: SignedParts): string {
	const sorted = [token, timestamp, nonce, encrypted].sort();
	return hash('sha1', sorted.join(''));
}

/** Whether `signature` belongs to the parts. Takes the same time wherever the two differ. */
export function verifySignature(signature: string, parts: SignedParts): boolean {
	if (!SIGNATURE.test(signature)) return false;
	return timingSafeEqual(Buffer.from(signature), Buffer.from(sign(parts)));
}

/**
 * Encrypts a message as WeCom does (doc 90968). Returns base64: the text of `Encrypt` or of
 * `echostr`.
 *
 * `random16` makes the result repeatable.
 * @throws RangeError when it is not 16 bytes long
 */
export function encryptMessage(
	{ key, iv }: CallbackKey,
	message: string | Buffer,
	receiveId: string,
	random16: Buffer = randomBytes(RANDOM_BYTES),
): string {
	if (random16.length !== RANDOM_BYTES) {
		throw new RangeError(`random16 must hold 16 bytes, not ${random16.length}`);
	}
	const body = typeof message === 'string' ? Buffer.from(message) : message;
	const length = Buffer.alloc(4);
	length.writeUInt32BE(body.length);
	const plain = Buffer.concat([random16, length, body, Buffer.from(receiveId)]);
	const padding = PADDING_BLOCK - (plain.length % PADDING_BLOCK);
	const cipher = createCipheriv(ALGORITHM, key, iv).setAutoPadding(false);
	return Buffer.concat([
		cipher.update(plain),
		cipher.update(Buffer.alloc(padding, padding)),
		cipher.final(),
	]).toString('base64');
}

/**
 * Decrypts the text of `Encrypt` or of `echostr` and checks everything that can be wrong with it
 * (doc 90968). Never throws.
 *
 * To be called only after the signature was found right: the reasons would tell an attacker about
 * the plaintext.
 */
export function decryptMessage(
	{ key, iv }: CallbackKey,
	encrypted: string,
	receiveId: string,
): DecryptResult {
	const bytes = Buffer.from(encrypted, 'base64');
	// Node decodes whatever it is given; only the one text that these bytes encode to is base64.
	if (bytes.toString('base64') !== encrypted) return { ok: false, reason: 'base64' };
	if (bytes.length === 0 || bytes.length % PADDING_BLOCK !== 0) {
		return { ok: false, reason: 'length' };
	}

	// Without padding of its own, and with whole blocks, `final` holds nothing back.
	const padded = createDecipheriv(ALGORITHM, key, iv).setAutoPadding(false).update(bytes);
	const padding = padded[padded.length - 1] ?? 0;
	if (padding < 1 || padding > PADDING_BLOCK) return { ok: false, reason: 'padding' };
	const plain = padded.subarray(0, padded.length - padding);
	for (let at = plain.length; at < padded.length; at++) {
		if (padded[at] !== padding) return { ok: false, reason: 'padding' };
	}

	if (plain.length < HEADER_BYTES) return { ok: false, reason: 'layout' };
	const end = HEADER_BYTES + plain.readUInt32BE(RANDOM_BYTES);
	if (end > plain.length) return { ok: false, reason: 'layout' };
	if (!plain.subarray(end).equals(Buffer.from(receiveId))) {
		return { ok: false, reason: 'receiveId' };
	}
	return { ok: true, message: plain.subarray(HEADER_BYTES, end) };
}
