import type { IDataObject } from 'n8n-workflow';

import type { WeComEvent } from '../../wecom/callback/event';
import type { ReceivedMessage } from '../../wecom/callback/receive';
import type { Milliseconds } from '../../wecom/types';

/** The item that an event starts the workflow with, `xml` being the decrypted message as it was. */
export function outputOf(
	{ id, fields }: WeComEvent,
	{ eventId, xml }: ReceivedMessage,
	receivedAt: Milliseconds,
	includeXml: boolean,
): IDataObject {
	const own = { event: id, eventId, receivedAt: new Date(receivedAt).toISOString() };
	// Twice: first for the order, then so that no field of the message can stand in for them.
	return { ...own, ...fields, ...own, ...(includeXml ? { xml } : {}) };
}
