import { resourceWorkflow } from '../support/resourceWorkflow';
import { byId } from '../../../support/n8n/workflows';

export const customer = resourceWorkflow({
	title:
		"lists who was served and a member's customers, changes the remark and the tags of each, reads them back, singly and together, and tells who is new to those rows",
	steps({ simulator }) {
		const { tag_ids } = simulator.actions.tagGroupCreated({ name: 'Level', tags: ['Gold'] });
		return [
			{ operation: 'customer.getServed', parameters: { returnAll: false, limit: 1 } },
			{
				operation: 'customer.getAll',
				parameters: { userid: ['member_1'] },
			},
			{
				operation: 'customer.updateRemark',
				parameters: {
					userid: byId('member_1'),
					external_userid: byId('={{ $json.external_userid }}'),
					updateFields: { remark: '=Remark {{ $itemIndex + 1 }}' },
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
					limit: 5,
					// For the first of the items nobody, so that one of the rows is missing below.
					filters: { text_contains: '=Remark {{ $itemIndex }}' },
				},
			},
			{ operation: 'customer.getChanges', parameters: { userid_list: ['member_1'] } },
		];
	},
	check({ outputs, app }) {
		const { customers } = app.simulator.settings;
		const { members } = app.simulator.settings;
		expect(outputs['customer.get']).toHaveLength(Math.ceil(customers / members));
		for (const [index, row] of outputs['customer.get']?.entries() ?? []) {
			expect(row).toMatchObject({
				userid: 'member_1',
				remark: `Remark ${index + 1}`,
				tags: 'Gold',
			});
		}
		expect(outputs['customer.getBatch']).toMatchObject([
			{ userid: 'member_1', remark: 'Remark 1', tags: 'Gold' },
			{ userid: 'member_1', remark: 'Remark 2', tags: 'Gold' },
		]);
		// The first of its outputs has who is new to the rows of the step before.
		expect(outputs['customer.getChanges']).toMatchObject([
			{ remark: 'Remark 3', tags: 'Gold', fingerprint: expect.stringMatching(/^1\./) },
		]);
		expect(outputs['customer.markTags']?.[0]).toMatchObject({ success: true });
		expect(outputs['customer.getServed']?.[0]).toMatchObject({
			is_customer: true,
			follow_userid: 'member_1',
		});
	},
});
