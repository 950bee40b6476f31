import type { INodeParameters } from 'n8n-workflow';

import { assertSucceeded, failureOf, outputOf } from '../../support/n8n/execution';
import { actionNode, byId, chain, START, startNode, type Step } from '../../support/n8n/workflows';
import { usePlayground } from './support/playground';

const playground = usePlayground({ members: 3, customers: 9 });

const byName = (value: string): INodeParameters => ({ __rl: true, mode: 'name', value });

/** Runs operations one after the other in a workflow of their own. */
async function run(...steps: Step[]) {
	const { client, credential } = playground();
	const nodes = steps.map((step) => actionNode(step, credential));
	const { id } = await client.createWorkflow(chain('Names', [startNode(), ...nodes]));
	return await client.runToEnd(id, START);
}
const sent = (endpoint: string) =>
	playground()
		.app.simulator.ledger.requests({ endpoint })
		.map(({ body }) => body as Record<string, unknown>);

test('a group chat and a tag group are found by their names, one of them by an expression', async () => {
	const { actions } = playground().app.simulator;
	const { chat_id } = actions.groupChatCreated({ owner: 'member_1', name: 'Spring promotion' });
	const execution = await run(
		{ operation: 'groupChat.get', parameters: { chat_id: byName('Spring promotion') } },
		{
			operation: 'corpTag.create',
			parameters: {
				addTo: 'name',
				group_name: 'Level',
				tag: { values: [{ name: 'Gold' }] },
				additionalFields: { use_existing: true },
			},
		},
		{
			operation: 'corpTag.update',
			parameters: { id: byName('={{ "Le" + "vel" }}'), updateFields: { order: 7 } },
		},
	);
	assertSucceeded(execution);
	expect(outputOf(execution, 'groupChat.get')[0]).toMatchObject({ chat_id });
	const [{ group_id } = {}] = outputOf(execution, 'corpTag.create');
	expect(sent('corpTag.update')).toEqual([{ id: group_id, order: 7 }]);
});

test('a customer gets tags by name from an expression, and those that are missing are created', async () => {
	const { simulator } = playground().app;
	const { group_id, tag_ids } = simulator.actions.tagGroupCreated({
		name: 'Interest',
		tags: ['Tea, green'],
	});
	const [external_userid = ''] = simulator.corp.people.customers.keys();
	const userid = [...simulator.corp.people.members.keys()].find((id) =>
		simulator.corp.people.findFollow(id, external_userid),
	);
	const execution = await run({
		operation: 'customer.markTags',
		parameters: {
			userid: byId(userid ?? ''),
			external_userid: byId(external_userid),
			add_tag: '={{ ["Tea, green", "Coffee"] }}',
			options: { missing_tag_group: byName('Interest') },
		},
	});
	assertSucceeded(execution);
	expect(sent('corpTag.create').at(-1)).toEqual({ group_id, tag: [{ name: 'Coffee' }] });
	const marked = sent('customer.markTags').at(-1)?.add_tag as string[];
	expect(marked[0]).toBe(tag_ids[0]);
	const follow = simulator.corp.people.findFollow(userid ?? '', external_userid);
	expect([...(follow?.tags ?? [])]).toEqual(expect.arrayContaining(marked));
});

test('a name that is unknown fails the step and says what there is', async () => {
	playground().app.simulator.actions.tagGroupCreated({ name: 'Rank', tags: ['Silver card'] });
	const before = sent('customer.markTags').length;
	const execution = await run({
		operation: 'customer.markTags',
		parameters: {
			userid: byId('member_1'),
			external_userid: byId('wmSomebody'),
			add_tag: '={{ "silver" }}',
		},
	});
	expect(execution.status).toBe('error');
	expect(failureOf(execution)).toContain(
		'has the name "silver", which does not exist. Similar ones: Rank/Silver card',
	);
	expect(sent('customer.markTags')).toHaveLength(before);
});
