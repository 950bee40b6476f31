import { NodeHelpers, type INode } from 'n8n-workflow';

import type { NodeType, StoredWorkflow } from './types';

/** n8n's default paths of the two addresses that a trigger has. */
const PATHS = { production: 'webhook', test: 'webhook-test' };

/**
 * The address that a trigger node listens on, as its form shows it.
 *
 * @param n8nUrl n8n's own address
 * @param workflow the workflow that holds the node
 * @param node the trigger
 * @param nodeType its description
 * @param kind of the active workflow, or of "listen for test event"
 * @throws Error when the node type has no webhook
 */
export function webhookUrl(
	n8nUrl: string,
	workflow: StoredWorkflow,
	node: INode,
	nodeType: NodeType,
	kind: keyof typeof PATHS = 'production',
): string {
	const webhook = nodeType.webhooks?.[0];
	if (!webhook) throw new Error(`${nodeType.displayName} has no webhook.`);
	const base = `${n8nUrl}/${PATHS[kind]}`;
	const { path, isFullPath } = webhook;
	return NodeHelpers.getNodeWebhookUrl(base, workflow.id, node, path, isFullPath === true);
}
