import { WebhookContext } from 'n8n-core';
import {
	Workflow,
	type IDataObject,
	type INodeExecutionData,
	type IRunExecutionData,
	type IWebhookData,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

import { WeComMemberMessage } from '../../../nodes/WeComMemberMessage/WeComMemberMessage.node';
import { credentialsHelper, type CredentialFields } from '../../../support/harness/credentials';
import type { NodeRun } from '../../../support/harness/runNode';
import type { SimulatorInUse } from '../../../support/harness/useSimulator';
import type { MemberMessage } from '../../../simulator/resources/memberMessage/state';
import { memberMessages } from '../../../simulator/resources/memberMessage/state';
import { MemoryResponse } from '../WeComCustomerContactTrigger/response';

/** What an administrator has entered for the callback. */
export const CALLBACK = { callbackToken: 'ExampleToken1', callbackSecretKey: 'a'.repeat(43) };

/** The form of a question to two members. */
const QUESTION = {
	touser: ['member_1', 'member_2'],
	card_title: 'Hand over?',
	message: 'All of them?',
};

export const nodeType = new WeComMemberMessage();

/** A credential with which a card can ask. */
export const credentialOf = (wecom: SimulatorInUse): CredentialFields => ({
	...wecom.credential(),
	...CALLBACK,
});

/** Asks, with a form as n8n stores it. */
export async function ask(
	wecom: SimulatorInUse,
	fields: NodeRun['parameters'] = {},
	more: Partial<NodeRun> = {},
) {
	return await wecom.run(
		'memberMessage.sendAndWait',
		{ ...QUESTION, ...fields },
		{ nodeType, credential: credentialOf(wecom), ...more },
	);
}

/** All messages that were sent. */
export const sent = (wecom: SimulatorInUse): MemberMessage[] => [
	...memberMessages(wecom.simulator.corp).messages.values(),
];

interface Button {
	text: string;
	type: number;
	style: number;
	key?: string;
	url?: string;
}

/** The card that was sent last. */
export function cardOf(wecom: SimulatorInUse) {
	return sent(wecom).at(-1)?.content.template_card as unknown as {
		main_title: { title: string };
		sub_title_text: string;
		task_id: string;
		button_list: Button[];
	};
}

/** A request to a run that waits, with a right signature. */
export interface Answering {
	waiting: readonly INodeExecutionData[];
	credential: CredentialFields;
	method?: 'GET' | 'POST';
	query?: IDataObject;
	body?: unknown;
	/** Whether n8n takes the answer; somebody else may have been first. */
	taken?: boolean;
}

/** What came of it. */
export interface AnsweredBy {
	/** What the run goes on with; undefined where it still waits. */
	output: IDataObject[] | undefined;
	status: number;
	/** What whoever sent the request gets. */
	body: unknown;
	headers: Record<string, string>;
}

/** Lets the node answer a request, as n8n does when a run waits. */
export async function answer({
	waiting,
	credential,
	method = 'POST',
	query = {},
	body = {},
	taken = true,
}: Answering): Promise<AnsweredBy> {
	const response = new MemoryResponse();
	const workflow = new Workflow({
		id: 'test',
		active: false,
		connections: {},
		nodeTypes: { getByNameAndVersion: () => nodeType } as never,
		nodes: [
			{
				id: 'WeCom',
				name: 'WeCom',
				type: 'weComMemberMessage',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
				credentials: { weComCustomerContactApi: { id: '1', name: 'test' } },
			},
		],
	});
	const node = workflow.getNode('WeCom');
	if (!node) throw new Error('no node');
	const runData = {
		executionData: { nodeExecutionStack: [{ node, data: { main: [waiting] }, source: null }] },
		resultData: { runData: {} },
	} as unknown as IRunExecutionData;
	const additionalData = {
		executionId: '1',
		credentialsHelper: credentialsHelper(credential),
		httpRequest: { method, query, body, headers: {} },
		httpResponse: response,
		variables: {},
	} as unknown as IWorkflowExecuteAdditionalData;
	const webhook = { webhookDescription: { name: 'default' } } as unknown as IWebhookData;
	const context = new WebhookContext(
		workflow,
		node,
		additionalData,
		'webhook',
		webhook,
		[],
		runData,
	);
	const result = await nodeType.webhook.call(context);
	if (result.noWebhookResponse !== true) {
		if (!taken) response.statusCode = 500;
		response.end(JSON.stringify(result.webhookResponse));
	}
	const given = response.answer();
	return {
		output: result.workflowData?.[0]?.map(({ json }) => json),
		status: given.status,
		headers: given.headers,
		body: result.noWebhookResponse ? given.body : result.webhookResponse,
	};
}
