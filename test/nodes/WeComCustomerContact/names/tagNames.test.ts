import type { INodeParameters } from 'n8n-workflow';

import { idOf, itemsOf, useCustomers, type Follow } from '../../../../support/harness/customers';
import { RecordingServer, type Answer } from '../../../../support/harness/recordingServer';
import { runNode } from '../../../../support/harness/runNode';
import { useSimulator } from '../../../../support/harness/useSimulator';
import type { JsonObject } from '../../../../wecom/types';

const wecom = useSimulator({ customers: 12, members: 3 });
const server = new RecordingServer();
beforeAll(async () => await server.start());
afterAll(async () => await server.stop());
const customers = useCustomers(wecom);

const newTags = (name: string, ...tags: string[]) =>
	wecom.simulator.actions.tagGroupCreated({ name, tags });
const byName = (value: string) => ({ __rl: true, mode: 'name', value });
const byItem = {
	userid: idOf('={{ $json.userid }}'),
	external_userid: idOf('={{ $json.external_userid }}'),
};

/** Adds or removes tags of the customer of each item, whose further fields the form can name. */
async function mark(
	items: readonly object[],
	fields: INodeParameters,
	more: { onError?: 'continueRegularOutput' } = {},
) {
	return await wecom.run(
		'customer.markTags',
		{ ...byItem, ...fields },
		{
			input: itemsOf([...items]),
			...more,
		},
	);
}
const sent = (endpoint: string) =>
	wecom.simulator.ledger.requests({ endpoint }).map(({ body }) => body as Record<string, unknown>);
const reads = () => wecom.simulator.ledger.calls('corpTag.getAll');
const libraryOf = async () =>
	(await wecom.run('corpTag.getAll')).json.map(({ group_name, tag }) => [
		group_name,
		(tag as Array<{ name: string }>).map(({ name }) => name),
	]);
async function someone(): Promise<Follow> {
	const [first] = await customers();
	if (!first) throw new Error('There is no customer');
	return first;
}

describe('tags to add and to remove', () => {
	it('are taken by name, by group and name, and by ID', async () => {
		const [gold, silver] = newTags('Level', 'Gold', 'Silver').tag_ids;
		const [other] = newTags('Card', 'Gold').tag_ids;
		const { error } = await mark([await someone()], {
			add_tag: `={{ ["Silver", "Card/Gold"] }}`,
			remove_tag: [gold ?? ''],
		});
		expect(error).toBeUndefined();
		expect(sent('customer.markTags')).toEqual([
			expect.objectContaining({ add_tag: [silver, other], remove_tag: [gold] }),
		]);
	});

	it('come from a column of a table, read once for all rows', async () => {
		const [gold, silver] = newTags('Level', 'Gold', 'Silver').tag_ids;
		const follows = await customers();
		const columns = ['Gold', 'Silver、Gold', '["Silver"]', gold ?? ''];
		const { error } = await mark(
			columns.map((tags, at) => ({ ...(follows[at] as Follow), tags })),
			{ add_tag: '={{ $json.tags }}' },
		);
		expect(error).toBeUndefined();
		expect(sent('customer.markTags').map(({ add_tag }) => add_tag)).toEqual([
			[gold],
			[silver, gold],
			[silver],
			[gold],
		]);
		expect(reads()).toBe(1);
	});

	it('cost no look at the library where all are IDs', async () => {
		const [gold] = newTags('Level', 'Gold').tag_ids;
		await mark([await someone()], { add_tag: [gold ?? ''] });
		expect(reads()).toBe(0);
	});

	it('are refused with the row where one is unknown, and other rows go on if that is wanted', async () => {
		newTags('Level', 'Gold', 'Silver');
		const [one, two, three] = await customers();
		const rows = [one, two, three].map((follow, at) => ({
			...(follow as Follow),
			tags: at === 1 ? 'Glod' : 'Gold',
		}));
		const fields = { add_tag: '={{ $json.tags }}' };
		const { error } = await mark(rows, fields);
		expect(error?.context?.itemIndex).toBe(1);
		expect(error?.message).toBe(
			'Add Tag Names or IDs has the name "Glod", which does not exist. There is: Level/Gold, Level/Silver',
		);
		const { json } = await mark(rows, fields, { onError: 'continueRegularOutput' });
		expect(json.map(({ success, error: fault }) => success ?? fault)).toEqual([
			true,
			expect.objectContaining({ message: expect.stringContaining('"Glod"') }),
			true,
		]);
	});

	it('are looked up again where WeCom says that one is gone, and once only', async () => {
		const { group_id, tag_ids } = newTags('Level', 'Gold', 'Silver');
		const follows = await customers();
		wecom.simulator.faults.add({
			endpoint: 'customer.markTags',
			fault: { kind: 'errcode', code: 40068 },
			count: 1,
		});
		// The names are of the same tags still: WeCom's answer stands.
		const same = await mark(follows.slice(0, 1), { add_tag: ['Gold'] });
		expect(same.error?.message).toContain('40068');
		expect(reads()).toBe(2);

		wecom.simulator.actions.tagDeleted({ id: tag_ids[0] ?? '' });
		const { tag_id } = wecom.simulator.actions.tagCreated({ group_id, name: 'Gold' });
		const again = await mark(follows.slice(0, 1), { add_tag: ['Gold'] });
		expect(again.error).toBeUndefined();
		expect(sent('customer.markTags').at(-1)).toMatchObject({ add_tag: [tag_id] });
	});

	it('go out with their new IDs where they were made anew while the node ran, read once more for all rows', async () => {
		const [old, made] = ['etOld', 'etNew'].map((id) => id.padEnd(32, '0'));
		let lists = 0;
		const marked: string[] = [];
		server.answering = ({ path, body }): Answer => {
			if (path.endsWith('/get_corp_tag_list')) {
				const tag = [{ id: lists++ === 0 ? old : made, name: 'Gold' }] as JsonObject[];
				return { errcode: 0, tag_group: [{ group_id: 'g', group_name: 'Level', tag }] };
			}
			const { add_tag = [] } = JSON.parse(body.toString()) as { add_tag?: string[] };
			marked.push(...add_tag);
			return { errcode: add_tag[0] === made ? 0 : 40068 };
		};
		const { json, error } = await runNode({
			credential: server.credential,
			parameters: { resource: 'customer', operation: 'markTags', ...byItem, add_tag: ['Gold'] },
			input: itemsOf(['a', 'b', 'c'].map((id) => ({ userid: 'u', external_userid: `wm${id}` }))),
		});
		expect(error).toBeUndefined();
		expect(json.map(({ add_tag }) => add_tag)).toEqual([[made], [made], [made]]);
		expect(lists).toBe(2);
		expect(marked.filter((id) => id === made)).toHaveLength(3);
	});
});

