import { randomUUID } from 'node:crypto';
import axios from 'axios';
import type { IDataObject, INode } from 'n8n-workflow';

import type { Instance } from '../../support/n8n/instance';
import { chain, node } from '../../support/n8n/workflows';

/**
 * Publishes a workflow that takes items in a request, gives each to the node and answers when it is
 * through.
 *
 * @returns what sends it items and throws when not all of them came out
 */
export async function publishForItems(
	{ client, url }: Pick<Instance, 'client' | 'url'>,
	tested: INode,
): Promise<(items: readonly object[]) => Promise<void>> {
	const path = randomUUID();
	const webhook = node(
		'Items',
		'n8n-nodes-base.webhook',
		{ httpMethod: 'POST', path, responseMode: 'lastNode' },
		2,
	);
	const split = node('Split Out', 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'body' });
	const answer = node(
		'Answer',
		'n8n-nodes-base.set',
		{
			assignments: {
				assignments: [
					{ id: randomUUID(), name: 'count', type: 'number', value: '={{ $input.all().length }}' },
				],
			},
			options: {},
		},
		3.4,
	);
	const nodes = [{ ...webhook, webhookId: path }, split, tested, { ...answer, executeOnce: true }];
	const workflow = await client.createWorkflow({
		...chain(tested.name, nodes),
		// What n8n writes down would be the same for all, and noise.
		settings: { saveDataSuccessExecution: 'none' },
	});
	await client.activate(workflow);
	return async (items) => {
		// Not with fetch, which gives up after five minutes.
		const { status, data } = await axios.post<IDataObject>(`${url}/webhook/${path}`, items, {
			validateStatus: () => true,
		});
		if (status !== 200 || data.count !== items.length) {
			throw new Error(`${tested.name}: ${status} ${JSON.stringify(data).slice(0, 200)}`);
		}
	};
}
