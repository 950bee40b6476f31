import type { IDataObject } from 'n8n-workflow';

import { outputOf } from '../../nodes/WeComCustomerContactTrigger/output';
import { encryptMessage, parseEncodingAesKey, sign } from '../../wecom/callback/crypto';
import { toEvent } from '../../wecom/callback/event';
import { receiveMessage } from '../../wecom/callback/receive';

/** Made up; nothing of it is in the result. */
const TOKEN = 'ExampleToken';
const KEY = parseEncodingAesKey('ExampleEncodingAesKeyOf43LettersAndDigits00');
const CORP_ID = 'wwa1b2c3d4e5f60718';
const AGENT_ID = '1000021';
/** In place of random bytes, so that the pages are the same however often they are made. */
const PREFIX = Buffer.alloc(16, 'example');

/**
 * The item that the trigger gives for a message: the message is encrypted and signed as WeCom does, and
 * goes through what the trigger does with a request. It arrives in the second of its CreateTime.
 * @throws Error when the trigger would refuse the message
 */
export function sampleItem(xml: string): IDataObject {
	const [, timestamp] = /<CreateTime>(\d+)</.exec(xml) ?? [];
	if (timestamp === undefined || !KEY.ok) throw new Error(`no message of the contract: ${xml}`);
	const now = Number(timestamp) * 1000;
	const encrypted = encryptMessage(KEY.key, xml, CORP_ID, PREFIX);
	const signature = sign({ token: TOKEN, timestamp, nonce: 'nonce', encrypted });
	const received = receiveMessage(
		{ msg_signature: signature, timestamp, nonce: 'nonce' },
		Buffer.from(`<xml><AgentID>${AGENT_ID}</AgentID><Encrypt>${encrypted}</Encrypt></xml>`),
		{ corpId: CORP_ID, token: TOKEN, key: KEY.key },
		now,
	);
	const event = received.ok ? toEvent(received.message.fields) : undefined;
	if (!received.ok || !event) throw new Error(`the trigger refuses: ${xml}`);
	return outputOf(event, received.message, now, false);
}
