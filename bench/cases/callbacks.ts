import { decrypt, getSignature } from '@wecom/crypto';
import { parseStringPromise } from 'xml2js';

import { encryptMessage, parseEncodingAesKey, sign } from '../../wecom/callback/crypto';
import { toEvent } from '../../wecom/callback/event';
import { receiveMessage } from '../../wecom/callback/receive';
import { readCallbackSettings } from '../../wecom/callback/settings';
import { figure, type Figure } from '../lib/figure';
import { measure } from '../lib/measure';

const CALLBACKS = 5_000;
const ROUNDS = 5;
const settings = {
	corpId: 'wwexamplecorp0001',
	callbackToken: 'BenchToken0001',
	callbackSecretKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
};
const NOW = Date.parse('2026-01-05T09:00:00Z');

interface Callback {
	query: { msg_signature: string; timestamp: string; nonce: string };
	body: Buffer;
}

/** Callbacks verified, decrypted and parsed in a second, against the official package and xml2js. */
export async function callbacks(): Promise<Figure[]> {
	const ready = readCallbackSettings(settings);
	if (!ready.ok) throw new Error('The settings are not usable');
	const list = Array.from({ length: CALLBACKS }, (_, index) => makeCallback(index));
	const rounds = [];
	for (let round = 0; round < ROUNDS; round++) {
		const theirs = await measure(async () => {
			for (const { query, body } of list) await receiveOfficially(query, body);
		});
		const ours = await measure(async () => {
			for (const { query, body } of list) {
				const received = receiveMessage(query, body, ready.settings, NOW);
				if (!received.ok || !toEvent(received.message.fields)) throw new Error('refused');
			}
			await Promise.resolve();
		});
		rounds.push({
			ours: (CALLBACKS / ours.wall) * 1000,
			theirs: (CALLBACKS / theirs.wall) * 1000,
		});
	}
	return [
		figure(
			{
				name: 'callbacks verified, decrypted and parsed',
				against: '@wecom/crypto and xml2js',
				unit: 'a second',
				aim: { atLeast: 3 },
			},
			rounds,
		),
	];
}

async function receiveOfficially(query: Callback['query'], body: Buffer): Promise<void> {
	const envelope = (await parseStringPromise(body.toString(), { explicitArray: false })) as {
		xml: { Encrypt: string };
	};
	const { Encrypt: encrypted } = envelope.xml;
	const { msg_signature, timestamp, nonce } = query;
	if (getSignature(settings.callbackToken, timestamp, nonce, encrypted) !== msg_signature) {
		throw new Error('refused');
	}
	const { message } = decrypt(settings.callbackSecretKey, encrypted);
	await parseStringPromise(message, { explicitArray: false });
}

function makeCallback(index: number): Callback {
	const key = parseEncodingAesKey(settings.callbackSecretKey);
	if (!key.ok) throw new Error('The key is not usable');
	const xml =
		`<xml><ToUserName><![CDATA[${settings.corpId}]]></ToUserName><FromUserName><![CDATA[sys]]></FromUserName>` +
		`<CreateTime>${NOW / 1000}</CreateTime><MsgType><![CDATA[event]]></MsgType>` +
		'<Event><![CDATA[change_external_contact]]></Event><ChangeType><![CDATA[add_external_contact]]></ChangeType>' +
		`<UserID><![CDATA[member_${index % 10}]]></UserID><ExternalUserID><![CDATA[wmExampleCustomer${index}]]></ExternalUserID>` +
		`<State><![CDATA[fair]]></State><WelcomeCode><![CDATA[CODE${index}]]></WelcomeCode></xml>`;
	const encrypted = encryptMessage(key.key, xml, settings.corpId);
	const timestamp = String(NOW / 1000);
	const nonce = String(1_000_000 + index);
	const token = settings.callbackToken;
	return {
		query: { msg_signature: sign({ token, timestamp, nonce, encrypted }), timestamp, nonce },
		body: Buffer.from(
			`<xml><ToUserName><![CDATA[${settings.corpId}]]></ToUserName><AgentID><![CDATA[1000002]]></AgentID><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`,
		),
	};
}
