import type { INodeParameters } from 'n8n-workflow';

import type { StoredCredential, StoredWorkflow } from '../n8n/types';
import { webhookUrl } from '../n8n/webhookUrl';
import type { Playground } from './scanToWelcome';
import { chain, node, triggerNode } from '../n8n/workflows';

/** A workflow with the trigger and nothing else of this package. */
export interface TriggerWorkflow {
	workflow: StoredWorkflow;
	triggerName: string;
	productionUrl: string;
	testUrl: string;
}

/**
 * Stores a workflow that only takes events.
 *
 * @param playground where to
 * @param parameters of the trigger
 * @param credential another one than the playground's
 */
export async function createTriggerWorkflow(
	{ client, nodeTypes, credential: usual }: Playground,
	parameters: INodeParameters = {},
	credential: StoredCredential = usual,
): Promise<TriggerWorkflow> {
	const trigger = triggerNode(credential, parameters);
	const nodes = [trigger, node('Nothing', 'n8n-nodes-base.noOp', {})];
	const workflow = await client.createWorkflow(chain('Trigger', nodes));
	const nodeType = nodeTypes.find(({ name }) => name === trigger.type);
	if (!nodeType) throw new Error(`n8n does not know ${trigger.type}.`);
	return {
		workflow,
		triggerName: trigger.name,
		productionUrl: webhookUrl(client.url, workflow, trigger, nodeType),
		testUrl: webhookUrl(client.url, workflow, trigger, nodeType, 'test'),
	};
}
