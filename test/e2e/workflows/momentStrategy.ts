import { resourceWorkflow } from '../support/resource-workflow';
import { byId } from '../support/workflows';

const CREATED = byId("={{ $('momentStrategy.create').item.json.strategy_id }}");

export const momentStrategy = resourceWorkflow({
	title: 'creates a rule group for Moments, reads it back and deletes it',
	steps: () => [
		{
			operation: 'momentStrategy.create',
			parameters: {
				strategy_name: 'Shops',
				admin_list: ['member_1'],
				range: { values: [{ type: 1, userid: byId('member_2') }] },
			},
		},
		{ operation: 'momentStrategy.get', parameters: { strategy_id: CREATED } },
		{ operation: 'momentStrategy.delete', parameters: { strategy_id: CREATED } },
	],
	check({ outputs }) {
		expect(outputs['momentStrategy.get']).toEqual([
			expect.objectContaining({ strategy_name: 'Shops', admin_list: ['member_1'] }),
		]);
		expect(outputs['momentStrategy.delete']).toEqual([{ deleted: true }]);
	},
});
