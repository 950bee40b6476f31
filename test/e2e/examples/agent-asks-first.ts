import { poll } from '../../../support/n8n/client';
import { exampleProof } from '../support/exampleProof';
import { modelThatCalls } from '../support/fakeModel';
import { APPROVE, click, DECLINE, questionOf } from '../support/questions';

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
