import type { INode, INodeParameters } from 'n8n-workflow';

import { memberMessages } from '../../simulator/resources/memberMessage/state';
import { assertSucceeded, outputOf } from '../../support/n8n/execution';
import { webhookUrl } from '../../support/n8n/webhookUrl';
import { chain, node, START, startNode, triggerNode } from '../../support/n8n/workflows';
import { PACKAGE_NAME, use } from '../../support/playground/exampleWorkflows';
import { setReceiver } from '../../support/playground/simulatedApp';
import { usePlayground } from './support/playground';

const playground = usePlayground({ members: 3 });

/** A use of the node for messages to members. */
function memberNode(operation: string, parameters: INodeParameters): INode {
	const type = `${PACKAGE_NAME}.weComMemberMessage`;
	return {
		...node(operation, type, { resource: 'memberMessage', operation, ...parameters }),
		credentials: use(playground().credential),
	};
}

const messages = () => [...memberMessages(playground().app.simulator.corp).messages.values()];

/** Runs a workflow that does one thing. */
async function runOnce(step: INode) {
	const { client } = playground();
	const { id } = await client.createWorkflow(chain(step.name, [startNode(), step]));
	const execution = await client.runToEnd(id, START);
	assertSucceeded(execution);
	return outputOf(execution, step.name);
}

test('the node is there, and may be used as a tool', () => {
	const { nodeTypes } = playground();
	const type = nodeTypes.find(({ name }) => name === `${PACKAGE_NAME}.weComMemberMessage`);
	expect(type).toMatchObject({ usableAsTool: true });
});

test('a text reaches members, and is taken back', async () => {
	const sent = await runOnce(
		memberNode('send', { touser: ['member_1', 'nobody'], content: 'The list is ready.' }),
	);
	expect(sent).toMatchObject([{ invaliduser: ['nobody'], unlicenseduser: [] }]);
	const message = messages().at(-1);
	expect(message).toMatchObject({ receivers: ['member_1'], recalled: false });
	await runOnce(memberNode('recall', { msgid: String(sent[0]?.msgid) }));
	expect(message?.recalled).toBe(true);
});

test('a click on a card starts a workflow, which updates the card for all who got it', async () => {
	const { client, app, credential, nodeTypes } = playground();
	const trigger = triggerNode(credential, { events: ['template_card_event', 'message.text'] });
	const update = memberNode('updateCard', {
		response_code: '={{ $json.ResponseCode }}',
		replace_name: '={{ $json.FromUserName }} chose {{ $json.EventKey }}',
	});
	const workflow = await client.createWorkflow(chain('Clicked', [trigger, update]));
	const nodeType = nodeTypes.find(({ name }) => name === trigger.type);
	if (!nodeType) throw new Error(`n8n does not know ${trigger.type}.`);
	await client.activate(workflow);
	setReceiver(app, webhookUrl(client.url, workflow, trigger, nodeType));

	const [sent] = await runOnce(
		memberNode('send', {
			touser: ['member_1', 'member_2'],
			msgtype: 'template_card',
			card_title: 'Hand over the customers?',
			button_list: {
				values: [
					{ text: 'Hand over', key: 'approve' },
					{ text: 'Not yet', key: 'decline' },
				],
			},
		}),
	);
	app.simulator.actions.memberClicksCard({
		userid: 'member_2',
		msgid: String(sent?.msgid),
		key: 'approve',
	});
	await app.simulator.callbacks.settled();
	const [execution] = await client.waitForExecutions(workflow.id, 1);
	await client.deactivate(workflow.id);
	expect(execution && outputOf(execution, trigger.name)).toMatchObject([
		{ event: 'template_card_event', FromUserName: 'member_2', EventKey: 'approve' },
	]);
	expect([...(messages().at(-1)?.replaced ?? [])]).toEqual([
		['member_1', 'member_2 chose approve'],
		['member_2', 'member_2 chose approve'],
	]);
});