describe('tags that do not exist', () => {
	const missing = (group: INodeParameters | string) => ({
		options: {
			missing_tag_group: typeof group === 'string' ? byName(group) : group,
		} as INodeParameters,
	});

	it('are created in the chosen group, with one call for each that is new', async () => {
		const { group_id } = newTags('Level', 'Gold');
		const follows = await customers();
		const rows = ['Silver', 'Gold, Bronze', 'Silver', ['Iron, cast', 'Gold']].map((tags, at) => ({
			...(follows[at] as Follow),
			tags,
		}));
		const { error, json } = await mark(rows, { add_tag: '={{ $json.tags }}', ...missing('Level') });
		expect(error).toBeUndefined();
		expect(json).toHaveLength(4);
		const made = sent('corpTag.create');
		expect(made.map((body) => body.group_id)).toEqual([group_id, group_id, group_id]);
		expect(
			made.flatMap((body) => (body.tag as Array<{ name: string }>).map((tag) => tag.name)).sort(),
		).toEqual(['Bronze', 'Iron, cast', 'Silver']);
		const marked = sent('customer.markTags').map(({ add_tag }) => add_tag as string[]);
		expect(marked[0]).toEqual(marked[2]);
		expect(reads()).toBe(1);
	});

	it('go into the group that stands before them, where it exists', async () => {
		newTags('Level', 'Gold');
		newTags('Source', 'Shop');
		await mark([await someone()], { add_tag: ['Source/Fair', '1/2 price'], ...missing('Level') });
		expect(await libraryOf()).toEqual(
			expect.arrayContaining([
				['Source', expect.arrayContaining(['Shop', 'Fair'])],
				['Level', expect.arrayContaining(['Gold', '1/2 price'])],
			]),
		);
	});

	it.each<[what: string, fields: INodeParameters, message: string]>([
		[
			'a name of more than 30 characters',
			{ add_tag: ['New', `🙂${'n'.repeat(29)} `.trim() + 'x'] },
			'is too long for a new tag: at most 30 characters (got 31)',
		],
		['a blank name', { add_tag: ['New', ' '] }, 'has an empty entry, number 2 of 2'],
		['a control character', { add_tag: ['New', 'a\tb'] }, 'contains a control character'],
		[
			'a tag to remove that is unknown',
			{ add_tag: ['New'], remove_tag: ['Old'] },
			'"Old", which does not exist',
		],
		[
			'a name that several tags have',
			{ add_tag: ['New', 'Twin'] },
			'stands for more than one: Level/Twin',
		],
	])('are not created beside %s', async (_what, fields, message) => {
		newTags('Level', 'Gold', 'Twin');
		newTags('Source', 'Twin');
		const { error } = await mark([await someone()], { ...fields, ...missing('Level') });
		expect(error?.message).toContain(message);
		expect(sent('corpTag.create')).toEqual([]);
		expect(sent('customer.markTags')).toEqual([]);
	});

	it('are not created in a group that does not exist', async () => {
		newTags('Level', 'Gold');
		const { error } = await mark([await someone()], { add_tag: ['New'], ...missing('Levle') });
		expect(error?.message).toBe(
			'Create Missing Tags in Group has the name "Levle", which does not exist. There is: Level',
		);
		expect(sent('corpTag.create')).toEqual([]);
	});

	it('are an error where the group comes out empty', async () => {
		newTags('Level', 'Gold');
		const { error } = await mark([await someone()], {
			add_tag: ['New'],
			...missing(byName('={{ $json.nothing }}')),
		});
		expect(error?.message).toMatch(/^Create Missing Tags in Group is empty/);
		expect(sent('corpTag.create')).toEqual([]);
	});

	it('are created once where the answer to their creation got lost', async () => {
		newTags('Level', 'Gold');
		wecom.simulator.faults.add({
			endpoint: 'corpTag.create',
			fault: { kind: 'reset', when: 'after' },
			count: 1,
		});
		const { error } = await mark([await someone()], { add_tag: ['New'], ...missing('Level') });
		expect(error).toBeUndefined();
		expect(await libraryOf()).toEqual([['Level', expect.arrayContaining(['Gold', 'New'])]]);
	});
});

