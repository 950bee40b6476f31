import { idOf } from '../../../../support/harness/customers';
import { useSimulator } from '../../../../support/harness/useSimulator';

const wecom = useSimulator({ members: 6, customers: 6, strictConcurrency: true, latencyMs: 2 });

const group = {
	strategy_name: 'East China shops',
	admin_list: ['member_1'],
	range: { values: [{ type: 1, userid: ['member_2'] }] },
};
const created = async (fields: object = {}): Promise<number> => {
	const { json } = await wecom.run('momentStrategy.create', { ...group, ...fields });
	return Number(json[0]?.strategy_id);
};

describe('a rule group of Moments', () => {
	it('permits what its three switches say', async () => {
		const id = await created({ privilege: { manage_moment_cover_and_sign: false } });
		const { json } = await wecom.run('momentStrategy.get', { strategy_id: idOf(String(id)) });
		expect(json).toEqual([
			expect.objectContaining({
				strategy_id: id,
				strategy_name: 'East China shops',
				privilege: {
					view_moment_list: true,
					send_moment: true,
					manage_moment_cover_and_sign: false,
				},
			}),
		]);
	});

	it('is changed in its admins and privileges by what was added to the form', async () => {
		const id = await created();
		await wecom.run('momentStrategy.update', {
			strategy_id: idOf(String(id)),
			privilege: { send_moment: false },
			updateFields: { admin_list: '={{ ["member_3", "member_4"] }}' },
		});
		const [request] = wecom.simulator.ledger.requests({ endpoint: 'momentStrategy.update' });
		expect(request?.body).toEqual({
			strategy_id: id,
			admin_list: ['member_3', 'member_4'],
			privilege: { send_moment: false },
		});
	});

	it('is created after the one before it, not beside it', async () => {
		const input = Array.from({ length: 6 }, (_, index) => ({ json: { name: `Shop ${index}` } }));
		const { json } = await wecom.run(
			'momentStrategy.create',
			{ ...group, strategy_name: '={{ $json.name }}', requestOptions: { concurrency: 20 } },
			{ input },
		);
		expect(json).toHaveLength(6);
		expect(wecom.simulator.ledger.overlaps().endpoints['momentStrategy.create']).toBe(1);
	});

	it('is listed with its details when they are asked for', async () => {
		const id = await created();
		const { json } = await wecom.run('momentStrategy.getAll', {
			returnAll: true,
			options: { fetchDetails: true },
		});
		expect(json).toEqual([expect.objectContaining({ strategy_id: id, admin_list: ['member_1'] })]);
	});

	it('leaves privileges out where it has a parent, which passes on its own', async () => {
		const parent = await created();
		await created({
			privilege: { send_moment: false },
			additionalFields: { parent_id: idOf(String(parent)) },
		});
		const requests = wecom.simulator.ledger.requests({ endpoint: 'momentStrategy.create' });
		expect(requests[1]?.body).toMatchObject({ parent_id: parent });
		expect(requests[1]?.body).not.toHaveProperty('privilege');
	});
});
