import { idOf } from '../../../../support/harness/customers';
import { useLists } from '../../../../support/harness/useLists';
import { useSimulator } from '../../../../support/harness/useSimulator';

const wecom = useSimulator({ members: 4, customers: 4 });
const lists = useLists(wecom);

const group = (strategy_name: string) => ({
	strategy_name,
	admin_list: ['member_1'],
	range: { values: [{ type: 1, userid: ['member_2'] }] },
});
const created = async (
	strategy_name: string,
	kind: 'customer' | 'moment' = 'customer',
): Promise<number> => {
	const { json } = await wecom.run(`${kind}Strategy.create`, group(strategy_name));
	return Number(json[0]?.strategy_id);
};
const withTags = async (strategy_id: number, group_name: string, ...names: string[]) => {
	const { json } = await wecom.run('strategyTag.create', {
		strategy_id: idOf(String(strategy_id)),
		addTo: 'name',
		group_name,
		tag: { values: names.map((name) => ({ name })) },
	});
	return json[0] as { group_id: string; tag: Array<{ id: string }> };
};

describe('the list of rule groups', () => {
	it('shows names, which WeCom gives for each id alone', async () => {
		const east = await created('East region');
		const west = await created('West region');
		expect((await lists.search('searchCustomerStrategies')).results).toEqual([
			{ name: 'East region', value: east },
			{ name: 'West region', value: west },
		]);
	});

	it('is searched by name', async () => {
		await created('East region');
		const west = await created('West region');
		const { results } = await lists.search('searchCustomerStrategies', {}, 'west');
		expect(results).toEqual([{ name: 'West region', value: west }]);
	});

	it('keeps rule groups of Moments apart', async () => {
		await created('East region');
		const shops = await created('Shops', 'moment');
		const { results } = await lists.search('searchMomentStrategies');
		expect(results).toEqual([{ name: 'Shops', value: shops }]);
	});

	it('goes on where it ended, twenty names at a time', async () => {
		for (let index = 1; index <= 45; index++) await created(`Region ${index}`);
		const { results: first, paginationToken } = await lists.search('searchCustomerStrategies');
		expect(first).toHaveLength(45);
		expect(paginationToken).toBeUndefined();
		expect(wecom.simulator.ledger.calls('customerStrategy.getAll')).toBe(3);
	});
});

describe('the list of rule group tags', () => {
	it('shows the tag groups of the rule group that is chosen', async () => {
		const east = await created('East region');
		const west = await created('West region');
		const intent = await withTags(east, 'Purchase intent', 'High', 'Low');
		await withTags(west, 'Origin', 'Fair');
		const { results } = await lists.search('searchStrategyTagGroups', {
			resource: 'strategyTag',
			operation: 'create',
			strategy_id: idOf(String(east)),
		});
		expect(results).toEqual([{ name: 'Purchase intent', value: intent.group_id }]);
	});

	it('asks to choose the rule group first where the operation needs one', async () => {
		const { results } = await lists.search('searchStrategyTagGroups', {
			resource: 'strategyTag',
			operation: 'create',
			strategy_id: idOf(''),
		});
		expect(results).toEqual([{ name: 'Choose the rule group first', value: '', disabled: true }]);
	});

	it('shows those of the rule group among the filters', async () => {
		const east = await created('East region');
		const west = await created('West region');
		await withTags(east, 'Purchase intent', 'High');
		await withTags(west, 'Origin', 'Fair');
		const parameters = {
			resource: 'strategyTag',
			operation: 'getAll',
			filters: { strategy_id: idOf(String(west)) },
		};
		const groups = await lists.options('getStrategyTagGroups', parameters);
		expect(groups.map(({ name }) => name)).toEqual(['Origin']);
	});

	it('shows those of all rule groups where the form has no rule group', async () => {
		const east = await created('East region');
		const west = await created('West region');
		await withTags(east, 'Purchase intent', 'High', 'Low');
		await withTags(west, 'Origin', 'Fair');
		const parameters = { resource: 'strategyTag', operation: 'update' };
		const { results } = await lists.search('searchStrategyTagsAndGroups', parameters);
		expect(results.map(({ name }) => name)).toEqual([
			'Purchase intent',
			'Purchase intent / High',
			'Purchase intent / Low',
			'Origin',
			'Origin / Fair',
		]);
		const tags = await lists.options('getStrategyTags', parameters);
		expect(tags.map(({ name }) => name)).toEqual([
			'Purchase intent / High',
			'Purchase intent / Low',
			'Origin / Fair',
		]);
		const groups = await lists.options('getStrategyTagGroups', parameters);
		expect(groups.map(({ name }) => name)).toEqual(['Purchase intent', 'Origin']);
	});

	it('shows those of all rule groups while the rule group is an expression without a value', async () => {
		await withTags(await created('East region'), 'Purchase intent', 'High');
		const { results } = await lists.search('searchStrategyTagGroups', {
			resource: 'strategyTag',
			operation: 'create',
			strategy_id: idOf('={{ $json.rule_group }}'),
		});
		expect(results.map(({ name }) => name)).toEqual(['Purchase intent']);
	});
});
