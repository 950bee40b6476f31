import { CALLBACK, createClient, Receiver, START, useSimulator, present } from '../support';

const world = useSimulator({
	apps: [
		{ name: 'main', secret: 'secret-of-main' },
		{ name: 'other', secret: 'secret-of-other' },
	],
});

interface Group {
	group_id: string;
	group_name: string;
	order: number;
	deleted?: boolean;
	tag: Array<{ id: string; name: string; order: number; deleted?: boolean }>;
}

const create = async (input: Record<string, unknown>) =>
	(await world.client.call('corpTag.create', input as never)).tag_group as Group;
const list = async (input: object = {}) =>
	(await world.client.call('corpTag.getAll', input as never)).tag_group as Group[];
const level = () =>
	create({
		group_name: 'Level',
		order: 5,
		tag: [
			{ name: 'Silver', order: 1 },
			{ name: 'Gold', order: 9 },
		],
	});

describe('creating tags', () => {
	it('makes a group with its tags, larger orders first', async () => {
		expect(await level()).toEqual({
			group_id: expect.stringMatching(/^etSimG/) as string,
			group_name: 'Level',
			create_time: START / 1000,
			order: 5,
			tag: [
				expect.objectContaining({ name: 'Gold', order: 9 }),
				expect.objectContaining({ name: 'Silver', order: 1 }),
			],
		});
	});

	it('adds to the group of that name, and to the group of that id', async () => {
		const { group_id } = await level();
		const byName = await create({ group_name: 'Level', tag: [{ name: 'Bronze' }] });
		const byId = await create({ group_id, group_name: 'ignored', tag: [{ name: 'Iron' }] });
		expect([byName.group_id, byId.group_id]).toEqual([group_id, group_id]);
		expect(byId.tag.map((tag) => tag.name)).toEqual(['Iron']);
		const [group] = await list();
		expect(present(group).group_name).toBe('Level');
		expect(present(group).tag).toHaveLength(4);
	});

	it('makes one of several tags with the same name in a request', async () => {
		const group = await create({ group_name: 'Level', tag: [{ name: 'Gold' }, { name: 'Gold' }] });
		expect(group.tag).toHaveLength(1);
	});

	it('answers 40071 for a name that the group has, 40068 for an unknown group', async () => {
		await level();
		const again = { group_name: 'Level', tag: [{ name: 'Gold' }] };
		expect(await world.client.code('corpTag.create', again)).toBe(40071);
		const unknown = { group_id: 'etNone', tag: [{ name: 'Gold' }] };
		expect(await world.client.code('corpTag.create', unknown)).toBe(40068);
	});

	it('answers 40126 beyond 10,000 tags', async () => {
		const names = (count: number, prefix: string) =>
			Array.from({ length: count }, (_, index) => ({ name: `${prefix}${index}` }));
		await create({ group_name: 'Many', tag: names(10_000, 'a') });
		const more = { group_name: 'Many', tag: names(1, 'b') };
		expect(await world.client.code('corpTag.create', more)).toBe(40126);
	});
});

describe('listing tags', () => {
	it('shows deleted ones only when asked by id, and then says so', async () => {
		const group = await level();
		const [gold] = group.tag;
		await world.client.call('corpTag.delete', { tag_id: [present(gold).id] });
		const [all] = await list();
		expect(present(all).tag.map((tag) => tag.name)).toEqual(['Silver']);
		expect(present(all).tag[0]).not.toHaveProperty('deleted');
		const [byTag] = await list({ tag_id: [present(gold).id] });
		expect(byTag).toMatchObject({ deleted: false, tag: [{ id: present(gold).id, deleted: true }] });
		const [byGroup] = await list({ group_id: [group.group_id], tag_id: ['ignored'] });
		expect(byGroup).not.toHaveProperty('deleted');
		expect(present(byGroup).tag.map((tag) => tag.deleted)).toEqual([true, false]);
	});

	it('answers 40068 for an unknown id', async () => {
		expect(await world.client.code('corpTag.getAll', { tag_id: ['etNone'] })).toBe(40068);
	});
});

