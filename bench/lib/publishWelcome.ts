import type { INode } from 'n8n-workflow';

import { webhookUrl } from '../../support/n8n/webhookUrl';
import { actionNode, chain, triggerNode } from '../../support/n8n/workflows';
import type { Playground } from '../../support/playground/scanToWelcome';

/**
 * Publishes a workflow that sends a welcome message to every customer who comes.
 * @param next makes nodes that run behind the message, with an expression for a field of the event
 * @returns the URL for WeCom
 * @throws Error when n8n refuses the workflow
 */
export async function publishWelcome(
	{ client, nodeTypes, credential }: Playground,
	next: (event: (field: string) => string) => INode[] = () => [],
): Promise<string> {
	const trigger = triggerNode(credential, {
		events: ['change_external_contact.add_external_contact'],
	});
	const send = actionNode(
		{
			operation: 'welcomeMessage.send',
			parameters: { welcome_code: '={{ $json.WelcomeCode }}', content: 'Welcome' },
		},
		credential,
	);
	const behind = next((field) => `={{ $('${trigger.name}').item.json.${field} }}`);
	const workflow = await client.createWorkflow(chain('Welcome', [trigger, send, ...behind]));
	await client.activate(workflow);
	const type = nodeTypes.find(({ name }) => name === trigger.type);
	if (!type) throw new Error(`n8n does not know ${trigger.type}.`);
	return webhookUrl(client.url, workflow, trigger, type);
}
