import { idOf } from '../../../../support/harness/customers';
import { useSimulator } from '../../../../support/harness/useSimulator';

const wecom = useSimulator({ members: 6, customers: 6, strictConcurrency: true, latencyMs: 2 });

const member = (userid: string | string[]) => ({ type: 1, userid });
const department = (partyid: string) => ({ type: 2, partyid });
const group = {
	strategy_name: 'East region',
	admin_list: ['member_1'],
	range: { values: [member('member_2'), department('2')] },
};
const create = async (fields: object = {}) =>
	await wecom.run('customerStrategy.create', { ...group, ...fields });
const created = async (fields: object = {}): Promise<number> =>
	Number((await create(fields)).json[0]?.strategy_id);
const sent = (operation: string) =>
	wecom.simulator.ledger
		.requests({ endpoint: `customerStrategy.${operation}` })
		.map(({ body }) => body);

describe('a new rule group', () => {
	it('covers members and departments, and permits what its switches say', async () => {
		const { json } = await create({
			privilege: { share_customer: false, join_room: true },
			additionalFields: { parent_id: idOf('0') },
		});
		expect(json).toEqual([{ strategy_id: expect.any(Number), strategy_name: 'East region' }]);
		expect(sent('create')).toEqual([
			{
				parent_id: 0,
				strategy_name: 'East region',
				admin_list: ['member_1'],
				privilege: { join_room: true, share_customer: false },
				range: [
					{ type: 1, userid: 'member_2' },
					{ type: 2, partyid: 2 },
				],
			},
		]);
	});

	it('covers each of the members and departments that an entry lists', async () => {
		const { error } = await wecom.run(
			'customerStrategy.create',
			{
				...group,
				range: {
					values: [
						member(['member_2', 'member_3']),
						department('1, 2'),
						member('={{ $json.members }}'),
					],
				},
			},
			{ input: [{ json: { members: ['member_4', 'member_5'] } }] },
		);
		expect(error).toBeUndefined();
		expect(sent('create')[0]).toMatchObject({
			range: [
				{ type: 1, userid: 'member_2' },
				{ type: 1, userid: 'member_3' },
				{ type: 2, partyid: 1 },
				{ type: 2, partyid: 2 },
				{ type: 1, userid: 'member_4' },
				{ type: 1, userid: 'member_5' },
			],
		});
	});

	it('covers at most 100 members and departments, however they are listed', async () => {
		const ids = (count: number) => Array.from({ length: count }, (_, index) => index + 1).join(',');
		const { error } = await create({
			range: { values: [member('member_2'), department(ids(100))] },
		});
		expect(error?.message).toBe('Range allows at most 100 entries (got 101)');
		expect(sent('create')).toEqual([]);
	});

	it('leaves the ids of the type that was not chosen alone', async () => {
		await create({
			range: { values: [{ type: 2, partyid: '1', userid: ['member_2', 'member_3'] }] },
		});
		expect(sent('create')[0]).toMatchObject({ range: [{ type: 2, partyid: 1 }] });
	});

	it('names the entry of the range that holds a department by its name', async () => {
		const { error } = await create({ range: { values: [department('1, sales')] } });
		expect(error?.message).toBe('Range 1 > Department IDs must be a whole number (got "sales")');
	});

	it('leaves privileges out where it has a parent, which passes on its own', async () => {
		const parent = await created();
		await create({
			privilege: { share_customer: false },
			additionalFields: { parent_id: idOf(String(parent)) },
		});
		expect(sent('create')[1]).toEqual({
			parent_id: parent,
			strategy_name: 'East region',
			admin_list: ['member_1'],
			range: [
				{ type: 1, userid: 'member_2' },
				{ type: 2, partyid: 2 },
			],
		});
	});

	it('cannot take away basic rights, and the refusal costs no request', async () => {
		const { error } = await create({
			privilege: { contact_me: false, share_customer: false, view_room_list: false },
		});
		expect(error?.message).toBe(
			'Privileges > View Group Chat List, Privileges > Use Contact Ways cannot be turned off: every member has this right',
		);
		expect(sent('create')).toEqual([]);
	});

	it('names the entry of the range that has no id', async () => {
		const { error } = await create({
			range: {
				values: [member('member_2'), department('={{ $json.none }}'), member('={{ $json.none }}')],
			},
		});
		expect(`${error?.message}. ${error?.description}`).toBe(
			'Range 2 > Department IDs is missing. Range 3 > Member Names or IDs is missing',
		);
	});

	it('needs admins and a range', async () => {
		const { error } = await create({ admin_list: '={{ [] }}', range: {} });
		expect(`${error?.message}. ${error?.description}`).toBe(
			'Admin Names or IDs is missing. Range is missing',
		);
	});
});

