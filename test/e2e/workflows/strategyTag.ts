import { resourceWorkflow } from '../support/resourceWorkflow';
import { byId } from '../../../support/n8n/workflows';

export const strategyTag = resourceWorkflow({
	title: 'creates tags of a rule group, lists and renames them one by one and deletes them',
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
			operation: 'strategyTag.create',
			parameters: {
				strategy_id: byId('={{ $json.strategy_id }}'),
				addTo: 'name',
				group_name: 'Interest',
				tag: { values: [{ name: 'Running' }, { name: 'Reading' }] },
			},
		},
		{
			operation: 'strategyTag.getAll',
			parameters: {
				filters: {
					strategy_id: byId("={{ $('customerStrategy.create').item.json.strategy_id }}"),
				},
				options: { splitIntoTags: true },
			},
		},
		{
			operation: 'strategyTag.update',
			parameters: {
				id: byId('={{ $json.id }}'),
				updateFields: { name: '={{ $json.name }} club' },
			},
		},
		{
			operation: 'strategyTag.delete',
			parameters: { tag_id: "={{ [$('strategyTag.getAll').item.json.id] }}" },
		},
	],
	check({ outputs }) {
		expect(outputs['strategyTag.getAll']).toEqual([
			expect.objectContaining({ name: 'Running', group_name: 'Interest' }),
			expect.objectContaining({ name: 'Reading', group_name: 'Interest' }),
		]);
		expect(outputs['strategyTag.update']).toMatchObject([{ success: true }, { success: true }]);
		expect(outputs['strategyTag.delete']).toMatchObject([{ deleted: true }, { deleted: true }]);
	},
});
