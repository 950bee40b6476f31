import { resourceWorkflow } from '../support/resource-workflow';
import { byId } from '../../../support/n8n/workflows';

export const customer = resourceWorkflow({
	title:
		"lists a member's customers, changes the remark of each and reads them back, singly and together",
	steps: () => [
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
	],
	check({ outputs, app }) {
		const { customers } = app.simulator.settings;
		const { members } = app.simulator.settings;
		const remarks = outputs['customer.get']?.map(({ follow_user }) => follow_user);
		expect(remarks).toHaveLength(Math.ceil(customers / members));
		for (const [index, followers] of remarks?.entries() ?? []) {
			expect(followers).toEqual([
				expect.objectContaining({ userid: 'member_1', remark: `Customer ${index + 1}` }),
			]);
		}
	},
});
