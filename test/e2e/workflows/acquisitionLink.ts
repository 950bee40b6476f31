import { resourceWorkflow } from '../support/resource-workflow';
import { byId } from '../../../support/n8n/workflows';

const DAY_MS = 86_400_000;
const CREATED = byId("={{ $('acquisitionLink.create').item.json.link_id }}");

export const acquisitionLink = resourceWorkflow({
	title:
		'creates an acquisition link, renames it, lists it with the quota and its statistics, and deletes it',
	steps: () => [
		{
			operation: 'acquisitionLink.create',
			parameters: { link_name: 'Newsletter', user_list: ['member_1'] },
		},
		{
			operation: 'acquisitionLink.update',
			parameters: { link_id: CREATED, updateFields: { link_name: 'Newsletter May' } },
		},
		{ operation: 'acquisitionLink.getAll', parameters: { returnAll: true } },
		{ operation: 'acquisitionLink.getQuota' },
		{
			operation: 'acquisitionLink.getStatistics',
			parameters: {
				link_id: CREATED,
				start_time: new Date(Date.now() - 3 * DAY_MS).toISOString(),
				end_time: new Date(Date.now() - DAY_MS).toISOString(),
			},
		},
		{ operation: 'acquisitionLink.get', parameters: { link_id: CREATED } },
		{ operation: 'acquisitionLink.delete', parameters: { link_id: CREATED } },
	],
	check({ outputs }) {
		const [created] = outputs['acquisitionLink.create'] ?? [];
		expect(outputs['acquisitionLink.getAll']).toEqual([{ link_id: created?.link_id }]);
		expect(outputs['acquisitionLink.getQuota']).toEqual([
			expect.objectContaining({ total: 1000, balance: 1000 }),
		]);
		expect(outputs['acquisitionLink.getStatistics']).toEqual([
			{ click_link_customer_cnt: 0, new_customer_cnt: 0 },
		]);
		expect(outputs['acquisitionLink.get']).toEqual([
			expect.objectContaining({
				link_id: created?.link_id,
				link: expect.objectContaining({ link_name: 'Newsletter May' }),
			}),
		]);
		expect(outputs['acquisitionLink.delete']).toEqual([{ deleted: true }]);
	},
});
