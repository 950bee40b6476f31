import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** What a TLS server needs, and what its clients have to trust: the certificate itself. */
export interface Identity {
	key: string;
	cert: string;
}

const DAY_MS = 86_400_000;

const tagged = (tag: number, ...parts: Buffer[]): Buffer => {
	const content = Buffer.concat(parts);
	const { length } = content;
	const size =
		length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
	return Buffer.concat([Buffer.from([tag, ...size]), content]);
};
const sequence = (...parts: Buffer[]) => tagged(0x30, ...parts);
const set = (...parts: Buffer[]) => tagged(0x31, ...parts);
const oid = (hex: string) => tagged(0x06, Buffer.from(hex, 'hex'));
const octets = (content: Buffer) => tagged(0x04, content);
const bits = (content: Buffer) => tagged(0x03, Buffer.from([0]), content);
const utcTime = (at: Date) => {
	const digits = at.toISOString().replace(/\D/g, '');
	return tagged(0x17, Buffer.from(`${digits.slice(2, 14)}Z`));
};

/** ecdsa-with-SHA256 (RFC 5758). */
const SIGNATURE = sequence(oid('2a8648ce3d040302'));
const COMMON_NAME = '550403';
const BASIC_CONSTRAINTS = '551d13';
const SUBJECT_ALT_NAME = '551d11';
const IPV4_LOOPBACK = Buffer.from([127, 0, 0, 1]);

/** Makes a certificate (RFC 5280) for `localhost` and 127.0.0.1 that is good for a day, signed by itself. */
export function makeIdentity(now: Date = new Date()): Identity {
	const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const name = sequence(set(sequence(oid(COMMON_NAME), tagged(0x0c, Buffer.from('localhost')))));
	const altNames = sequence(tagged(0x82, Buffer.from('localhost')), tagged(0x87, IPV4_LOOPBACK));
	const isAuthority = sequence(tagged(0x01, Buffer.from([0xff])));
	const extensions = sequence(
		sequence(oid(BASIC_CONSTRAINTS), tagged(0x01, Buffer.from([0xff])), octets(isAuthority)),
		sequence(oid(SUBJECT_ALT_NAME), octets(altNames)),
	);
	const serial = randomBytes(8);
	serial[0] = 0x01;
	const body = sequence(
		tagged(0xa0, tagged(0x02, Buffer.from([2]))),
		tagged(0x02, serial),
		SIGNATURE,
		name,
		sequence(utcTime(new Date(now.getTime() - DAY_MS)), utcTime(new Date(now.getTime() + DAY_MS))),
		name,
		publicKey.export({ type: 'spki', format: 'der' }),
		tagged(0xa3, extensions),
	);
	const certificate = sequence(body, SIGNATURE, bits(sign('sha256', body, privateKey)));
	const lines = (certificate.toString('base64').match(/.{1,64}/g) ?? []).join('\n');
	return {
		key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
		cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
	};
}
