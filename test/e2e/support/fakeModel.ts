import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { isJsonObject, recordsAt, textIn } from '../../../wecom/json';
import type { JsonObject } from '../../../wecom/types';

/** A call of a tool, as a model asks for it. */
interface ToolCall {
	/** What the name of the tool ends with; the first of all that are offered when left out. */
	tool?: string;
	input: object;
}

/**
 * A model that asks for one tool after the other and then says what it has read last, over the protocol of OpenAI.
 * @returns answers to requests for a chat completion
 */
export function modelThatCalls(calls: readonly ToolCall[]): (body: JsonObject) => JsonObject {
	return (body) => {
		const messages = recordsAt(body, 'messages');
		const read = messages.slice(messages.map(({ role }) => role).lastIndexOf('user') + 1);
		const call = calls[read.filter(({ role }) => role === 'assistant').length];
		const name = recordsAt(body, 'tools')
			.map((tool) => (isJsonObject(tool.function) ? textIn(tool.function.name) : ''))
			.find((known) => call !== undefined && known.endsWith(call.tool ?? ''));
		if (call && name === undefined) throw new Error(`There is no tool ${call.tool ?? ''}.`);
		const message = call
			? {
					role: 'assistant',
					content: null,
					tool_calls: [
						{
							id: `call_${messages.length}`,
							type: 'function',
							function: { name, arguments: JSON.stringify(call.input) },
						},
					],
				}
			: { role: 'assistant', content: `Read: ${textIn(read.at(-1)?.content)}` };
		return {
			id: 'completion',
			object: 'chat.completion',
			created: 1,
			model: 'made-up',
			choices: [{ index: 0, message, finish_reason: call ? 'tool_calls' : 'stop' }],
			usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
		} as unknown as JsonObject;
	};
}

/** Such a model at an address of its own. */
export interface FakeModel {
	url: string;
	/** What the model has read from its tools. */
	readonly read: string[];
	/** Ends it. */
	stop(): Promise<void>;
}

/**
 * Starts a model that calls the first tool that it is offered, once, and then repeats what that said.
 * @param input what it calls the tool with
 */
export async function startFakeModel(input: object): Promise<FakeModel> {
	const read: string[] = [];
	const answer = modelThatCalls([{ input }]);
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const body = JSON.parse(Buffer.concat(chunks).toString()) as JsonObject;
			const told = recordsAt(body, 'messages').filter(({ role }) => role === 'tool');
			if (told.length > 0) read.push(JSON.stringify(told.at(-1)?.content));
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify(answer(body)));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
		read,
		stop: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
