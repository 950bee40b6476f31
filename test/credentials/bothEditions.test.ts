import type { WeComCustomerContact } from '../../nodes/WeComCustomerContact/WeComCustomerContact.node';
import { sharedTokens } from '../../wecom/token';
import { runNode } from '../../support/harness/runNode';
import { useSimulator } from '../../support/harness/useSimulator';

type NodeModule = Record<'WeComCustomerContact', typeof WeComCustomerContact>;

/** The action node with modules of its own, as in another package. */
function nodeOfOtherPackage(): WeComCustomerContact {
	let other: NodeModule | undefined;
	jest.isolateModules(() => {
		other = jest.requireActual<NodeModule>(
			'../../nodes/WeComCustomerContact/WeComCustomerContact.node',
		);
	});
	if (!other) throw new Error('The module was not loaded');
	return new other.WeComCustomerContact();
}

describe('a node of another package than the credential, as with both editions installed', () => {
	const wecom = useSimulator();
	const nodeType = nodeOfOtherPackage();

	const run = async (changes = {}) =>
		await runNode({
			credential: { ...wecom.credential(), ...changes },
			parameters: { resource: 'followUser', operation: 'getAll' },
			nodeType,
		});

	it.each([40014, 42001] as const)(
		'gets a new token when WeCom has ended the one at hand (%i)',
		async (code) => {
			await run();
			wecom.simulator.tokens.end('main', code);
			const { error, json } = await run();
			expect(error).toBeUndefined();
			expect(json.length).toBeGreaterThan(0);
			expect(wecom.simulator.tokens.exchanges()).toEqual({ main: 2 });
			expect(sharedTokens.latest({ ...wecom.credential() })).toBeDefined();
		},
	);

	it.each([
		['a wrong secret', { secret: 'a-secret-that-is-wrong' }, 'errcode 40001'],
		['a host that nobody listens on', { baseUrl: 'http://127.0.0.1:9' }, 'could not be reached'],
	])('says of %s what a node of the same package says', async (_what, changes, words) => {
		const { error } = await run(changes);
		expect(error?.message).toContain(words);
		const same = await runNode({
			credential: { ...wecom.credential(), ...changes },
			parameters: { resource: 'followUser', operation: 'getAll' },
		});
		expect(error?.message).toBe(same.error?.message);
		expect(error?.description).toBe(same.error?.description);
	});
});