describe('changing tags', () => {
	it('renames and reorders a tag and a group by one id field', async () => {
		const group = await level();
		const silver = present(group.tag[1]);
		expect(
			await world.client.code('corpTag.update', { id: silver.id, name: 'Platinum', order: 99 }),
		).toBe(0);
		expect(await world.client.code('corpTag.update', { id: group.group_id, name: 'Rank' })).toBe(0);
		const [changed] = await list();
		expect(present(changed).group_name).toBe('Rank');
		expect(present(changed).tag.map((tag) => tag.name)).toEqual(['Platinum', 'Gold']);
	});

	it('answers 40071 for a name that a neighbour has, 40068 for an unknown id', async () => {
		const group = await level();
		await create({ group_name: 'Region', tag: [{ name: 'East' }] });
		const silver = { id: present(group.tag[1]).id, name: 'Gold' };
		expect(await world.client.code('corpTag.update', silver)).toBe(40071);
		const region = { id: group.group_id, name: 'Region' };
		expect(await world.client.code('corpTag.update', region)).toBe(40071);
		expect(await world.client.code('corpTag.update', { id: 'etNone', name: 'x' })).toBe(40068);
	});

	it('is refused to an app that did not make the tag', async () => {
		const other = await createClient(world.simulator, 'other');
		const { tag } = await level();
		expect(await other.code('corpTag.update', { id: present(tag[0]).id, name: 'x' })).toBe(81011);
		expect(await other.code('corpTag.delete', { tag_id: [present(tag[0]).id] })).toBe(81011);
	});
});

describe('deleting tags', () => {
	it('deletes the group with its last tag', async () => {
		const { tag } = await level();
		await world.client.call('corpTag.delete', { tag_id: tag.map(({ id }) => id) });
		expect(await list()).toEqual([]);
	});

	it('deletes a group with all its tags', async () => {
		const { group_id } = await level();
		expect(await world.client.code('corpTag.delete', { group_id: [group_id] })).toBe(0);
		expect(await list()).toEqual([]);
	});

	it('deletes nothing when one of the ids is wrong', async () => {
		const { tag } = await level();
		const ids = { tag_id: [present(tag[0]).id, 'etNone'] };
		expect(await world.client.code('corpTag.delete', ids)).toBe(40068);
		expect(present((await list())[0]).tag).toHaveLength(2);
	});
});

describe('in the console', () => {
	const receiver = new Receiver();
	beforeAll(() => receiver.start());
	afterAll(() => receiver.stop());
	beforeEach(() => {
		present(world.simulator.settings.apps[0]).callback = { url: receiver.url, ...CALLBACK };
		receiver.received.length = 0;
	});

	it('creating, changing, deleting and moving tags sends the four events', async () => {
		const { actions, callbacks } = world.simulator;
		const { group_id, tag_ids } = actions.tagGroupCreated({ name: 'Level', tags: ['Gold'] });
		actions.tagChanged({ id: present(tag_ids[0]), name: 'Platinum' });
		actions.tagsShuffled({ group_id });
		actions.tagsShuffled({});
		actions.tagDeleted({ id: group_id });
		await callbacks.settled();
		const seen = callbacks.deliveries().map(({ event, fields }) => [event, fields]);
		expect(seen).toEqual([
			['change_external_tag.create', { Id: group_id, TagType: 'tag_group' }],
			['change_external_tag.create', { Id: tag_ids[0], TagType: 'tag' }],
			['change_external_tag.update', { Id: tag_ids[0], TagType: 'tag' }],
			['change_external_tag.shuffle', { Id: group_id }],
			['change_external_tag.shuffle', { Id: '' }],
			['change_external_tag.delete', { Id: group_id, TagType: 'tag_group' }],
		]);
		expect(receiver.received).toHaveLength(6);
	});

	it('made tags cannot be changed through the API', async () => {
		const { tag_ids } = world.simulator.actions.tagGroupCreated({ name: 'Level', tags: ['Gold'] });
		expect(await world.client.code('corpTag.update', { id: present(tag_ids[0]), name: 'x' })).toBe(
			81011,
		);
	});
});
