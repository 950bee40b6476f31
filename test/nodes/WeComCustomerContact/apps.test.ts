import { itemsOf } from '../../../support/harness/customers';
import { useSimulator } from '../../../support/harness/useSimulator';

const APPS = [
	{ name: 'one', secret: 'EXAMPLE-APP-ONE' },
	{ name: 'two', secret: 'EXAMPLE-APP-TWO' },
];

describe('a credential that holds an expression', () => {
	const wecom = useSimulator({ apps: APPS, members: 1 });

	const run = async (secret: string, items: object[], id = 'followUser.getAll') => {
		const outcome = await wecom.run(
			id,
			{ requestOptions: { concurrency: 1 } },
			{
				credential: { ...wecom.credential(), secret },
				input: itemsOf(items),
				onError: 'continueRegularOutput',
			},
		);
		const requests = wecom.simulator.ledger.requests({ endpoint: id });
		return { ...outcome, apps: requests.map(({ app }) => app) };
	};
	const one = { secret: APPS[0]?.secret };
	const two = { secret: APPS[1]?.secret };

	it('sends each item as the app that it stands for with that item', async () => {
		const { apps, error } = await run('={{ $json.secret }}', [one, two, two, one]);
		expect(error).toBeUndefined();
		expect(apps).toEqual(['one', 'two', 'two', 'one']);
		expect(wecom.simulator.tokens.exchanges()).toEqual({ one: 1, two: 1 });
	});

	it.each([
		['has a value of its own for items without one', `={{ $json.secret ?? "${one.secret}" }}`],
		[
			'looks at the item by its index',
			`={{ $input.all()[$itemIndex].json.secret ?? "${one.secret}" }}`,
		],
	])('that %s is read for each item too', async (_what, secret) => {
		const { apps } = await run(secret, [{}, two, {}, two]);
		expect(apps).toEqual(['one', 'two', 'one', 'two']);
	});

	it('that fails for a later item lets nothing be created for an earlier one', async () => {
		const { error, simulator } = {
			simulator: wecom.simulator,
			...(await wecom.run(
				'corpTag.create',
				{
					addTo: 'name',
					group_name: 'Level',
					tag: { values: [{ name: '={{ $json.tag }}', additionalFields: {} }] },
				},
				{
					credential: { ...wecom.credential(), secret: '={{ $json.secret.trim() }}' },
					input: itemsOf([{ ...one, tag: 'Gold' }, { tag: 'Silver' }]),
				},
			)),
		};
		expect(error?.context).toMatchObject({ itemIndex: 1 });
		expect(simulator.ledger.requests({ endpoint: 'corpTag.create' })).toEqual([]);
	});

	it('keeps the order of the input for one record, however long it takes to read for each item', async () => {
		const { external_userid } = wecom.simulator.actions.customerAdds({ userid: 'member_1' });
		const remarks = ['first', 'second', 'third'];
		await wecom.run(
			'customer.updateRemark',
			{
				userid: { __rl: true, mode: 'id', value: 'member_1' },
				external_userid: { __rl: true, mode: 'id', value: external_userid },
				updateFields: { remark: '={{ $json.remark }}' },
			},
			{
				credential: { ...wecom.credential(), secret: '={{ $json.secret }}' },
				input: itemsOf(remarks.map((remark) => ({ ...one, remark }))),
				beforeCredential: async (index) =>
					await new Promise((resolve) => setTimeout(resolve, 20 * (3 - index))),
			},
		);
		const requests = wecom.simulator.ledger.requests({ endpoint: 'customer.updateRemark' });
		expect(requests.map(({ body }) => (body as { remark: string }).remark)).toEqual(remarks);
	});

	it('fails for the item alone with which it fails', async () => {
		const { json, apps } = await run('={{ $json.secret.trim() }}', [one, {}, two]);
		expect(apps).toEqual(['one', 'two']);
		expect(json.map((item) => Object.keys(item))).toEqual([['userid'], ['error'], ['userid']]);
	});
});
