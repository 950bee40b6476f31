import type { IWebhookDescription } from 'n8n-workflow';

/**
 * Where the answers come in: both at the address of the waiting run, which n8n signs. n8n's own nodes that send and
 * wait have the same two, and so n8n knows by them that this one can.
 */
export const askWebhooks: IWebhookDescription[] = (['GET', 'POST'] as const).map((httpMethod) => ({
	name: 'default',
	httpMethod,
	responseMode: 'onReceived',
	responseData: '',
	path: '={{ $nodeId }}',
	restartWebhook: true,
	isFullPath: true,
}));