describe('an update of a rule group', () => {
	it('sends what was added to the form and nothing else', async () => {
		const id = await created();
		const { json } = await wecom.run('customerStrategy.update', {
			strategy_id: idOf(String(id)),
			updateFields: {
				range_add: { values: [member('member_3')] },
				range_del: { values: [department('2')] },
			},
		});
		expect(json).toEqual([{ success: true, strategy_id: id }]);
		expect(sent('update')).toEqual([
			{
				strategy_id: id,
				range_add: [{ type: 1, userid: 'member_3' }],
				range_del: [{ type: 2, partyid: 2 }],
			},
		]);
		const range = await wecom.run('customerStrategy.getRange', {
			strategy_id: idOf(String(id)),
			returnAll: true,
		});
		expect(range.json).toEqual([
			{ strategy_id: id, type: 1, userid: 'member_2' },
			{ strategy_id: id, type: 1, userid: 'member_3' },
		]);
	});

	it('runs alone, however many items there are and whatever the concurrency', async () => {
		const ids = await Promise.all([created()]);
		const input = Array.from({ length: 8 }, (_, index) => ({
			json: { id: ids[0], name: `Region ${index}` },
		}));
		const { json, error } = await wecom.run(
			'customerStrategy.update',
			{
				strategy_id: idOf('={{ $json.id }}'),
				updateFields: { strategy_name: '={{ $json.name }}' },
				requestOptions: { concurrency: 20 },
			},
			{ input },
		);
		expect(error).toBeUndefined();
		expect(json).toHaveLength(8);
		expect(wecom.simulator.ledger.overlaps().endpoints['customerStrategy.update']).toBe(1);
	});
});

describe('the list of rule groups', () => {
	it('has ids alone unless details are asked for', async () => {
		const ids = [await created(), await created()];
		const { json } = await wecom.run('customerStrategy.getAll', { returnAll: true });
		expect(json).toEqual(ids.map((strategy_id) => ({ strategy_id })));
		expect(wecom.simulator.ledger.calls('customerStrategy.get')).toBe(0);
	});

	it('has all that WeCom knows of each with Return Details, for one more request each', async () => {
		const ids = [await created(), await created({ strategy_name: 'West region' })];
		const { json, items } = await wecom.run('customerStrategy.getAll', {
			returnAll: true,
			options: { fetchDetails: true },
		});
		expect(json).toEqual([
			expect.objectContaining({ strategy_id: ids[0], strategy_name: 'East region' }),
			expect.objectContaining({ strategy_id: ids[1], strategy_name: 'West region' }),
		]);
		expect(json[0]).toMatchObject({ admin_list: ['member_1'], privilege: { join_room: true } });
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }]);
		expect(wecom.simulator.ledger.calls('customerStrategy.get')).toBe(2);
	});
});

it('is deleted by its id', async () => {
	const id = await created();
	const { json } = await wecom.run('customerStrategy.delete', { strategy_id: idOf(String(id)) });
	expect(json).toEqual([{ deleted: true, strategy_id: id }]);
	const { error } = await wecom.run('customerStrategy.get', { strategy_id: idOf(String(id)) });
	expect(error?.message).toContain('errcode');
});

it('is named by a number', async () => {
	const { error } = await wecom.run('customerStrategy.get', { strategy_id: idOf('east') });
	expect(error?.message).toBe('Rule Group must be a whole number (got "east")');
});
