import { EXAMPLES, loadExample, needsN8n2 } from '../../support/examples/examples';
import type { StoredWorkflow } from '../../support/n8n/types';
import { DEFAULT_LINE } from '../../support/n8n/versions';
import { webhookUrl } from '../../support/n8n/webhookUrl';
import { use, withAddresses } from '../../support/playground/exampleWorkflows';
import { e2eContext } from './support/context';
import { usePlayground } from './support/playground';

const OWN_TRIGGER = 'n8n-nodes-wecom-customer-contact.weComCustomerContactTrigger';

const withTrigger = EXAMPLES.filter((name) => {
	const example = loadExample(name);
	const runs = e2eContext().line === DEFAULT_LINE || !needsN8n2(example);
	return runs && example.nodes.some(({ type }) => type === OWN_TRIGGER);
});

const playground = usePlayground();

/** A credential of a model that nobody asks. */
const model = async () =>
	await playground().client.createCredential('Model', 'openAiApi', { apiKey: 'made-up' });

/**
 * Stores an example as its file has it, but for what n8n publishes nothing without, and publishes it. n8n 1 answers 404 at the address
 * that it makes of a node's name, so there the node gets what the editor would have given it.
 */
async function importAndPublish(name: (typeof EXAMPLES)[number]): Promise<StoredWorkflow> {
	const { client, credential } = playground();
	const example = loadExample(name);
	const imported = {
		...example,
		nodes: await Promise.all(
			example.nodes.map(async (node) => {
				if (node.type.endsWith('.lmChatOpenAi'))
					return { ...node, credentials: use(await model()) };
				return {
					...node,
					...(node.credentials && { credentials: use(credential) }),
					...(node.type.endsWith('HitlTool') && {
						parameters: { ...node.parameters, touser: ['member_1'] },
					}),
				};
			}),
		),
	};
	const isNew = e2eContext().line === DEFAULT_LINE;
	const workflow = await client.createWorkflow(isNew ? imported : withAddresses(imported));
	await client.activate(workflow);
	return workflow;
}

function addressOf(workflow: StoredWorkflow): string {
	const { client, nodeTypes } = playground();
	const trigger = workflow.nodes.find(({ type }) => type === OWN_TRIGGER);
	const nodeType = nodeTypes.find(({ name }) => name === OWN_TRIGGER);
	if (!trigger || !nodeType) throw new Error(`"${workflow.name}" has no trigger.`);
	return webhookUrl(client.url, workflow, trigger, nodeType);
}

test.each(withTrigger)(
	'%s can be imported twice, each with an address of its own',
	async (name) => {
		const addresses = [await importAndPublish(name), await importAndPublish(name)].map(addressOf);
		expect(new Set(addresses).size).toBe(2);
		// The trigger answers, if only that this is no call of WeCom; without a trigger it would be 404.
		const answers = await Promise.all(addresses.map(async (address) => await fetch(address)));
		expect(answers.map(({ status }) => status)).toEqual([400, 400]);
	},
);
