import { loadContract, loadEndpoints, loadMemberMessage } from '../../contract/load';
import { resources } from '../../nodes/WeComCustomerContact/resources';
import { RESOURCES } from '../../simulator/resources';
import { startSimulatedApp } from '../../support/playground/simulatedApp';
import { resourceWorkflows } from '../e2e/workflows';

/** The operations that the workflows of the end-to-end tests use. */
async function operationsInWorkflows(): Promise<Set<string>> {
	const used = new Set<string>();
	for (const { steps } of Object.values(resourceWorkflows)) {
		const app = await startSimulatedApp({ members: 3, customers: 9 });
		for (const { operation } of await steps(app)) used.add(operation);
		await app.simulator.stop();
	}
	return used;
}

describe('every endpoint of the contract', () => {
	const all = [...loadContract(), ...loadMemberMessage()];
	const ids = all.flatMap(({ endpoints }) => endpoints.map(({ id }) => id));

	it('is answered by the simulator: simulator/resources/<resource>/api.ts', () => {
		const answered = RESOURCES.flatMap(({ handlers }) => Object.keys(handlers));
		expect(ids.filter((id) => !answered.includes(id))).toEqual([]);
		expect(answered.filter((id) => !loadEndpoints().has(id))).toEqual([]);
	});
});

describe('every operation', () => {
	const ids: string[] = resources.flatMap(({ operations }) => operations.map(({ id }) => id));

	it('is a step of a workflow in a real n8n: test/e2e/workflows/<resource>.ts', async () => {
		const used = await operationsInWorkflows();
		expect(ids.filter((id) => !used.has(id))).toEqual([]);
		expect([...used].filter((id) => !ids.includes(id))).toEqual([]);
	});
});
