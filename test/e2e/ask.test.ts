import { setTimeout as sleep } from 'node:timers/promises';
import type { INode, INodeParameters } from 'n8n-workflow';

import { memberMessages } from '../../simulator/resources/memberMessage/state';
import { poll } from '../../support/n8n/client';
import { outputOf } from '../../support/n8n/execution';
import type { StoredWorkflow } from '../../support/n8n/types';
import { webhookUrl } from '../../support/n8n/webhookUrl';
import { chain, node, triggerNode } from '../../support/n8n/workflows';
import { PACKAGE_NAME, use } from '../../support/playground/exampleWorkflows';
import { setReceiver } from '../../support/playground/simulatedApp';
import { usePlayground } from './support/playground';

const playground = usePlayground({ members: 3 });

/** A use of the node that asks. */
function askNode(parameters: INodeParameters = {}): INode {
	return {
		...node('Ask', `${PACKAGE_NAME}.weComMemberMessage`, {
			resource: 'memberMessage',
			operation: 'sendAndWait',
			touser: ['member_1', 'member_2'],
			card_title: 'Hand over the customers?',
			message: 'Those of member_3, who has left.',
			...parameters,
		}),
		credentials: use(playground().credential),
	};
}

const sent = () => [...memberMessages(playground().app.simulator.corp).messages.values()];
interface Card {
	button_list: Array<{ key: string; text: string; url?: string }>;
}
const cardOf = (message = sent().at(-1)) => message?.content.template_card as unknown as Card;

/** A published trigger of the app, which hands clicks on. */
let trigger: StoredWorkflow;
beforeAll(async () => {
	const { client, credential, nodeTypes, app } = playground();
	const event = triggerNode(credential);
	trigger = await client.createWorkflow(
		chain('Clicks', [event, node('End', 'n8n-nodes-base.noOp', {})]),
	);
	const nodeType = nodeTypes.find(({ name }) => name === event.type);
	if (!nodeType) throw new Error(`n8n does not know ${event.type}.`);
	await client.activate(trigger);
	setReceiver(app, webhookUrl(client.url, trigger, event, nodeType));
});
afterAll(async () => await playground().client.deactivate(trigger.id));

/** A published workflow that begins with a call, which it is started with; gives how many messages there were. */
async function start(nodes: INode[], input: object = {}) {
	const { client } = playground();
	const path = `ask-${Math.random().toString(36).slice(2)}`;
	const hook: INode = {
		...node('Hook', 'n8n-nodes-base.webhook', { httpMethod: 'POST', path }, 2),
		webhookId: path,
	};
	const workflow = await client.createWorkflow({
		...chain('Asks', [hook, ...nodes]),
		settings: { executionOrder: 'v1' },
	} as never);
	await client.activate(workflow);
	const before = sent().length;
	const response = await fetch(`${client.url}/webhook/${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(input),
	});
	expect(response.status).toBe(200);
	return { workflow, before };
}

const asked = async (before: number) =>
	await poll('the question', 20_000, async () => sent()[before]);

function click(userid: string, place: number, message = sent().at(-1)) {
	playground().app.simulator.actions.memberClicksCard({
		userid,
		msgid: message?.id ?? '',
		key: cardOf(message).button_list[place]?.key ?? '',
	});
}

test('the first click of two members is the answer, and the second sees that it is done', async () => {
	const { client, app } = playground();
	const { workflow, before } = await start([askNode()]);
	const message = await asked(before);
	await sleep(1000);
	click('member_2', 0);
	await app.simulator.callbacks.settled();
	const [execution] = await client.waitForExecutions(workflow.id, 1);
	expect(execution && outputOf(execution, 'Ask')).toEqual([
		{
			data: {
				answered: true,
				approved: true,
				answer: 'Approve',
				respondedBy: 'member_2',
				respondedAt: expect.any(String) as string,
				verified: true,
				asked: ['member_1', 'member_2'],
				notReached: [],
				askedAt: expect.any(String) as string,
				msgid: message.id,
			},
		},
	]);
	await poll('the update', 5_000, async () => (message.replaced.size === 2 ? true : undefined));
	expect([...message.replaced]).toEqual([
		['member_1', 'Approve (member_2)'],
		['member_2', 'Approve (member_2)'],
	]);
	expect(() => click('member_1', 1, message)).toThrow('no buttons any more');
	expect(await client.executions(trigger.id)).toEqual([]);
});
