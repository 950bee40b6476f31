import { lifecycle } from '../../../nodes/WeComCustomerContactTrigger/lifecycle';

let count = 0;

/** What n8n gives to a trigger that starts to listen, and what that leaves in the log. */
function trigger(mode = 'trigger', corpId = `wwexamplecorp${count++}`) {
	const warnings: string[] = [];
	const context = {
		getCredentials: async () =>
			await Promise.resolve({
				corpId,
				callbackToken: 'exampleToken',
				callbackSecretKey: 'a'.repeat(43),
			}),
		getNodeParameter: (name: string) => (name === 'events' ? ['view'] : {}),
		getNode: () => ({ id: `node-${corpId}-${count++}`, name: 'Trigger' }),
		getWorkflow: () => ({ id: 'w', name: `Workflow of ${mode}` }),
		getMode: () => mode,
		logger: { warn: (text: string) => warnings.push(text) },
	} as never;
	return { warnings, context, corpId };
}

describe('a trigger that starts to listen', () => {
	it('is never there already, listens then, and has nothing to remove', async () => {
		const { context } = trigger();
		expect(await lifecycle.checkExists.call(context)).toBe(false);
		expect(await lifecycle.create.call(context)).toBe(true);
		expect(await lifecycle.delete.call(context)).toBe(true);
	});

	it('is told which other workflow listens for the app', async () => {
		const first = trigger('trigger');
		await lifecycle.create.call(first.context);
		const second = trigger('webhook', first.corpId);
		await lifecycle.create.call(second.context);
		expect(first.warnings).toEqual([]);
		expect(second.warnings).toEqual([
			expect.stringMatching(
				/^WeCom Customer Contact Trigger: Workflow of webhook and Workflow of trigger listen/,
			),
		]);
	});

	it('is told nothing while somebody tests, and no other of it', async () => {
		const first = trigger('trigger');
		await lifecycle.create.call(first.context);
		const test = trigger('manual', first.corpId);
		await lifecycle.create.call(test.context);
		expect(test.warnings).toEqual([]);
	});
});
