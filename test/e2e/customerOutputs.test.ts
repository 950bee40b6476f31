import type { IDataObject } from 'n8n-workflow';

import { assertSucceeded, outputOf } from '../../support/n8n/execution';
import { actionNode, node, START, startNode } from '../../support/n8n/workflows';
import { usePlayground } from './support/playground';

const playground = usePlayground({ members: 1, customers: 2 });

test('Get Changes hands what is new, what has changed and what is gone to the node of each output', async () => {
	const { client, app, credential } = playground();
	const [known = '', fresh = ''] =
		app.simulator.corp.people.members.get('member_1')?.follows.keys() ?? [];
	const held: IDataObject[] = [
		{ userid: 'member_1', external_userid: known, fingerprint: '' },
		{ userid: 'member_1', external_userid: 'wmGoneForLong', fingerprint: '' },
	];
	const rows = node(
		'Held',
		'n8n-nodes-base.set',
		{ mode: 'raw', jsonOutput: JSON.stringify({ held }) },
		3.4,
	);
	const each = node('Rows', 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'held' });
	const changes = actionNode(
		{ operation: 'customer.getChanges', parameters: { all_members: true } },
		credential,
	);
	const names = ['New', 'Changed', 'Removed'];
	const ends = names.map((name) => node(name, 'n8n-nodes-base.noOp', {}));
	const to = (name: string) => [{ node: name, type: 'main' as const, index: 0 }];
	const { id } = await client.createWorkflow({
		name: 'Changes',
		nodes: [startNode(), rows, each, changes, ...ends],
		connections: {
			[START]: { main: [to(rows.name)] },
			[rows.name]: { main: [to(each.name)] },
			[each.name]: { main: [to(changes.name)] },
			[changes.name]: { main: names.map(to) },
		},
	});
	const execution = await client.runToEnd(id, START);
	assertSucceeded(execution);
	const got = names.map((name) =>
		outputOf(execution, name).map(({ external_userid }) => external_userid),
	);
	expect(got).toEqual([[fresh], [known], ['wmGoneForLong']]);
});
