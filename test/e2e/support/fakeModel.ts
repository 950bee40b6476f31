import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A model that does what a test says, over the protocol of OpenAI. */
export interface FakeModel {
	url: string;
	/** What the model has read from its tools. */
	readonly read: string[];
	/** Ends it. */
	stop(): Promise<void>;
}

interface Message {
	role: string;
	content: unknown;
}

/**
 * Starts a model that calls the first tool that it is offered, once, and then repeats what that said.
 * @param input what it calls the tool with
 */
export async function startFakeModel(input: object): Promise<FakeModel> {
	const read: string[] = [];
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const { messages = [], tools = [] } = JSON.parse(Buffer.concat(chunks).toString()) as {
				messages?: Message[];
				tools?: Array<{ function: { name: string } }>;
			};
			const told = messages.filter(({ role }) => role === 'tool').at(-1);
			if (told) read.push(JSON.stringify(told.content));
			const call = {
				id: 'call_1',
				type: 'function',
				function: { name: tools[0]?.function.name, arguments: JSON.stringify(input) },
			};
			const message = told
				? { role: 'assistant', content: 'Done.' }
				: { role: 'assistant', content: null, tool_calls: [call] };
			response.setHeader('content-type', 'application/json');
			response.end(
				JSON.stringify({
					id: 'chat_1',
					object: 'chat.completion',
					created: 1,
					model: 'fake',
					choices: [{ index: 0, message, finish_reason: told ? 'stop' : 'tool_calls' }],
					usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
				}),
			);
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
