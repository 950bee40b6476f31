import type { UnixSeconds } from '../../../wecom/types';
import { eventRequest, eventXml, sender, verificationQuery } from '../../wecom/callback/request';
import type { TestN8n, WireRequest } from './n8n';
import type { Answer } from './response';

/** When the tests take place. */
export const AT: UnixSeconds = 1_767_229_212;

/** A customer added by a member. */
export const customerAdded = {
	CreateTime: AT,
	Event: 'change_external_contact',
	ChangeType: 'add_external_contact',
	UserID: 'member_a',
	ExternalUserID: 'wmExampleCustomer0001',
	State: 'store-017',
	WelcomeCode: 'example_code',
};

/** The POST of an event, encrypted anew each time. */
export function eventOf(
	fields: Readonly<Record<string, string | number>>,
	at: UnixSeconds = AT,
): WireRequest & { body: Buffer } {
	return messageOf(eventXml(fields), at);
}

/** The POST of any message. */
export function messageOf(
	message: string | Buffer,
	at: UnixSeconds = AT,
): WireRequest & { body: Buffer } {
	const { query, body } = eventRequest(sender, message, at);
	return { method: 'POST', search: searchOf(query), body };
}

/** When an example of the contract was made. */
export function timeOf(xml: string): UnixSeconds {
	return Number(/<CreateTime>(\d+)</.exec(xml)?.[1]);
}

/** The GET that asks for the text back. */
export function verificationOf(text: string, at: UnixSeconds = AT): WireRequest {
	return { method: 'GET', search: searchOf(verificationQuery(sender, text, at)) };
}

/** Sends an event and returns the answer. */
export async function post(
	n8n: TestN8n,
	fields: Readonly<Record<string, string | number>>,
): Promise<Answer> {
	return await n8n.inject(eventOf(fields));
}

export function searchOf(query: Readonly<Record<string, string>>): string {
	return new URLSearchParams(query).toString();
}
