import { randomUUID } from 'node:crypto';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { INode } from 'n8n-workflow';

import type { N8nClient } from '../../support/n8n/client';
import type { StoredWorkflow } from '../../support/n8n/types';
import { node } from '../../support/n8n/workflows';

/** What n8n appends to a node's type when an agent uses it. */
const TOOL = 'Tool';
const MCP_TRIGGER = '@n8n/n8n-nodes-langchain.mcpTrigger';
const MCP_VERSION = 2.1;

/** What an agent reads after a call. */
export interface Answer {
	isError: boolean;
	text: string;
}

/** A connection of an agent to the tools of a workflow. */
export interface ToolServer {
	/** Every tool with its description and the schema of its input. */
	tools(): Promise<Awaited<ReturnType<Client['listTools']>>['tools']>;
	call(name: string, input: Record<string, unknown>): Promise<Answer>;
	close(): Promise<void>;
}

/** A workflow that offers tools, and where. */
export interface ToolWorkflow {
	workflow: StoredWorkflow;
	/** Without the address of n8n. */
	path: string;
}

/**
 * A value that is left to the model, as the editor writes it when its button for that is pressed.
 *
 * @param key what the model knows the value by; the editor makes it from the field's label
 * @param type as the editor derives it from the field
 */
export function fromModel(key: string, type: 'string' | 'number' | 'boolean' = 'string'): string {
	return `={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${key}', \`\`, '${type}') }}`;
}

/**
 * Stores a workflow in which n8n's MCP Server Trigger offers nodes as tools.
 *
 * @param client where to
 * @param nodes as they would be in any workflow; a tool is named after its node
 */
export async function createToolWorkflow(
	client: N8nClient,
	nodes: readonly INode[],
): Promise<ToolWorkflow> {
	const path = randomUUID();
	const trigger: INode = {
		...node('MCP Server Trigger', MCP_TRIGGER, { path }, MCP_VERSION),
		webhookId: path,
	};
	const toTrigger = { ai_tool: [[{ node: trigger.name, type: 'ai_tool' as const, index: 0 }]] };
	const workflow = await client.createWorkflow({
		name: 'Tools',
		nodes: [
			trigger,
			...nodes.map((one, index): INode => ({
				...one,
				type: `${one.type}${TOOL}`,
				position: [index * 220, 300],
			})),
		],
		connections: Object.fromEntries(nodes.map(({ name }) => [name, toTrigger])),
	});
	return { workflow, path };
}

/**
 * Publishes such a workflow and connects to it as an agent does.
 *
 * @throws Error when n8n refuses the workflow, one of its tools or the connection
 */
export async function serveTools(
	client: N8nClient,
	{ workflow, path }: ToolWorkflow,
): Promise<ToolServer> {
	await client.activate(workflow);
	const agent = new Client({ name: 'agent', version: '1.0.0' });
	await agent.connect(new StreamableHTTPClientTransport(new URL(`${client.url}/mcp/${path}`)));
	return {
		tools: async () => (await agent.listTools()).tools,
		call: async (name, input) => {
			const { isError, content } = await agent.callTool({ name, arguments: input });
			const parts = content as Array<{ type: string; text?: string }>;
			return { isError: isError === true, text: parts.map(({ text }) => text).join('\n') };
		},
		close: async () => {
			await agent.close();
			await client.deactivate(workflow.id);
		},
	};
}
