import { setTimeout as sleep } from 'node:timers/promises';

import { assertSucceeded, outputOf } from '../../support/n8n/execution';
import { CREDENTIAL_TYPE } from '../../nodes/shared/credentialType';
import { use } from '../../support/playground/exampleWorkflows';
import { usePlayground } from './support/playground';
import { chain, node, START, startNode } from '../../support/n8n/workflows';

const LIFETIME_SECONDS = 3;
const NAME = 'List Follow Users';

const playground = usePlayground({ members: 3, tokenLifetimeSeconds: LIFETIME_SECONDS });

/** n8n's own HTTP Request node with this package's credential. */
function httpRequestWorkflow() {
	const { app, credential } = playground();
	const request = node(
		NAME,
		'n8n-nodes-base.httpRequest',
		{
			url: `${app.simulator.baseUrl}/cgi-bin/externalcontact/get_follow_user_list`,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: CREDENTIAL_TYPE,
		},
		4.2,
	);
	return chain('HTTP Request', [startNode(), { ...request, credentials: use(credential) }]);
}

test("n8n's HTTP Request node lists the follow users before and after the token's lifetime", async () => {
	const { client, app } = playground();
	const expected = {
		errcode: 0,
		errmsg: 'ok',
		follow_user: ['member_1', 'member_2', 'member_3'],
	};
	const workflow = await client.createWorkflow(httpRequestWorkflow());
	const list = async () => {
		const execution = await client.runToEnd(workflow.id, START);
		assertSucceeded(execution);
		return outputOf(execution, NAME);
	};

	expect(await list()).toEqual([expected]);
	expect(await list()).toEqual([expected]);
	const { main: before } = app.simulator.tokens.exchanges();
	// The lifetime is WeCom's and n8n's clock at once: nothing but time itself ends it.
	await sleep(LIFETIME_SECONDS * 1000);
	expect(await list()).toEqual([expected]);
	expect(app.simulator.tokens.exchanges().main).toBeGreaterThan(Number(before));
	// Before the first of the three the credential looks whether WeCom trusts the address.
	expect(app.simulator.ledger.requests({ endpoint: 'followUser.getAll' })).toMatchObject([
		{ errcode: 0 },
		{ errcode: 0 },
		{ errcode: 0 },
		{ errcode: 0 },
	]);
});
