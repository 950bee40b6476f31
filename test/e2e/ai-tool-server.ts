import { randomUUID } from 'node:crypto';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { INode } from 'n8n-workflow';

import type { Playground } from '../../scripts/playground/scan-to-welcome';
import { actionNode, node, type Step } from './support/workflows';

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

/**
 * A value that is left to the model, as the editor writes it when "Let the model define this parameter"
 * is pressed.
 *
 * @param key what the model knows the value by; the editor makes it from the field's label
 * @param type as the editor derives it from the field
 */
export function fromModel(key: string, type: 'string' | 'number' | 'boolean' = 'string'): string {
	return `={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${key}', \`\`, '${type}') }}`;
}

/**
 * Publishes a workflow in which n8n's MCP Server Trigger offers operations as tools, and connects to it
 * as an agent does.
 *
 * @param steps the operations; a tool is named after its node
 * @throws {Error} when n8n refuses the workflow or the connection
 */
export async function serveTools(
	{ client, credential }: Playground,
	steps: readonly Step[],
): Promise<ToolServer> {
	const path = randomUUID();
	const trigger: INode = {
		...node('MCP Server Trigger', MCP_TRIGGER, { path }, MCP_VERSION),
		webhookId: path,
	};
	const tools = steps.map((step): INode => {
		const action = actionNode(step, credential);
		return { ...action, type: `${action.type}${TOOL}` };
	});
	const toTrigger = { ai_tool: [[{ node: trigger.name, type: 'ai_tool' as const, index: 0 }]] };
	const workflow = await client.createWorkflow({
		name: 'Tools',
		nodes: [trigger, ...tools],
		connections: Object.fromEntries(tools.map(({ name }) => [name, toTrigger])),
	});
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
