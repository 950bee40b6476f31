import { resourceWorkflow } from '../support/resourceWorkflow';
import { byId } from '../../../support/n8n/workflows';

const CREATED = byId("={{ $('interceptRule.create').item.json.rule_id }}");

export const interceptRule = resourceWorkflow({
	title: 'creates a sensitive word rule, renames it, lists it, reads it back and deletes it',
	steps: () => [
		{
			operation: 'interceptRule.create',
			parameters: {
				rule_name: 'Payments',
				word_list: 'private account, cash only',
				intercept_type: 1,
				user_list: ['member_1'],
			},
		},
		{
			operation: 'interceptRule.update',
			parameters: { rule_id: CREATED, updateFields: { rule_name: 'Payment words' } },
		},
		{ operation: 'interceptRule.getAll' },
		{ operation: 'interceptRule.get', parameters: { rule_id: CREATED } },
		{ operation: 'interceptRule.delete', parameters: { rule_id: CREATED } },
	],
	check({ outputs }) {
		expect(outputs['interceptRule.getAll']).toEqual([
			expect.objectContaining({ rule_name: 'Payment words' }),
		]);
		expect(outputs['interceptRule.get']).toEqual([
			expect.objectContaining({
				rule_name: 'Payment words',
				word_list: ['private account', 'cash only'],
			}),
		]);
		expect(outputs['interceptRule.delete']).toMatchObject([{ deleted: true }]);
	},
});
