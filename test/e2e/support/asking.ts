import { randomUUID } from 'node:crypto';
import type { INode, INodeParameters } from 'n8n-workflow';

import {
	memberMessages,
	type MemberMessage,
} from '../../../simulator/resources/memberMessage/state';
import { poll, type N8nClient } from '../../../support/n8n/client';
import type { NodeType, StoredCredential, StoredWorkflow } from '../../../support/n8n/types';
import { webhookUrl } from '../../../support/n8n/webhookUrl';
import { chain, node, triggerNode } from '../../../support/n8n/workflows';
import { post, sealCallback } from '../../../support/playground/callbackRequest';
import { PACKAGE_NAME, use } from '../../../support/playground/exampleWorkflows';
import { setReceiver, type SimulatedApp } from '../../../support/playground/simulatedApp';

/** Where somebody asks and is answered. */
export interface AskingPlace {
	client: N8nClient;
	nodeTypes: readonly NodeType[];
	app: SimulatedApp;
	credential: StoredCredential;
	/** Where calls and callbacks go, if not to the process that the client talks to. */
	entrance?: string;
}

interface Button {
	text: string;
	key?: string;
	url?: string;
}

/** A use of the node that asks two members, by the buttons of a card. */
export function askNode(credential: StoredCredential, parameters: INodeParameters = {}): INode {
	return {
		...node('Ask', `${PACKAGE_NAME}.weComMemberMessage`, {
			resource: 'memberMessage',
			operation: 'sendAndWait',
			touser: ['member_1', 'member_2'],
			card_title: 'Hand over the customers?',
			message: 'Those of member_3, who has left.',
			...parameters,
		}),
		credentials: use(credential),
	};
}

/** A node that does nothing, so that something comes after. */
export const endNode = (name = 'End') => node(name, 'n8n-nodes-base.noOp', {});

/** What happens around a question. */
export class Asking {
	private constructor(
		private readonly place: AskingPlace,
		/** The published trigger of the app, which hands clicks on. */
		readonly trigger: StoredWorkflow,
		private readonly triggerUrl: string,
	) {}

	/** Publishes a trigger that has only customer contact events chosen, and enters its URL in the app. */
	static async begin(place: AskingPlace): Promise<Asking> {
		const { client, credential, nodeTypes, app, entrance = client.url } = place;
		const event = triggerNode(credential);
		const trigger = await client.createWorkflow(chain('Clicks', [event, endNode()]));
		const nodeType = nodeTypes.find(({ name }) => name === event.type);
		if (!nodeType) throw new Error(`n8n does not know ${event.type}.`);
		await client.activate(trigger);
		const url = webhookUrl(entrance, trigger, event, nodeType);
		setReceiver(app, url);
		return new Asking(place, trigger, url);
	}

	/** Publishes a workflow that a call starts, and calls it. */
	async start(
		nodes: INode[],
		{ input = {}, change }: { input?: object; change?: (workflow: WorkflowLike) => void } = {},
	): Promise<StoredWorkflow> {
		const { client, entrance = client.url } = this.place;
		const path = randomUUID();
		const hook: INode = {
			...node('Hook', 'n8n-nodes-base.webhook', { httpMethod: 'POST', path }, 2),
			webhookId: path,
		};
		const made: WorkflowLike = {
			...chain('Asks', [hook, ...nodes]),
			settings: { executionOrder: 'v1' },
		};
		change?.(made);
		const workflow = await client.createWorkflow(made);
		await client.activate(workflow);
		const response = await fetch(`${entrance}/webhook/${path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(input),
		});
		if (!response.ok) throw new Error(`The call was answered ${response.status}.`);
		return workflow;
	}

	/** All messages so far. */
	get messages(): MemberMessage[] {
		return [...memberMessages(this.place.app.simulator.corp).messages.values()];
	}

	/** Waits for the question after so many messages. */
	async question(before: number): Promise<MemberMessage> {
		return await poll('the question', 30_000, async () => this.messages[before]);
	}

	/** Starts a workflow and waits for its question. */
	async ask(...start: Parameters<Asking['start']>) {
		const before = this.messages.length;
		const workflow = await this.start(...start);
		return { workflow, message: await this.question(before) };
	}

	/** Lets a member click a button. */
	click(userid: string, place: number, message: MemberMessage): void {
		const key = buttonsOf(message)[place]?.key ?? '';
		this.place.app.simulator.actions.memberClicksCard({ userid, msgid: message.id, key });
	}

	/** Sends the callback of a click, whatever it says and whoever clicks. */
	callbackOf(userid: string, key: string) {
		const { app } = this.place;
		const at = Math.floor(Date.now() / 1000);
		return sealCallback(app, {
			xml:
				`<xml><ToUserName><![CDATA[${app.simulator.settings.corpId}]]></ToUserName>` +
				`<FromUserName><![CDATA[${userid}]]></FromUserName><CreateTime>${at}</CreateTime>` +
				'<MsgType><![CDATA[event]]></MsgType><Event><![CDATA[template_card_event]]></Event>' +
				`<EventKey><![CDATA[${key}]]></EventKey><TaskId><![CDATA[task]]></TaskId>` +
				'<CardType><![CDATA[button_interaction]]></CardType>' +
				`<ResponseCode><![CDATA[${randomUUID()}]]></ResponseCode><AgentID>1</AgentID></xml>`,
		});
	}

	/** Posts a callback to the trigger. */
	async send(callback: ReturnType<Asking['callbackOf']>) {
		return await post(this.triggerUrl, callback);
	}

	/** The `data` of the answer of a run that has ended. */
	async answerOf(workflow: StoredWorkflow, timeoutMs = 60_000) {
		const [execution] = await this.place.client.waitForExecutions(workflow.id, 1, timeoutMs);
		const runs = execution?.data.resultData.runData.Ask ?? [];
		return runs.map((run) => run.data?.main?.[0]?.[0]?.json ?? {});
	}

	/** Whether the run of a workflow waits, after a while in which it could have gone on. */
	async stillWaits(workflow: StoredWorkflow): Promise<boolean> {
		await new Promise((resolve) => setTimeout(resolve, 700));
		const statuses = await this.place.client.executionStatuses(workflow.id);
		return statuses.length > 0 && statuses.every(({ status }) => status === 'waiting');
	}

	/** Ends it. */
	async end(): Promise<void> {
		await this.place.client.deactivate(this.trigger.id);
	}
}

type WorkflowLike = Parameters<N8nClient['createWorkflow']>[0];

/** The buttons of a card. */
export function buttonsOf(message: MemberMessage): Button[] {
	const { button_list } = message.content.template_card as unknown as { button_list: Button[] };
	return button_list;
}

/** The address behind the button of a card that is answered by a link. */
export const linkOf = (message: MemberMessage): string => buttonsOf(message)[0]?.url ?? '';
