import { resourceWorkflow } from '../support/resourceWorkflow';
import { byId } from '../../../support/n8n/workflows';

const CREATED = byId("={{ $('customerStrategy.create').item.json.strategy_id }}");

export const customerStrategy = resourceWorkflow({
	title: 'creates a rule group, renames it, lists it and its range and deletes it',
	steps: () => [
		{
			operation: 'customerStrategy.create',
			parameters: {
				strategy_name: 'Shops',
				admin_list: ['member_1'],
				range: { values: [{ type: 1, userid: byId('member_2') }] },
			},
		},
		{
			operation: 'customerStrategy.update',
			parameters: { strategy_id: CREATED, updateFields: { strategy_name: 'Shops South' } },
		},
		{ operation: 'customerStrategy.getAll', parameters: { returnAll: true } },
		{ operation: 'customerStrategy.get', parameters: { strategy_id: CREATED } },
		{
			operation: 'customerStrategy.getRange',
			parameters: { strategy_id: CREATED, returnAll: true },
		},
		{ operation: 'customerStrategy.delete', parameters: { strategy_id: CREATED } },
	],
	check({ outputs }) {
		expect(outputs['customerStrategy.create']).toMatchObject(
			outputs['customerStrategy.getAll'] ?? [],
		);
		expect(outputs['customerStrategy.get']).toEqual([
			expect.objectContaining({ strategy_name: 'Shops South' }),
		]);
		expect(outputs['customerStrategy.getRange']).toEqual([
			expect.objectContaining({ type: 1, userid: 'member_2' }),
		]);
		expect(outputs['customerStrategy.delete']).toMatchObject([{ deleted: true }]);
	},
});
