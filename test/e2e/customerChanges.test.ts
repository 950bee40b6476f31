import type { IConnections, INode } from 'n8n-workflow';

import { assertSucceeded } from '../../support/n8n/execution';
import type { Execution } from '../../support/n8n/types';
import { actionNode, node, START, startNode } from '../../support/n8n/workflows';
import { createTable, rowsOf } from './support/dataTable';
import { usePlayground } from './support/playground';

const TABLE = 'held_customers';
const COLUMNS = ['userid', 'external_userid', 'name', 'remark', 'tags', 'fingerprint'];

const playground = usePlayground({ members: 3, customers: 9 });

function dataTable(name: string, parameters: INode['parameters']): INode {
	const dataTableId = { __rl: true, mode: 'name', value: TABLE };
	const type = 'n8n-nodes-base.dataTable';
	return node(name, type, { resource: 'row', dataTableId, ...parameters }, 1.1);
}

/** Rows of the table whose member and customer are those of the item. */
const itsRow = {
	matchType: 'allConditions',
	filters: {
		conditions: ['userid', 'external_userid'].map((keyName) => ({
			keyName,
			condition: 'eq',
			keyValue: `={{ $json.${keyName} }}`,
		})),
	},
};

const to = (name: string) => [{ node: name, type: 'main' as const, index: 0 }];

/** Keeps a data table like WeCom: four nodes beside the one that starts it. */
function keeping(changes: INode): { nodes: INode[]; connections: IConnections } {
	const held = dataTable('Rows I Hold', { operation: 'get', returnAll: true });
	const write = dataTable('Write', {
		operation: 'upsert',
		...itsRow,
		columns: {
			mappingMode: 'defineBelow',
			value: Object.fromEntries(COLUMNS.map((name) => [name, `={{ $json.${name} }}`])),
			matchingColumns: [],
			schema: COLUMNS.map((name) => ({
				id: name,
				displayName: name,
				required: false,
				defaultMatch: false,
				display: true,
				type: 'string',
			})),
		},
	});
	const remove = dataTable('Remove', { operation: 'deleteRows', ...itsRow });
	return {
		nodes: [startNode(), { ...held, alwaysOutputData: true }, changes, write, remove],
		connections: {
			[START]: { main: [to(held.name)] },
			[held.name]: { main: [to(changes.name)] },
			[changes.name]: { main: [to(write.name), to(write.name), to(remove.name)] },
		},
	};
}

/** How many items each output of the node had. */
const countsOf = (execution: Execution, name: string) =>
	execution.data.resultData.runData[name]?.[0]?.data?.main?.map((items) => items?.length ?? 0);

test('Get Changes keeps a data table like WeCom, from an empty one on, with its three outputs', async () => {
	const { client, app, credential } = playground();
	const { actions, corp } = app.simulator;
	await createTable(client, TABLE, COLUMNS);
	const changes = actionNode(
		{ operation: 'customer.getChanges', name: 'Changes', parameters: { all_members: true } },
		credential,
	);
	const { id } = await client.createWorkflow({ name: 'Keep customers', ...keeping(changes) });
	const run = async () => {
		const execution = await client.runToEnd(id, START);
		assertSucceeded(execution);
		return countsOf(execution, changes.name);
	};
	const inWeCom = () =>
		[...corp.people.members.values()].flatMap(({ userid, follows }) =>
			[...follows.values()].map(({ external, remark }) => [userid, external.id, remark].join()),
		);
	const inTable = async () =>
		(await rowsOf(client, TABLE)).map(({ userid, external_userid, remark }) =>
			[userid, external_userid, remark].join(),
		);

	expect(await run()).toEqual([9, 0, 0]);
	expect((await inTable()).sort()).toEqual(inWeCom().sort());
	expect(await run()).toEqual([0, 0, 0]);

	const [first, second] = [...(corp.people.members.get('member_1')?.follows.keys() ?? [])];
	const { tag_ids } = actions.tagGroupCreated({ name: 'Level', tags: ['Gold'] });
	actions.memberDeletesCustomer({ userid: 'member_1', external_userid: String(first) });
	actions.memberEditsCustomer({
		userid: 'member_1',
		external_userid: String(second),
		remark: 'Second look',
		add_tag: tag_ids,
	});
	actions.customerAdds({ userid: 'member_2', name: 'Somebody new' });
	expect(await run()).toEqual([1, 1, 1]);
	expect((await inTable()).sort()).toEqual(inWeCom().sort());
	expect(await rowsOf(client, TABLE)).toContainEqual(
		expect.objectContaining({ external_userid: second, remark: 'Second look', tags: 'Gold' }),
	);
	expect(await run()).toEqual([0, 0, 0]);
});
