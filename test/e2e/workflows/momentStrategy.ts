import { resourceWorkflow } from '../support/resourceWorkflow';
import { byId } from '../../../support/n8n/workflows';

const CREATED = byId("={{ $('momentStrategy.create').item.json.strategy_id }}");

export const momentStrategy = resourceWorkflow({
	title: 'creates a rule group for Moments, renames it, lists it and its range, and deletes it',
	steps: () => [
		{
			operation: 'momentStrategy.create',
			parameters: {
				strategy_name: 'Shops',
				admin_list: ['member_1'],
				range: { values: [{ type: 1, userid: byId('member_2') }] },
			},
		},
		{
			operation: 'momentStrategy.update',
			parameters: { strategy_id: CREATED, updateFields: { strategy_name: 'Shops South' } },
		},
		{ operation: 'momentStrategy.getAll', parameters: { returnAll: true } },
		{
			operation: 'momentStrategy.getRange',
			parameters: { strategy_id: CREATED, returnAll: true },
		},
		{ operation: 'momentStrategy.get', parameters: { strategy_id: CREATED } },
		{ operation: 'momentStrategy.delete', parameters: { strategy_id: CREATED } },
	],
	check({ outputs }) {
		expect(outputs['momentStrategy.create']).toMatchObject(outputs['momentStrategy.getAll'] ?? []);
		expect(outputs['momentStrategy.getRange']).toEqual([
			expect.objectContaining({ type: 1, userid: 'member_2' }),
		]);
		expect(outputs['momentStrategy.get']).toEqual([
			expect.objectContaining({ strategy_name: 'Shops South', admin_list: ['member_1'] }),
		]);
		expect(outputs['momentStrategy.delete']).toMatchObject([{ deleted: true }]);
	},
});