describe('Create with Use Existing Tags', () => {
	const create = async (tags: string[], more: INodeParameters = {}) =>
		await wecom.run('corpTag.create', {
			addTo: 'name',
			group_name: 'Level',
			tag: { values: tags.map((name) => ({ name })) },
			additionalFields: { use_existing: true },
			...more,
		});
	const tagsOf = ({ json }: Awaited<ReturnType<typeof create>>) =>
		json[0]?.tag as Array<{ id: string; name: string }>;

	it('gives the same tags when it runs again, and changes nothing', async () => {
		const first = await create(['Gold', 'Silver']);
		const second = await create(['Gold', 'Silver']);
		expect(first.error ?? second.error).toBeUndefined();
		expect(tagsOf(first).map(({ name }) => name)).toEqual(['Gold', 'Silver']);
		expect(second.json).toEqual(first.json);
		expect(sent('corpTag.create')).toHaveLength(1);
	});

	it('creates what is new and returns all in the order of the form', async () => {
		const [gold] = tagsOf(await create(['Gold']));
		const made = tagsOf(await create(['Bronze', 'Gold', 'Iron', 'Bronze']));
		expect(made.map(({ name }) => name)).toEqual(['Bronze', 'Gold', 'Iron']);
		expect(made[1]?.id).toBe(gold?.id);
		expect(sent('corpTag.create').at(-1)?.tag).toEqual([{ name: 'Bronze' }, { name: 'Iron' }]);
	});

	it.each(['name', 'id'])('takes an existing group by its %s', async (mode) => {
		const { group_id, tag_ids } = newTags('Level', 'Gold');
		const { json } = await create(['Gold', 'Silver'], {
			addTo: 'existing',
			group_id: { __rl: true, mode, value: mode === 'id' ? group_id : 'Level' } as never,
		});
		expect(json[0]).toMatchObject({ group_id, group_name: 'Level' });
		expect((json[0]?.tag as Array<{ id: string }>)[0]?.id).toBe(tag_ids[0]);
	});

	it('is an error for a name that exists where it is not chosen', async () => {
		await create(['Gold']);
		const { error } = await create(['Gold'], { additionalFields: {} });
		expect(error?.message).toContain('40071');
	});

	it.each(['a\nb', 'a\tb', 'a\u2028b'])('takes no name of several lines: %j', async (name) => {
		const { error } = await create([name]);
		expect(error?.message).toContain('contains a control character');
		expect(sent('corpTag.create')).toEqual([]);
	});

	it('reads the library once for many items', async () => {
		await create(['Gold']);
		const before = reads();
		const { json } = await wecom.run(
			'corpTag.create',
			{
				addTo: 'name',
				group_name: 'Level',
				tag: { values: [{ name: '={{ $json.name }}' }] },
				additionalFields: { use_existing: true },
			},
			{ input: itemsOf(['Gold', 'Silver', 'Gold', 'Silver'].map((name) => ({ name }))) },
		);
		expect(json).toHaveLength(4);
		expect(json[1]).toEqual(json[3]);
		expect(reads() - before).toBe(1);
		expect(sent('corpTag.create')).toHaveLength(2);
	});
});
