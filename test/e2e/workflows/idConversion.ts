import { customerOf } from '../../simulator/support';
import { resourceWorkflow } from '../support/resourceWorkflow';
import { byId } from '../../../support/n8n/workflows';

const PROVIDER_APP = 1_000_067;

export const idConversion = resourceWorkflow({
	title:
		"turns ids of providers' apps and of meetings into the company's own and a customer's into an OpenID, and shows ids that are unknown",
	steps({ simulator }) {
		const { open_userid } = simulator.actions.providerSeesMember({
			userid: 'member_2',
			source_agentid: PROVIDER_APP,
		});
		const external_userid = customerOf(simulator);
		const foreign = simulator.actions.providerSeesCustomer({
			external_userid,
			source_agentid: PROVIDER_APP,
		});
		const { tmp_external_userid } = simulator.actions.outsiderMet({
			business_type: 1,
			external_userid,
		});
		return [
			{
				operation: 'idConversion.externalUseridToOpenid',
				parameters: { external_userid: byId(external_userid) },
			},
			{
				operation: 'idConversion.fromServiceExternalUserid',
				parameters: {
					external_userid: foreign.external_userid,
					source_agentid: String(PROVIDER_APP),
				},
			},
			{
				operation: 'idConversion.convertTmpExternalUserid',
				parameters: {
					tmp_external_userid_list: tmp_external_userid,
					business_type: 1,
					user_type: 1,
				},
			},
			{
				operation: 'idConversion.openUseridToUserid',
				parameters: {
					open_userid_list: `${open_userid}, unknown0id`,
					source_agentid: String(PROVIDER_APP),
				},
			},
		];
	},
	check({ outputs, app: { simulator } }) {
		const external_userid = customerOf(simulator);
		expect(outputs['idConversion.externalUseridToOpenid']).toEqual([
			expect.objectContaining({ openid: expect.stringMatching(/\S/) }),
		]);
		expect(outputs['idConversion.fromServiceExternalUserid']).toEqual([
			expect.objectContaining({ external_userid }),
		]);
		expect(outputs['idConversion.convertTmpExternalUserid']).toEqual([
			expect.objectContaining({ external_userid }),
		]);
		const text = JSON.stringify(outputs['idConversion.openUseridToUserid']);
		expect(text).toContain('member_2');
		expect(text).toContain('unknown0id');
	},
});
