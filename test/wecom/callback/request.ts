import { encryptMessage, parseEncodingAesKey, sign } from '../../../wecom/callback/crypto';
import { readCallbackSettings, type CallbackSettings } from '../../../wecom/callback/settings';
import type { UnixSeconds } from '../../../wecom/types';
import { testVectors } from './contract';

/** What the sender knows about the URL. */
export interface Sender {
	corpId: string;
	token: string;
	encodingAesKey: string;
}

/** The parameters of every request. A type, so that it passes for a record. */
export type SignedQuery = {
	msg_signature: string;
	timestamp: string;
	nonce: string;
};

/** The sender of the contract's vectors. */
export const sender: Sender = {
	corpId: testVectors.credentials.corpid,
	token: testVectors.credentials.token,
	encodingAesKey: testVectors.credentials.encodingAESKey,
};

/** The settings of a receiver that agrees with the sender. */
export function settingsOf({ corpId, token, encodingAesKey }: Sender): CallbackSettings {
	const result = readCallbackSettings({
		corpId,
		callbackToken: token,
		callbackSecretKey: encodingAesKey,
	});
	if (!result.ok) throw new Error('not settings');
	return result.settings;
}

/** Encrypts a text for the receiver as WeCom does. */
export function encryptFor(
	{ corpId, encodingAesKey }: Sender,
	text: string | Buffer,
	random?: Buffer,
): string {
	const parsed = parseEncodingAesKey(encodingAesKey);
	if (!parsed.ok) throw new Error('not a key');
	return encryptMessage(parsed.key, text, corpId, random);
}

/** The parameters of the URL that go with a ciphertext. */
export function signedQuery(
	{ token }: Sender,
	encrypted: string,
	at: UnixSeconds | string,
	nonce = '1502849731',
): SignedQuery {
	const timestamp = String(at);
	return { msg_signature: sign({ token, timestamp, nonce, encrypted }), timestamp, nonce };
}

/** The envelope of a POST. */
export function envelope(encrypted: string, toUserName = sender.corpId): string {
	return (
		`<xml><ToUserName><![CDATA[${toUserName}]]></ToUserName>` +
		`<AgentID><![CDATA[1000021]]></AgentID>` +
		`<Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`
	);
}

/** A POST with an event, encrypted and signed. */
export function eventRequest(
	from: Sender,
	xml: string | Buffer,
	at: UnixSeconds,
): { query: SignedQuery; body: Buffer } {
	const encrypted = encryptFor(from, xml);
	return {
		query: signedQuery(from, encrypted, at),
		body: Buffer.from(envelope(encrypted, from.corpId)),
	};
}

/** A GET that asks for the text back. */
export function verificationQuery(
	from: Sender,
	text: string | Buffer,
	at: UnixSeconds,
): SignedQuery & { echostr: string } {
	const echostr = encryptFor(from, text);
	return { ...signedQuery(from, echostr, at), echostr };
}

/** The XML of an event with these elements. */
export function eventXml(fields: Readonly<Record<string, string | number>>): string {
	const all = { ToUserName: sender.corpId, FromUserName: 'sys', MsgType: 'event', ...fields };
	const elements = Object.entries(all).map(([name, value]) =>
		typeof value === 'number'
			? `<${name}>${value}</${name}>`
			: `<${name}><![CDATA[${value}]]></${name}>`,
	);
	return `<xml>${elements.join('')}</xml>`;
}
