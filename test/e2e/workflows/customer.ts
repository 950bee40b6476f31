import { resourceWorkflow } from '../support/resourceWorkflow';
import { byId } from '../../../support/n8n/workflows';

export const customer = resourceWorkflow({
	title:
		"lists a member's customers, changes the remark and the tags of each, reads them back, singly and together, and lists all who were served",
	steps({ simulator }) {
		const { tag_ids } = simulator.actions.tagGroupCreated({ name: 'Level', tags: ['Gold'] });
		return [
			{
				operation: 'customer.getAll',
				parameters: { userid: ['member_1'] },
			},
			{
				operation: 'customer.updateRemark',
				parameters: {
					userid: byId('member_1'),
					external_userid: byId('={{ $json.external_userid }}'),
					updateFields: { remark: '=Customer {{ $itemIndex + 1 }}' },
				},
			},
			{
				operation: 'customer.markTags',
				parameters: {
					userid: byId('member_1'),
					external_userid: byId("={{ $('customer.getAll').item.json.external_userid }}"),
					add_tag: tag_ids,
				},
			},
			{
				operation: 'customer.get',
				parameters: {
					external_userid: byId("={{ $('customer.getAll').item.json.external_userid }}"),
				},
			},
			{
				operation: 'customer.getBatch',
				parameters: {
					userid_list: ['member_1'],
					returnAll: false,
					limit: 1,
				},
			},
			// Its input is the one row of the step before, so that the others are new.
			{ operation: 'customer.getChanges', parameters: { userid_list: ['member_1'] } },
			{ operation: 'customer.getServed', parameters: { returnAll: false, limit: 1 } },
		];
	},
	check({ outputs, app }) {
		const { customers } = app.simulator.settings;
		const { members } = app.simulator.settings;
		expect(outputs['customer.get']).toHaveLength(Math.ceil(customers / members));
		for (const [index, row] of outputs['customer.get']?.entries() ?? []) {
			expect(row).toMatchObject({
				userid: 'member_1',
				remark: `Customer ${index + 1}`,
				tags: 'Gold',
			});
		}
		expect(outputs['customer.getBatch']).toMatchObject([{ userid: 'member_1', tags: 'Gold' }]);
		expect(outputs['customer.getChanges']).toHaveLength(Math.ceil(customers / members) - 1);
		expect(outputs['customer.getChanges']?.[0]).toMatchObject({
			userid: 'member_1',
			tags: 'Gold',
			fingerprint: expect.stringMatching(/^1\./),
		});
		expect(outputs['customer.markTags']?.[0]).toMatchObject({ success: true });
		expect(outputs['customer.getServed']?.[0]).toMatchObject({
			is_customer: true,
			follow_userid: 'member_1',
		});
	},
});
