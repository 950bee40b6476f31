import { assertSucceeded, outputOf } from '../../../support/n8n/execution';
import { exampleProof } from '../support/exampleProof';
import type { Stage } from '../support/stage';
import { actionNode, chain, START, startNode } from '../../../support/n8n/workflows';

/** Makes an acquisition link to member_1. */
async function createLink({ playground: { client, credential } }: Stage): Promise<string> {
	const parameters = { link_name: 'Newsletter', user_list: ['member_1'] };
	const create = actionNode({ operation: 'acquisitionLink.create', parameters }, credential);
	const { id } = await client.createWorkflow(chain('Link', [startNode(), create]));
	const execution = await client.runToEnd(id, START);
	assertSucceeded(execution);
	return String(outputOf(execution, create.name)[0]?.link_id);
}

export const acquisitionQuotaAlarm = exampleProof({
	example: 'acquisition-quota-alarm',
	title: 'warns of too little quota, of quota that expires, and of links that fail',
	async prove(stage) {
		const { actions } = stage.app.simulator;
		await stage.importIt({ settings: { smallestBalance: 10, daysBeforeExpiry: 14 } });
		actions.acquisitionQuotaSet({ amount: 500, days: 300 });
		// By hand it always tells, so that one sees whether that works.
		const byHand = await stage.run('Every Morning');
		expect(byHand.output('What Expires Soon')).toMatchObject([{ balance: 500, expiring: 0 }]);
		expect(stage.said()).toEqual([expect.stringContaining('500')]);

		await stage.publish('Quota or Link Event');
		const link = await createLink(stage);
		actions.acquisitionQuotaSet({ amount: 20, days: 300 });
		actions.customerAddsThroughLink({ link });
		const quiet = await stage.runOfEvent(2);
		expect(quiet.output('What Expires Soon')).toMatchObject([{ balance: 19, expiring: 0 }]);
		expect(stage.said()).toEqual([]);

		actions.acquisitionQuotaBought({ amount: 40, days: 7 });
		const expiring = await stage.run('Every Morning');
		expect(expiring.output('What Expires Soon')).toMatchObject([{ balance: 59, expiring: 40 }]);
		expect(stage.said()).toEqual([expect.stringMatching(/14.*40/)]);

		actions.acquisitionQuotaSet({ amount: 60, days: 300 });
		await stage.run('Every Morning');
		expect(stage.said()).toEqual([expect.stringContaining('60')]);

		actions.memberSet({ userid: 'member_1', customer_limit: 0 });
		actions.customerAddsThroughLink({ link });
		await stage.runOfEvent(5);
		expect(stage.said()).toEqual([expect.stringContaining(link)]);
	},
});
