import { assertSucceeded } from '../../support/n8n/execution';
import { credentialData } from '../../support/playground/simulatedApp';
import { CREDENTIAL_TYPE } from '../../nodes/shared/credentialType';
import { usePlayground } from './support/playground';
import { actionNode, chain, node, START, startNode } from '../../support/n8n/workflows';

const APPS = [
	{ name: 'one', secret: 'EXAMPLE-SECRET-OF-APP-ONE' },
	{ name: 'two', secret: 'EXAMPLE-SECRET-OF-APP-TWO' },
];

const playground = usePlayground({ members: 1, apps: APPS });

test('a credential whose secret looks at the item runs each item as its own app', async () => {
	const secret = `={{ $json.client === 'two' ? '${APPS[1]?.secret}' : '${APPS[0]?.secret}' }}`;
	const { client, app } = playground();
	const data = { ...credentialData(app), secret };
	const credential = await client.createCredential('WeCom of the client', CREDENTIAL_TYPE, data);
	const items = node(
		'Clients',
		'n8n-nodes-base.code',
		{ jsCode: "return ['one', 'two', 'two', 'one'].map((client) => ({ json: { client } }));" },
		2,
	);
	const members = actionNode(
		{
			operation: 'followUser.getAll',
			parameters: { requestOptions: { concurrency: 1 } },
		},
		credential,
	);
	const { id } = await client.createWorkflow(chain('Clients', [startNode(), items, members]));
	assertSucceeded(await client.runToEnd(id, START));
	const requests = app.simulator.ledger.requests({ endpoint: 'followUser.getAll' });
	expect(requests.map((request) => request.app)).toEqual(['one', 'two', 'two', 'one']);
	expect(app.simulator.tokens.exchanges()).toEqual({ one: 1, two: 1 });
});
