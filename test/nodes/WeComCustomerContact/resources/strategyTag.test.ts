import { idOf } from '../../../../support/harness/customers';
import { useSimulator } from '../../../../support/harness/useSimulator';

const wecom = useSimulator({ members: 4, customers: 4 });

const ruleGroup = async () => {
	const { json } = await wecom.run('customerStrategy.create', {
		strategy_name: 'East region',
		admin_list: ['member_1'],
		range: { values: [{ type: 1, userid: ['member_2'] }] },
	});
	return idOf(String(json[0]?.strategy_id));
};
const tags = (...names: string[]) => ({ values: names.map((name) => ({ name })) });
const byName = async () => {
	const strategy_id = await ruleGroup();
	const { json } = await wecom.run('strategyTag.create', {
		strategy_id,
		addTo: 'name',
		group_name: 'Purchase intent',
		tag: tags('High', 'Low'),
		additionalFields: { order: 15 },
	});
	return { strategy_id, group: json[0] as { group_id: string; tag: Array<{ id: string }> } };
};
const sent = (operation: string) =>
	wecom.simulator.ledger.requests({ endpoint: `strategyTag.${operation}` }).map(({ body }) => body);

describe('tags of a rule group', () => {
	it('go into a tag group by its name, which is created with its sort value', async () => {
		const { strategy_id, group } = await byName();
		expect(sent('create')).toEqual([
			{
				strategy_id: Number(strategy_id.value),
				group_name: 'Purchase intent',
				order: 15,
				tag: [{ name: 'High' }, { name: 'Low' }],
			},
		]);
		expect(group).toMatchObject({
			group_name: 'Purchase intent',
			order: 15,
			tag: [{ name: 'High' }, { name: 'Low' }],
		});
	});

	it('go into a tag group that is there, whose name is not sent', async () => {
		const { strategy_id, group } = await byName();
		await wecom.run('strategyTag.create', {
			strategy_id,
			addTo: 'existing',
			group_id: idOf(group.group_id),
			group_name: 'left over from before',
			tag: { values: [{ name: 'Medium', additionalFields: { order: 0 } }] },
		});
		expect(sent('create')[1]).toEqual({
			strategy_id: Number(strategy_id.value),
			group_id: group.group_id,
			tag: [{ name: 'Medium', order: 0 }],
		});
	});

	it('need a tag group', async () => {
		const { error } = await wecom.run('strategyTag.create', {
			strategy_id: idOf('7'),
			addTo: 'existing',
			group_id: idOf('={{ $json.none }}'),
			tag: tags('High'),
		});
		expect(error?.message).toContain('Tag Group is empty (got nothing)');
		expect(sent('create')).toEqual([]);
	});

	it('are listed by tag group, or one by one with Split Into Tags', async () => {
		const { strategy_id, group } = await byName();
		const groups = await wecom.run('strategyTag.getAll', { filters: { strategy_id } });
		expect(groups.json).toEqual([
			expect.objectContaining({ group_id: group.group_id, strategy_id: Number(strategy_id.value) }),
		]);
		const single = await wecom.run('strategyTag.getAll', { options: { splitIntoTags: true } });
		expect(single.json.map(({ name }) => name)).toEqual(['High', 'Low']);
		expect(single.json[0]).toMatchObject({
			id: group.tag[0]?.id,
			group_id: group.group_id,
			group_name: 'Purchase intent',
			group_order: 15,
			strategy_id: Number(strategy_id.value),
		});
		expect(single.items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }]);
	});

	it('are not all listed when those asked for come out empty', async () => {
		const { error } = await wecom.run('strategyTag.getAll', { filters: { tag_id: '={{ [] }}' } });
		expect(error?.message).toContain('Tag Names or IDs is empty (got [])');
		expect(sent('getAll')).toEqual([]);
	});

	it('are asked for by tag or by tag group, not both', async () => {
		const { error } = await wecom.run('strategyTag.getAll', {
			filters: { tag_id: ['etTag'], group_id: ['etGroup'] },
		});
		expect(error?.message).toBe('Fill in only one of Tag Names or IDs, Tag Group Names or IDs');
	});

	it('are renamed, and moved to the end with the sort value 0', async () => {
		const { group } = await byName();
		const { json } = await wecom.run('strategyTag.update', {
			id: idOf(group.tag[0]?.id ?? ''),
			updateFields: { name: 'Very high', order: 0 },
		});
		expect(json).toEqual([{ success: true, id: group.tag[0]?.id, name: 'Very high' }]);
		expect(sent('update')).toEqual([{ id: group.tag[0]?.id, name: 'Very high', order: 0 }]);
	});

	it('are deleted by ids that a list of an earlier node holds', async () => {
		const { group } = await byName();
		const { json } = await wecom.run(
			'strategyTag.delete',
			{ tag_id: '={{ $json.tag.map(tag => tag.id) }}' },
			{ input: [{ json: { ...group } }] },
		);
		expect(json).toEqual([{ deleted: true, tag_id: group.tag.map(({ id }) => id) }]);
		expect(sent('delete')).toEqual([{ tag_id: group.tag.map(({ id }) => id) }]);
	});
});
