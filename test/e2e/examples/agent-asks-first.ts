import { isJsonObject, recordsAt, textIn } from '../../../wecom/json';
import type { JsonObject } from '../../../wecom/types';
import { poll } from '../../../support/n8n/client';
import { exampleProof } from '../support/exampleProof';
import { APPROVE, click, DECLINE, questionOf } from '../support/questions';

/** A call of a tool, as a model asks for it. */
interface ToolCall {
	/** What the name of the tool ends with. */
	tool: string;
	input: JsonObject;
}

/**
 * A model that asks for one tool after the other and then says what it has read last.
 * @returns answers to requests for a chat completion
 */
function modelThatCalls(calls: readonly ToolCall[]): (body: JsonObject) => JsonObject {
	return (body) => {
		const messages = recordsAt(body, 'messages');
		const read = messages.slice(messages.map(({ role }) => role).lastIndexOf('user') + 1);
		const call = calls[read.filter(({ role }) => role === 'assistant').length];
		const name = recordsAt(body, 'tools')
			.map((tool) => (isJsonObject(tool.function) ? textIn(tool.function.name) : ''))
			.find((known) => call !== undefined && known.endsWith(call.tool));
		if (call && name === undefined) throw new Error(`There is no tool ${call.tool}.`);
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

export const agentAsksFirst = exampleProof({
	example: 'agent-asks-first',
	title: 'tags what a member asks for, and hands over nothing that the lead has not approved',
	async prove(stage) {
		const { simulator } = stage.app;
		const { actions, corp, ledger } = simulator;
		const { tag_ids } = actions.tagGroupCreated({ name: 'Level', tags: ['VIP'] });
		const [external_userid = ''] = corp.people.members.get('member_1')?.follows.keys() ?? [];
		const name = corp.people.customers.get(external_userid)?.name ?? '';
		const pair = { member: 'member_1', customer: external_userid };
		const handOver = {
			tool: 'hand_over_customers',
			input: {
				// As n8n asks for it where a person reviews the call; a model that approves itself gains nothing.
				toolParameters: {
					from_member: 'member_1',
					to_member: 'member_2',
					customers: external_userid,
				},
				hitlParameters: {},
				approved: true,
			},
		};
		const url = stage.answerPosts(
			'/v1/chat/completions',
			modelThatCalls([
				{ tool: 'find_customers', input: { text: name } },
				{ tool: 'change_tags', input: { ...pair, add_tags: 'VIP', remove_tags: '' } },
				handOver,
			]),
		);
		const model = await stage.playground.client.createCredential('Model', 'openAiApi', {
			apiKey: 'made-up',
			url: `${url}/v1`,
		});
		await stage.importIt({
			credentials: { 'Chat Model': model },
			parameters: { 'Ask the Lead': { touser: ['member_3'] } },
		});
		await stage.publish('Member Writes');
		const write = () => actions.memberWritesToApp({ userid: 'member_1', text: `Move ${name}` });

		write();
		const question = await questionOf(stage);
		expect(question.receivers).toEqual(['member_3']);
		expect(JSON.stringify(question.content)).toMatch(/member_1.*member_2/);
		expect(corp.people.findFollow('member_1', external_userid)?.tags).toEqual(tag_ids);
		click(stage, question, 'member_3', DECLINE);
		await stage.runOfEvent(1);
		expect(stage.said()).toEqual([expect.stringMatching(/^Read: .*reject/i)]);
		expect(ledger.worked('onJobTransfer.transferCustomers')).toBe(0);

		write();
		click(stage, await questionOf(stage, 2), 'member_3', APPROVE);
		await poll('the transfer', 30_000, async () =>
			ledger.worked('onJobTransfer.transferCustomers') > 0 ? true : undefined,
		);
		await stage.runOfEvent(2);
		expect(stage.said()).toEqual([expect.stringContaining(external_userid)]);
	},
});
