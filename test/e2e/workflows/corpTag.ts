import { resourceWorkflow } from '../support/resourceWorkflow';
import { byId } from '../../../support/n8n/workflows';

export const corpTag = resourceWorkflow({
	title: 'creates tags in a new group, renames one, lists them and deletes one',
	steps: () => [
		{
			operation: 'corpTag.create',
			parameters: {
				addTo: 'name',
				group_name: 'Level',
				tag: { values: [{ name: 'Gold' }, { name: 'Silver' }] },
			},
		},
		{
			operation: 'corpTag.update',
			parameters: { id: byId('={{ $json.tag[0].id }}'), updateFields: { name: 'Platinum' } },
		},
		{
			operation: 'corpTag.delete',
			parameters: { tag_id: "={{ [$('corpTag.create').item.json.tag[1].id] }}" },
		},
		{ operation: 'corpTag.getAll' },
	],
	check({ outputs }) {
		expect(outputs['corpTag.update']).toMatchObject([{ success: true }]);
		expect(outputs['corpTag.delete']).toMatchObject([{ deleted: true }]);
		expect(outputs['corpTag.getAll']).toEqual([
			expect.objectContaining({
				group_name: 'Level',
				tag: [expect.objectContaining({ name: 'Platinum' })],
			}),
		]);
	},
});
