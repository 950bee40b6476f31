import type { IDataObject } from 'n8n-workflow';

import type { WeComEvent } from '../../wecom/callback/event';
import type { ReceivedMessage } from '../../wecom/callback/receive';
import type { Milliseconds } from '../../wecom/types';

/** What the node adds. No field of a message can stand in for any of it. */
const OWN_FIELDS = ['event', 'eventId', 'receivedAt', 'agentId', 'xml'];

/** The item that an event starts the workflow with, `xml` being the decrypted message as it was. */
export function outputOf(
	{ id, fields }: WeComEvent,
	{ eventId, agentId, xml }: ReceivedMessage,
	receivedAt: Milliseconds,
	includeXml: boolean,
): IDataObject {
	return {
		event: id,
		eventId,
		receivedAt: new Date(receivedAt).toISOString(),
		...(agentId === undefined ? {} : { agentId }),
		...Object.fromEntries(Object.entries(fields).filter(([name]) => !OWN_FIELDS.includes(name))),
		...(includeXml ? { xml } : {}),
	};
}
