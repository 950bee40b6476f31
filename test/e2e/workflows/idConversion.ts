import { resourceWorkflow } from '../support/resource-workflow';

const PROVIDER_APP = 1_000_067;

export const idConversion = resourceWorkflow({
	title: "turns a provider's id of a member into the member's own, and shows ids that are unknown",
	steps({ simulator }) {
		const { open_userid } = simulator.actions.providerSeesMember({
			userid: 'member_2',
			source_agentid: PROVIDER_APP,
		});
		return [
			{
				operation: 'idConversion.openUseridToUserid',
				parameters: {
					open_userid_list: `${open_userid}, unknown0id`,
					source_agentid: String(PROVIDER_APP),
				},
			},
		];
	},
	check({ outputs }) {
		const text = JSON.stringify(outputs['idConversion.openUseridToUserid']);
		expect(text).toContain('member_2');
		expect(text).toContain('unknown0id');
	},
});
