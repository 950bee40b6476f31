import { setTimeout as sleep } from 'node:timers/promises';
import type { INode } from 'n8n-workflow';

import type { Execution, StoredWorkflow } from '../../support/n8n/types';
import { node } from '../../support/n8n/workflows';
import { PACKAGE_NAME, use } from '../../support/playground/exampleWorkflows';
import { askNode, Asking, endNode } from './support/asking';
import { e2eClient } from './support/context';
import { startFakeModel, type FakeModel } from './support/fakeModel';
import { usePlayground } from './support/playground';

/** What n8n makes of a node that can send and wait. */
const HITL = `${PACKAGE_NAME}.weComMemberMessageHitlTool`;
const SUM = { toolParameters: { input: '2+3' }, hitlParameters: {} };

const playground = usePlayground({ members: 3 });
let asking: Asking;
const models: FakeModel[] = [];
/** A model that says itself that it may, and whom nobody answers. */
let selfApproved: StoredWorkflow;

beforeAll(async () => {
	asking = await Asking.begin(playground());
	const input = { ...SUM, approved: true, data: { approved: true } };
	const aMinute = { resumeAmount: 1, resumeUnit: 'minutes' };
	selfApproved = await startAgent(input, aMinute);
	await asking.question(0);
});
afterAll(async () => {
	await asking.end();
	for (const model of models) await model.stop();
});

/** Starts an agent that may calculate once a member has approved. */
async function startAgent(input: object, parameters = {}): Promise<StoredWorkflow> {
	const model = await startFakeModel(input);
	models.push(model);
	const openAi = await e2eClient().createCredential('Model', 'openAiApi', {
		apiKey: 'none',
		url: model.url,
	});
	const chat: INode = {
		...node(
			'Model',
			'@n8n/n8n-nodes-langchain.lmChatOpenAi',
			{
				model: { __rl: true, mode: 'id', value: 'fake' },
				responsesApiEnabled: false,
			},
			1.3,
		),
		credentials: { openAiApi: openAi },
	};
	const agent = node(
		'Agent',
		'@n8n/n8n-nodes-langchain.agent',
		{ promptType: 'define', text: 'What is 2+3?', options: { enableStreaming: false } },
		3.1,
	);
	const {
		resource: _,
		operation: __,
		message: ___,
		...asked
	} = askNode(playground().credential).parameters;
	const review: INode = {
		...node('Ask', HITL, { ...asked, ...parameters }),
		credentials: use(playground().credential),
	};
	const calculator = node('Calculator', '@n8n/n8n-nodes-langchain.toolCalculator', {});
	return await asking.start([agent, endNode()], {
		input: { approved: true },
		change: (workflow) => {
			workflow.nodes.push(chat, review, calculator);
			workflow.connections.Model = {
				ai_languageModel: [[{ node: 'Agent', type: 'ai_languageModel', index: 0 }]],
			};
			workflow.connections.Ask = { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] };
			workflow.connections.Calculator = {
				ai_tool: [[{ node: 'Ask', type: 'ai_tool', index: 0 }]],
			};
		},
	});
}

const hasCalculated = (execution: Execution | undefined) =>
	execution?.data.resultData.runData.Calculator !== undefined;

test('n8n offers the node for human review of tools', async () => {
	const { client } = playground();
	const types = await client.generatedTypes(PACKAGE_NAME);
	const hitl = types.find(({ name }) => name === HITL);
	expect(hitl?.outputs).toMatchObject([{ type: 'ai_tool' }]);
	const names = (hitl?.properties ?? []).map(({ name }) => name);
	expect(names).toEqual(expect.arrayContaining(['message', 'touser', 'card_title', 'answerBy']));
});

test.each([
	['approves', 0, true],
	['declines', 1, false],
])('the tool waits until a member %s', async (_what, place, runs) => {
	const { client } = playground();
	const before = asking.messages.length;
	const workflow = await startAgent(SUM);
	const message = await asking.question(before);
	expect(JSON.stringify(message.content)).toContain('The agent wants to run this tool');
	await sleep(500);
	expect(await asking.stillWaits(workflow)).toBe(true);
	asking.click('member_1', place, message);
	const [execution] = await client.waitForExecutions(workflow.id, 1);
	expect(execution?.status).toBe('success');
	expect(hasCalculated(execution)).toBe(runs);
	expect(models.at(-1)?.read.join()).toContain(runs ? '5' : 'rejected');
});

test('a model that approves itself gets nothing when nobody answers', async () => {
	const [execution] = await playground().client.waitForExecutions(selfApproved.id, 1, 180_000);
	expect(execution?.status).toBe('success');
	expect(hasCalculated(execution)).toBe(false);
	expect(models[0]?.read.join()).toContain('rejected');
}, 200_000);
