import { resourceWorkflow } from '../support/resource-workflow';
import { byId } from '../../../support/n8n/workflows';

const PAIR = { handover_userid: byId('member_1'), takeover_userid: byId('member_2') };

export const onJobTransfer = resourceWorkflow({
	title:
		'hands the customers of a member over to another, with one outcome per customer, and asks how far it is',
	steps: () => [
		{ operation: 'customer.getAll', parameters: { userid: ['member_1'] } },
		{
			operation: 'onJobTransfer.transferCustomers',
			parameters: { ...PAIR, external_userid: '={{ [$json.external_userid] }}' },
		},
		{ operation: 'onJobTransfer.getResult', parameters: { ...PAIR, returnAll: true } },
	],
	check({ outputs }) {
		expect(outputs['onJobTransfer.transferCustomers']).toEqual(
			outputs['customer.getAll']?.map(({ external_userid }) =>
				expect.objectContaining({ external_userid, errcode: 0 }),
			),
		);
	},
});
