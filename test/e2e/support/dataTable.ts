import type { IDataObject, INode } from 'n8n-workflow';

import type { N8nClient } from '../../../support/n8n/client';
import { assertSucceeded, outputOf } from '../../../support/n8n/execution';
import { chain, node, START, startNode } from '../../../support/n8n/workflows';

/** Makes a data table with columns of text. */
export async function createTable(
	client: N8nClient,
	table: string,
	columns: readonly string[],
): Promise<void> {
	await run(client, [
		node(
			'Create',
			'n8n-nodes-base.dataTable',
			{
				resource: 'table',
				operation: 'create',
				tableName: table,
				columns: { column: columns.map((name) => ({ name, type: 'string' })) },
			},
			1.1,
		),
	]);
}

/** Writes rows into a data table that exists, as somebody would by hand. */
export async function fillTable(
	client: N8nClient,
	table: string,
	rows: readonly IDataObject[],
): Promise<void> {
	await run(client, [
		node('Rows', 'n8n-nodes-base.set', { mode: 'raw', jsonOutput: JSON.stringify({ rows }) }, 3.4),
		node('Each', 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'rows' }),
		dataTable('Insert', table, {
			operation: 'insert',
			columns: { mappingMode: 'autoMapInputData', value: null },
		}),
	]);
}

/** The rows of a data table, without the columns that n8n adds. */
export async function rowsOf(client: N8nClient, table: string): Promise<IDataObject[]> {
	const get = dataTable('Get', table, { operation: 'get', returnAll: true });
	const rows = await run(client, [get]);
	return rows.map(({ id: _id, createdAt: _createdAt, updatedAt: _updatedAt, ...row }) => row);
}

function dataTable(name: string, table: string, parameters: INode['parameters']): INode {
	const dataTableId = { __rl: true, mode: 'name', value: table };
	const type = 'n8n-nodes-base.dataTable';
	return node(name, type, { resource: 'row', dataTableId, ...parameters }, 1.1);
}

async function run(client: N8nClient, nodes: readonly INode[]): Promise<IDataObject[]> {
	const workflow = await client.createWorkflow(chain('Data table', [startNode(), ...nodes]));
	const execution = await client.runToEnd(workflow.id, START);
	assertSucceeded(execution);
	return outputOf(execution, nodes.at(-1)?.name ?? START);
}
