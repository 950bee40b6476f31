import { assertSucceeded, filesOf, nodesRun, outputOf } from '../../support/n8n/execution';
import { usePlayground } from './support/playground';
import { actionNode, chain, START, startNode } from '../../support/n8n/workflows';
import { resourceWorkflows } from './workflows';

describe.each(Object.entries(resourceWorkflows))('%s', (resource, workflow) => {
	const playground = usePlayground({ members: 3, customers: 9 });

	test(workflow.title, async () => {
		const { client, app, credential } = playground();
		const steps = await workflow.steps(app);
		const nodes = steps.map((step) => actionNode(step, credential));
		const { id } = await client.createWorkflow(chain(resource, [startNode(), ...nodes]));

		const execution = await client.runToEnd(id, START);
		assertSucceeded(execution);
		expect(nodesRun(execution)).toEqual([START, ...nodes.map(({ name }) => name)]);

		const byNode = <T>(read: (name: string) => T): Record<string, T> =>
			Object.fromEntries(nodes.map(({ name }) => [name, read(name)]));
		workflow.check({
			outputs: byNode((name) => outputOf(execution, name)),
			files: byNode((name) => filesOf(execution, name)),
			app,
		});
	});
});
