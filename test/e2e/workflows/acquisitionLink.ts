import { resourceWorkflow } from '../support/resource-workflow';
import { byId } from '../support/workflows';

const CREATED = byId("={{ $('acquisitionLink.create').item.json.link_id }}");

export const acquisitionLink = resourceWorkflow({
	title: 'creates an acquisition link, renames it, reads it back and deletes it',
	steps: () => [
		{
			operation: 'acquisitionLink.create',
			parameters: { link_name: 'Newsletter', user_list: ['member_1'] },
		},
		{
			operation: 'acquisitionLink.update',
			parameters: { link_id: CREATED, updateFields: { link_name: 'Newsletter May' } },
		},
		{ operation: 'acquisitionLink.get', parameters: { link_id: CREATED } },
		{ operation: 'acquisitionLink.delete', parameters: { link_id: CREATED } },
	],
	check({ outputs }) {
		const [created] = outputs['acquisitionLink.create'] ?? [];
		expect(outputs['acquisitionLink.get']).toEqual([
			expect.objectContaining({
				link_id: created?.link_id,
				link: expect.objectContaining({ link_name: 'Newsletter May' }),
			}),
		]);
		expect(outputs['acquisitionLink.delete']).toEqual([{ deleted: true }]);
	},
});
