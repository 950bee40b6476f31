import type { INodeParameters } from 'n8n-workflow';

import { failureOf } from '../../support/n8n/execution';
import { post, sealCallback } from '../../support/playground/callbackRequest';
import { usePlayground } from './support/playground';
import { createTriggerWorkflow } from '../../support/playground/trigger';
import { actionNode, byId, chain, START, startNode } from '../../support/n8n/workflows';

const playground = usePlayground({ members: 3, customers: 9 });

/** A field of the input that nobody has. */
const MISSPELT = '={{ $json.misspelt }}';

test.each<[string, string, `${string}.${string}`, INodeParameters]>([
	[
		'the recipients of a group message',
		'Customer Names or IDs is empty (got nothing)',
		'groupMessage.create',
		{
			sender: byId('member_1'),
			filters: { external_userid: MISSPELT },
			content: 'For three people',
		},
	],
	[
		'the tags of the recipients of a group message',
		'Customer Tags 1 > Tag Names or IDs is missing',
		'groupMessage.create',
		{
			sender: byId('member_1'),
			filters: { tag_filter: { group_list: [{ tag_list: MISSPELT }] } },
			content: 'For those with a tag',
		},
	],
	[
		'the sender of a group message',
		'Sender is empty (got nothing)',
		'groupMessage.create',
		{ sender: byId(MISSPELT), filters: { external_userid: ['wmSomebody'] }, content: 'Hello' },
	],
	[
		'the tags that may see a Moment',
		'Customer Tag Names or IDs is empty (got nothing)',
		'moment.create',
		{ content: 'For regulars', additionalFields: { tag_list: MISSPELT } },
	],
	[
		'the senders of a Moment',
		'Sender Names or IDs is empty (got nothing)',
		'moment.create',
		{ content: 'Fresh tea', additionalFields: { user_list: MISSPELT } },
	],
	[
		'the State of a QR code',
		'State is empty (got nothing)',
		'contactWay.create',
		{ user: ['member_1'], additionalFields: { state: MISSPELT } },
	],
	[
		'the filter of a list',
		'Tag Names or IDs is empty (got nothing)',
		'corpTag.getAll',
		{ filters: { tag_id: MISSPELT } },
	],
	[
		'the IDs of a deletion',
		'Tag Names or IDs is empty (got nothing)',
		'corpTag.delete',
		{ tag_id: MISSPELT, group_id: ['etSomeGroup'] },
	],
])(
	'a misspelt expression for %s fails and sends nothing',
	async (_what, says, operation, parameters) => {
		const { client, app, credential } = playground();
		const node = actionNode({ operation, parameters }, credential);
		const { id } = await client.createWorkflow(chain('Empty', [startNode(), node]));
		const execution = await client.runToEnd(id, START);
		expect(execution.status).toBe('error');
		expect(failureOf(execution)).toContain(says);
		expect(app.simulator.ledger.requests({ endpoint: operation })).toEqual([]);
	},
);

test('a filter that is * leaves the list whole', async () => {
	const { client, app, credential } = playground();
	const parameters = { filters: { tag_id: '={{ "*" }}' } };
	const node = actionNode({ operation: 'corpTag.getAll', parameters }, credential);
	const { id } = await client.createWorkflow(chain('Everything', [startNode(), node]));
	expect((await client.runToEnd(id, START)).status).toBe('success');
	const [request] = app.simulator.ledger.requests({ endpoint: 'corpTag.getAll' });
	expect(request?.body).toEqual({});
});

test.each<[string, string, INodeParameters]>([
	['members', 'Member Names or IDs is empty', { members: '={{ $vars.misspelt }}' }],
	[
		'State',
		'Rule 1 of the filter State',
		{ state: { rules: [{ match: 'equals', value: '={{ $vars.misspelt }}' }] } },
	],
])(
	'n8n does not publish a trigger whose filter by %s comes out empty',
	async (_what, says, filters) => {
		const { client, app } = playground();
		const { workflow, productionUrl } = await createTriggerWorkflow(playground(), { filters });
		await expect(client.activate(workflow)).rejects.toThrow(says);
		expect(await post(productionUrl, sealCallback(app))).toMatchObject({ status: 404 });
		expect(await client.executions(workflow.id)).toEqual([]);
	},
);
