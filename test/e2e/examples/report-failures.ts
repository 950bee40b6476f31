import { setReceiver } from '../../../support/playground/simulatedApp';
import { webhookUrl } from '../../../support/n8n/webhookUrl';
import { DEFAULT_LINE } from '../../../support/n8n/versions';
import { poll } from '../../../support/n8n/client';
import { e2eContext } from '../support/context';
import { exampleProof } from '../support/exampleProof';
import { actionNode, chain, triggerNode } from '../../../support/n8n/workflows';

export const reportFailures = exampleProof({
	example: 'report-failures',
	title: 'tells the group which workflow failed and what WeCom said',
	async prove(stage) {
		const { client, credential, nodeTypes, app } = stage.playground;
		await stage.importIt();
		// n8n 1 publishes nothing that only waits for errors, and calls it as it is.
		if (e2eContext().line === DEFAULT_LINE) await client.activate(stage.workflow());
		const trigger = triggerNode(credential);
		const broken = chain('Greet with a code that is gone', [
			trigger,
			actionNode(
				{
					operation: 'welcomeMessage.send',
					name: 'Greet',
					parameters: { welcome_code: 'no-such-code', content: 'Hello' },
				},
				credential,
			),
		]);
		const workflow = await client.createWorkflow({
			...broken,
			settings: { errorWorkflow: stage.workflow().id },
		});
		await client.activate(workflow);
		const nodeType = nodeTypes.find(({ name }) => name === trigger.type);
		if (!nodeType) throw new Error(`n8n does not know ${trigger.type}.`);
		setReceiver(app, webhookUrl(client.url, workflow, trigger, nodeType));

		app.simulator.actions.customerAdds({ userid: 'member_1' });
		const messages: string[] = [];
		const [message] = await poll('the message', 30_000, async () => {
			messages.push(...stage.said());
			return messages.length > 0 ? messages : undefined;
		});
		expect(message).toContain('Greet with a code that is gone');
		expect(message).toMatch(/[:：] ?Greet\n/);
		expect(message).toMatch(/\b4\d{4}\b/);
		expect(messages).toHaveLength(1);
	},
});
