import { sharedTokens } from '../../../wecom/token';
import { idOf, itemsOf, useCustomers } from '../../../support/harness/customers';
import { useSimulator } from '../../../support/harness/useSimulator';
import { tagInOwnProcess } from '../../../support/harness/ownProcess';

describe('the token of the credential', () => {
	const wecom = useSimulator({ customers: 1000, latencyMs: 5 });
	const customers = useCustomers(wecom);

	const getAll = async (count: number) => {
		const input = (await customers()).slice(0, count);
		sharedTokens.clear();
		const before = wecom.simulator.tokens.exchanges().main ?? 0;
		const outcome = await wecom.run(
			'customer.get',
			{
				external_userid: idOf('={{ $json.external_userid }}'),
				requestOptions: { concurrency: 50 },
			},
			{ input: itemsOf(input) },
		);
		return { ...outcome, exchanges: (wecom.simulator.tokens.exchanges().main ?? 0) - before };
	};

	it('is exchanged exactly once for 1,000 items that start with a cold cache', async () => {
		const { json, exchanges } = await getAll(1000);
		expect(json).toHaveLength(1000);
		expect(exchanges).toBe(1);
	});

	it('is exchanged once more when WeCom ends it in the middle of 1,000 items, and none is lost', async () => {
		wecom.simulator.faults.add({
			fault: { kind: 'endToken' },
			endpoint: 'customer.get',
			skip: 500,
			count: 1,
		});
		const { json, error, exchanges } = await getAll(1000);
		expect(error).toBeUndefined();
		expect(json).toHaveLength(1000);
		expect(exchanges).toBe(2);
	});

	it('is shared with the next execution', async () => {
		await wecom.run('followUser.getAll');
		await wecom.run('followUser.getAll');
		expect(wecom.simulator.tokens.exchanges()).toEqual({ main: 1 });
	});
});

describe('two apps of one company', () => {
	const wecom = useSimulator({
		apps: [
			{ name: 'one', secret: 'EXAMPLE-APP-ONE' },
			{ name: 'two', secret: 'EXAMPLE-APP-TWO' },
		],
	});

	it('never share a token', async () => {
		await Promise.all(
			[0, 1, 0, 1].map(
				async (app) =>
					await wecom.run('followUser.getAll', {}, { credential: wecom.credential(app) }),
			),
		);
		const { simulator } = wecom;
		expect(simulator.tokens.exchanges()).toEqual({ one: 1, two: 1 });
		expect(
			simulator.ledger
				.requests({ endpoint: 'followUser.getAll' })
				.map(({ app }) => app)
				.sort(),
		).toEqual(['one', 'one', 'two', 'two']);
	});
});

describe('two processes at work on a server whose every exchange ends the previous token', () => {
	const wecom = useSimulator({ customers: 300, latencyMs: 10, tokenPolicy: 'new ends previous' });
	const customers = useCustomers(wecom);

	it('finish without a failed item', async () => {
		const { simulator } = wecom;
		const follows = await customers();
		const { tag_ids } = simulator.actions.tagGroupCreated({ name: 'Level', tags: ['Gold'] });
		const tag = tag_ids[0] ?? '';
		const credential = wecom.credential();
		const outcomes = await Promise.all([
			tagInOwnProcess({ credential, tag, items: follows.slice(0, 150) }),
			tagInOwnProcess({ credential, tag, items: follows.slice(150) }),
		]);
		expect(outcomes).toEqual([{ done: 150 }, { done: 150 }]);
		expect(simulator.ledger.worked('customer.markTags')).toBe(300);
	}, 120_000);
});
