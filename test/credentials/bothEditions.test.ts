import type { WeComCustomerContact } from '../../nodes/WeComCustomerContact/WeComCustomerContact.node';
import { sharedTokens } from '../../wecom/token';
import { runNode } from '../../support/harness/runNode';
import { useSimulator } from '../../support/harness/useSimulator';

type NodeModule = Record<'WeComCustomerContact', typeof WeComCustomerContact>;

describe('a node of another package than the credential, as with both editions installed', () => {
	const wecom = useSimulator();

	it.each([40014, 42001])(
		'gets a new token when WeCom has ended the one at hand (%i)',
		async (code) => {
			let other: NodeModule | undefined;
			jest.isolateModules(() => {
				other = jest.requireActual<NodeModule>(
					'../../nodes/WeComCustomerContact/WeComCustomerContact.node',
				);
			});
			if (!other) throw new Error('The module was not loaded');
			const nodeType = new other.WeComCustomerContact();
			const run = async () =>
				await runNode({
					credential: wecom.credential(),
					parameters: { resource: 'followUser', operation: 'getAll' },
					nodeType,
				});
			await run();
			wecom.simulator.tokens.end('main', code as 40014);
			const { error, json } = await run();
			expect(error).toBeUndefined();
			expect(json.length).toBeGreaterThan(0);
			expect(wecom.simulator.tokens.exchanges()).toEqual({ main: 2 });
			expect(sharedTokens.latest({ ...wecom.credential() })).toBeDefined();
		},
	);
});
