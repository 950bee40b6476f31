import 'reflect-metadata';
import { Logger } from '@n8n/backend-common';
import { Container } from '@n8n/di';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { HookContext, InstanceSettings, WebhookContext } from 'n8n-core';
import {
	Workflow,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type INode,
	type INodeParameters,
	type IWebhookData,
	type IWebhookResponseData,
	type IWorkflowExecuteAdditionalData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { parse } from 'qs';

import { WeComCustomerContactTrigger } from '../../../nodes/WeComCustomerContactTrigger/WeComCustomerContactTrigger.node';
import {
	createEnvironment,
	type TriggerEnvironment,
} from '../../../nodes/WeComCustomerContactTrigger/webhook';
import type { Milliseconds } from '../../../wecom/types';
import { sender } from '../../wecom/callback/request';
import { onlyNodeType } from '../../../support/harness/nodeTypes';
import { MemoryResponse, type Answer, type N8nResponse } from './response';

/** n8n's own limit for a body, 16 MiB unless it is configured otherwise. */
const PAYLOAD_SIZE_MAX = 16 * 1_048_576;

/** Nothing waits for as long: it would be for ever. */
const LONGEST_SLEEP_MS: Milliseconds = 600_000;

export interface LogLine {
	level: string;
	message: string;
	data: unknown;
}

/** A request as it stands on the wire. */
export interface WireRequest {
	method: 'GET' | 'POST';
	/** Text after the question mark. */
	search: string;
	headers?: Record<string, string>;
	body?: Buffer;
}

export interface TestN8nOptions {
	parameters?: INodeParameters;
	credential?: ICredentialDataDecryptedObject;
	/** Which of the credentials of this n8n the node has. */
	credentialId?: string;
	/** `manual` is the test listener of the editor. */
	mode?: WorkflowExecuteMode;
	now?: Milliseconds;
	environment?: TriggerEnvironment;
	workflowId?: string;
	/** Where this n8n has its waiting executions. */
	waitingUrl?: string;
}

interface N8nRequest extends Readable {
	method?: string;
	headers: Record<string, string | string[] | undefined>;
	query?: unknown;
	params?: unknown;
	body?: unknown;
	rawBody?: Buffer;
	readRawBody?: () => Promise<void>;
}

export const credential: ICredentialDataDecryptedObject = {
	corpId: sender.corpId,
	secret: 'example-secret-of-the-app',
	baseUrl: 'https://qyapi.weixin.qq.com',
	callbackToken: sender.token,
	callbackSecretKey: sender.encodingAesKey,
};

/**
 * The part of n8n around a webhook: its contexts, workflow and expressions are the real ones out of
 * n8n-core; reading the request, recording the execution and answering are done here in the order
 * of n8n 2.41 (webhook-helpers, live-webhooks and test-webhooks).
 */
export class TestN8n {
	/** Data of every workflow run. */
	readonly runs: IDataObject[] = [];

	/** What the node's `webhook` threw, which n8n records as failed executions. */
	readonly thrown: unknown[] = [];

	readonly logs: LogLine[] = [];

	now: Milliseconds;

	/** How often the body was given to n8n's own parser. */
	parsedBodies = 0;

	/** Connections to the webhook that are not closed yet. */
	openConnections = 0;

	/** Whether the test listener is still there. */
	listening = true;

	/** Records the execution; throws where n8n cannot. */
	startExecution: () => Promise<void> = async () => undefined;

	/** Reads the credential; throws where n8n cannot. */
	readCredential: () => Promise<ICredentialDataDecryptedObject>;

	readonly environment: TriggerEnvironment;

	private readonly nodeType: WeComCustomerContactTrigger;
	private readonly workflow: Workflow;
	private readonly node: INode;
	private readonly mode: WorkflowExecuteMode;
	private server: Server | undefined;
	private slept: Milliseconds = 0;

	constructor(private readonly options: TestN8nOptions = {}) {
		this.now = options.now ?? 0;
		this.mode = options.mode ?? 'webhook';
		this.readCredential = async () => options.credential ?? credential;
		this.environment =
			options.environment ??
			createEnvironment({
				now: () => this.now,
				sleep: async (ms) => {
					this.now += ms;
					this.slept += ms;
					if (this.slept > LONGEST_SLEEP_MS) throw new Error('Somebody waits for ever.');
					await new Promise((resolve) => setImmediate(resolve));
				},
			});
		this.nodeType = new WeComCustomerContactTrigger(this.environment);
		this.workflow = new Workflow({
			id: options.workflowId ?? 'workflow_1',
			name: 'Example',
			active: true,
			connections: {},
			nodeTypes: onlyNodeType(this.nodeType),
			nodes: [
				{
					id: 'node_1',
					name: 'Trigger',
					type: 'weComCustomerContactTrigger',
					typeVersion: 1,
					position: [0, 0],
					webhookId: 'webhook_1',
					parameters: options.parameters ?? {},
					credentials: {
						weComCustomerContactApi: { id: options.credentialId ?? '1', name: 'Example' },
					},
				},
			],
		});
		this.node = this.workflow.nodes.Trigger as INode;
		this.useLog();
	}

	/** Does what n8n does when the workflow is activated or a test begins to listen. */
	async activate(): Promise<void> {
		for (const webhookDescription of this.nodeType.description.webhooks ?? []) {
			const methods = this.nodeType.webhookMethods[webhookDescription.name];
			const context = () =>
				new HookContext(
					this.workflow,
					this.node,
					this.additionalData(),
					'trigger',
					'activate',
					this.webhookData(webhookDescription.httpMethod),
				);
			if (!(await methods.checkExists.call(context()))) await methods.create.call(context());
		}
	}

	/** Sends a request without a socket. */
	async inject({ method, search, headers = {}, body }: WireRequest): Promise<Answer> {
		const request = Object.assign(Readable.from(body === undefined ? [] : [body]), {
			method,
			url: `/?${search}`,
			headers: { ...(body && { 'content-length': String(body.length) }), ...headers },
		});
		const response = new MemoryResponse();
		await this.handle(request, response, search);
		return response.answer();
	}

	/** Serves the webhook on loopback and returns its URL. */
	async listen(): Promise<string> {
		this.server = createServer((request, response) => {
			const search = request.url?.split('?')[1] ?? '';
			void this.handle(request, response, search);
		});
		this.server.on('connection', (socket) => {
			this.openConnections++;
			socket.once('close', () => this.openConnections--);
		});
		// A test that fails before it closes the server shall not keep jest from ending.
		this.server.unref();
		await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve));
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/webhook`;
	}

	async close(): Promise<void> {
		this.server?.closeAllConnections();
		await new Promise((resolve) => this.server?.close(resolve));
	}

	private async handle(req: N8nRequest, res: N8nResponse, search: string): Promise<void> {
		this.useLog();
		req.query = parse(search, { allowPrototypes: true });
		req.params = {};
		req.readRawBody = async () => {
			req.rawBody ??= await readAll(req);
		};
		if (!this.listening) return send(res, 404, '{}');
		try {
			await this.parseBody(req);
		} catch {
			return send(res, 422, '{}');
		}

		const webhookData = this.webhookData(req.method as 'GET' | 'POST');
		const context = new WebhookContext(
			this.workflow,
			this.node,
			this.additionalData(req, res),
			this.mode,
			webhookData,
			[],
			null,
		);
		let result: IWebhookResponseData;
		try {
			result = await this.nodeType.webhook.call(context);
		} catch (error) {
			this.thrown.push(error);
			return send(res, 500, '{}');
		}
		if (result.workflowData === undefined) {
			if (result.noWebhookResponse !== true) send(res, 200, String(result.webhookResponse));
			return;
		}
		try {
			await this.startExecution();
		} catch {
			return send(res, 500, '{"message":"There was a problem executing the workflow"}');
		}
		for (const item of result.workflowData[0] ?? []) this.runs.push(item.json);
		if (this.mode === 'manual') this.listening = false;
		const responseData = webhookData.webhookDescription.responseData ?? 'firstEntryJson';
		send(res, 200, String(responseData));
	}

	/** A node of version 1 may ask n8n to leave the body alone; else n8n reads and parses it. */
	private async parseBody(req: N8nRequest): Promise<void> {
		const leaveIt = this.workflow.expression.getSimpleParameterValue(
			this.node,
			'={{$parameter["options"]["binaryData"]}}',
			this.mode,
			{},
			undefined,
			false,
		);
		if (leaveIt === true) return;
		this.parsedBodies++;
		await req.readRawBody?.();
	}

	private webhookData(httpMethod: string): IWebhookData {
		const { webhooks = [] } = this.nodeType.description;
		const webhookDescription = webhooks.find((webhook) => webhook.httpMethod === httpMethod);
		if (webhookDescription === undefined) throw new Error(`no webhook for ${httpMethod}`);
		return {
			httpMethod: httpMethod as 'GET' | 'POST',
			node: 'Trigger',
			path: 'webhook_1/webhook',
			webhookDescription,
			workflowId: this.workflow.id,
			workflowExecuteAdditionalData: this.additionalData(),
		};
	}

	private additionalData(
		httpRequest?: N8nRequest,
		httpResponse?: N8nResponse,
	): IWorkflowExecuteAdditionalData {
		return {
			httpRequest,
			httpResponse,
			webhookWaitingBaseUrl: this.options.waitingUrl,
			credentialsHelper: {
				getDecrypted: async () => await this.readCredential(),
				isCredentialUsableByNode: () => true,
			},
		} as unknown as IWorkflowExecuteAdditionalData;
	}

	/** n8n has one log a process; the latest user of it gets the lines. */
	private useLog(): void {
		const line = (level: string) => (message: string, data?: unknown) =>
			void this.logs.push({ level, message, data });
		const log = Object.fromEntries(
			['error', 'warn', 'info', 'debug'].map((level) => [level, line(level)]),
		);
		Container.set(Logger, { ...log, scoped: () => log } as unknown as Logger);
		Container.set(InstanceSettings, {} as InstanceSettings);
	}
}

function send(res: N8nResponse, status: number, body: string): void {
	res.statusCode = status;
	res.end(body);
}

async function readAll(req: Readable): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let length = 0;
	for await (const chunk of req) {
		length += (chunk as Buffer).length;
		if (length > PAYLOAD_SIZE_MAX) {
			throw Object.assign(new Error('request entity too large'), { type: 'entity.too.large' });
		}
		chunks.push(chunk as Buffer);
	}
	return Buffer.concat(chunks);
}
