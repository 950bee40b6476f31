import { encryptMessage, parseEncodingAesKey, sign } from '../../wecom/callback/crypto';
import type { SimulatedApp } from './simulatedApp';

/** What goes over the wire for one callback. */
export interface CallbackRequest {
	query: Record<string, string>;
	body: string;
	/** Beside the content type; none when left out. */
	headers?: Record<string, string>;
}

/** What a request may lie about. */
export interface CallbackClaims {
	/** A text, or bytes that are none. */
	xml?: string | Buffer;
	corpId?: string;
	token?: string;
	/** Unix seconds. */
	timestamp?: number;
}

/** An event as WeCom writes it; each call makes another one. */
export function eventXml({ simulator }: SimulatedApp): string {
	eventXml.count += 1;
	const createTime = Math.floor(Date.now() / 1000);
	return (
		`<xml><ToUserName><![CDATA[${simulator.settings.corpId}]]></ToUserName>` +
		`<FromUserName><![CDATA[sys]]></FromUserName><CreateTime>${createTime}</CreateTime>` +
		'<MsgType><![CDATA[event]]></MsgType><Event><![CDATA[change_external_contact]]></Event>' +
		'<ChangeType><![CDATA[add_external_contact]]></ChangeType>' +
		'<UserID><![CDATA[member_1]]></UserID>' +
		`<ExternalUserID><![CDATA[wmExampleCustomer${eventXml.count}]]></ExternalUserID></xml>`
	);
}
eventXml.count = 0;

/** Encrypts and signs a callback the way WeCom does (doc 90968). */
export function sealCallback(app: SimulatedApp, claims: CallbackClaims = {}): CallbackRequest {
	const {
		xml = eventXml(app),
		corpId = app.simulator.settings.corpId,
		token = app.callback.token,
		timestamp = Math.floor(Date.now() / 1000),
	} = claims;
	const parsed = parseEncodingAesKey(app.callback.encodingAesKey);
	if (!parsed.ok) throw new Error('The simulated app has no usable EncodingAESKey.');
	const encrypted = encryptMessage(parsed.key, xml, corpId);
	const nonce = '1372623149';
	const parts = { token, timestamp: String(timestamp), nonce, encrypted };
	return {
		query: { msg_signature: sign(parts), timestamp: String(timestamp), nonce },
		body:
			`<xml><ToUserName><![CDATA[${app.simulator.settings.corpId}]]></ToUserName>` +
			`<Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`,
	};
}

/** Sends a callback and gives the status and the text of the answer. */
export async function post(
	url: string,
	{ query, body, headers }: CallbackRequest,
	contentType = 'text/xml',
): Promise<{ status: number; text: string }> {
	const response = await fetch(`${url}?${new URLSearchParams(query)}`, {
		method: 'POST',
		headers: { ...headers, 'content-type': contentType },
		body,
	});
	return { status: response.status, text: await response.text() };
}
