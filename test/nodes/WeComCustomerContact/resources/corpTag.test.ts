import { idOf, itemsOf } from '../../../../support/harness/customers';
import { useSimulator } from '../../../../support/harness/useSimulator';

const wecom = useSimulator({ customers: 1, members: 1 });

interface TagGroup {
	group_id: string;
	tag: Array<{ id: string; name: string }>;
}

const tags = (...names: string[]) => ({ values: names.map((name) => ({ name })) });
const create = async (group_name: string, ...names: string[]) => {
	const { json } = await wecom.run('corpTag.create', {
		addTo: 'name',
		group_name,
		tag: tags(...names),
	});
	return json[0] as unknown as TagGroup;
};
const sent = (operation: string) =>
	wecom.simulator.ledger.requests({ endpoint: `corpTag.${operation}` }).map(({ body }) => body);
const listed = async () =>
	(await wecom.run('corpTag.getAll')).json as unknown as Array<TagGroup & { group_name: string }>;

describe('new tags', () => {
	it('go into a group by its name, with a sort value for each that has one', async () => {
		const { json } = await wecom.run('corpTag.create', {
			addTo: 'name',
			group_name: 'Customer level',
			tag: {
				values: [
					{ name: 'Gold', additionalFields: { order: 0 } },
					{ name: 'Silver', additionalFields: {} },
				],
			},
			additionalFields: { order: 20 },
		});
		expect(sent('create')).toEqual([
			{
				group_name: 'Customer level',
				order: 20,
				tag: [{ name: 'Gold', order: 0 }, { name: 'Silver' }],
			},
		]);
		expect(json).toEqual([
			expect.objectContaining({
				group_name: 'Customer level',
				tag: [
					expect.objectContaining({ name: 'Gold' }),
					expect.objectContaining({ name: 'Silver' }),
				],
			}),
		]);
	});

	it('go into an existing group, whose name and sort value are not sent', async () => {
		const { group_id } = await create('Customer level', 'Gold');
		await wecom.run('corpTag.create', {
			addTo: 'existing',
			group_id: idOf(group_id),
			tag: tags('Silver'),
		});
		expect(sent('create')[1]).toEqual({ group_id, tag: [{ name: 'Silver' }] });
	});

	it('of many items for one new group make one group, one call after the other', async () => {
		wecom.simulator.settings.latencyMs = 5;
		const names = ['Gold', 'Silver', 'Bronze', 'Iron'];
		const { json } = await wecom.run(
			'corpTag.create',
			{ addTo: 'name', group_name: 'Customer level', tag: tags('={{ $json.name }}') },
			{ input: itemsOf(names.map((name) => ({ name }))) },
		);
		expect(new Set(json.map(({ group_id }) => group_id)).size).toBe(1);
		expect(wecom.simulator.ledger.overlaps().endpoints['corpTag.create']).toBe(1);
		expect(sent('create').map((body) => (body as TagGroup).tag[0]?.name)).toEqual(names);
	});

	it.each([
		{
			name: 'no tag',
			fields: { addTo: 'name', group_name: 'Level', tag: {} },
			message: 'Tags is missing',
		},
		{
			name: 'a tag without a name',
			fields: { addTo: 'name', group_name: 'Level', tag: tags('={{ "" }}') },
			message: 'Tags 1 > Name is missing',
		},
		{
			name: 'neither a group nor a name for one',
			fields: { addTo: 'existing', group_id: idOf('={{ "" }}'), tag: tags('Gold') },
			message:
				'Tag Group is empty (got ""). Fill it in, or reset its value to leave it out: an empty one never means all',
		},
		{
			name: 'a sort value below 0',
			fields: {
				addTo: 'name',
				group_name: 'Level',
				tag: { values: [{ name: 'Gold', additionalFields: { order: -1 } }] },
			},
			message: 'Tags 1 > Sort Value must be at least 0 (got -1)',
		},
	])('are refused before any request with $name', async ({ fields, message }) => {
		const { error } = await wecom.run('corpTag.create', fields);
		expect(error?.message).toBe(message);
		expect(sent('create')).toEqual([]);
	});
});

describe('the list of tags', () => {
	it('has one item for each group, or one for each tag', async () => {
		await create('Level', 'Gold', 'Silver');
		const { group_id } = await create('Region', 'North');
		const filters = { group_id: [group_id] };
		expect((await wecom.run('corpTag.getAll', { filters })).json).toEqual([
			expect.objectContaining({ group_name: 'Region', tag: [expect.anything()] }),
		]);
		const { json, items } = await wecom.run('corpTag.getAll', {
			options: { splitIntoTags: true },
		});
		expect(json.map(({ name, group_name }) => `${String(group_name)} / ${String(name)}`)).toEqual(
			expect.arrayContaining(['Level / Gold', 'Level / Silver', 'Region / North']),
		);
		expect(items.every(({ pairedItem }) => JSON.stringify(pairedItem) === '{"item":0}')).toBe(true);
		expect(sent('getAll')).toEqual([{ group_id: [group_id] }, {}]);
	});

	it('takes tags or groups to filter by, and not both, of which one would be ignored', async () => {
		const { error } = await wecom.run('corpTag.getAll', {
			filters: { tag_id: ['t'], group_id: ['g'] },
		});
		expect(error?.message).toBe('Fill in only one of Tag Names or IDs, Tag Group Names or IDs');
	});
});

describe('a tag', () => {
	it('is renamed and moved to the end by a sort value of 0', async () => {
		const { tag } = await create('Level', 'Gold');
		const id = tag[0]?.id ?? '';
		const { json } = await wecom.run('corpTag.update', {
			id: idOf(id),
			updateFields: { name: 'Platinum', order: 0 },
		});
		expect(json).toEqual([{ success: true, id, name: 'Platinum' }]);
		expect(sent('update')).toEqual([{ id, name: 'Platinum', order: 0 }]);
		expect((await listed()).flatMap((group) => group.tag)).toContainEqual(
			expect.objectContaining({ id, name: 'Platinum' }),
		);
	});

	it('is deleted together with whole groups, by ids from a text or a list', async () => {
		const level = await create('Level', 'Gold', 'Silver');
		const region = await create('Region', 'North');
		const { json } = await wecom.run('corpTag.delete', {
			tag_id: `={{ "${level.tag[0]?.id}, ${level.tag[1]?.id}" }}`,
			group_id: [region.group_id],
		});
		const named = { tag_id: level.tag.map(({ id }) => id), group_id: [region.group_id] };
		expect(json).toEqual([{ deleted: true, ...named }]);
		expect(sent('delete')).toEqual([named]);
		const groups = (await listed()).map(({ group_name }) => group_name);
		expect(groups).not.toContain('Level');
		expect(groups).not.toContain('Region');
	});

	it('is not deleted where the form names none', async () => {
		const { error } = await wecom.run('corpTag.delete', {});
		expect(error?.message).toBe('Fill in at least one of Tag Names or IDs, Tag Group Names or IDs');
		expect(sent('delete')).toEqual([]);
	});
});
