import { randomUUID } from 'node:crypto';
import axios from 'axios';
import type { IDataObject, INode } from 'n8n-workflow';

import type { Instance } from '../../support/n8n/instance';
import { chain, node } from '../../support/n8n/workflows';

/**
 * Publishes a workflow that takes items in a request, gives each to the node and answers when it is
 * through.
 *
 * @param counted a field that every output item has: by it tens of thousands are counted, more than an expression of
 * n8n's looks at in its time
 * @returns what sends it items and throws when not all of them came out
 */
export async function publishForItems(
	{ client, url }: Pick<Instance, 'client' | 'url'>,
	tested: INode,
	counted?: string,
): Promise<(items: readonly object[]) => Promise<void>> {
	const path = randomUUID();
	const webhook = node(
		'Items',
		'n8n-nodes-base.webhook',
		{ httpMethod: 'POST', path, responseMode: 'lastNode' },
		2,
	);
	const split = node('Split Out', 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'body' });
	const count = node(
		'Answer',
		'n8n-nodes-base.summarize',
		{
			fieldsToSummarize: { values: [{ aggregation: 'count', field: counted ?? '' }] },
			options: {},
		},
		1.1,
	);
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
	const last = counted === undefined ? { ...answer, executeOnce: true } : count;
	const nodes = [{ ...webhook, webhookId: path }, split, tested, last];
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
		const found = counted === undefined ? data.count : data[`count_${counted}`];
		if (status !== 200 || found !== items.length) {
			throw new Error(`${tested.name}: ${status} ${JSON.stringify(data).slice(0, 200)}`);
		}
	};
}
