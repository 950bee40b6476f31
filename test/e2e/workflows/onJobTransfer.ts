import { resourceWorkflow } from '../support/resourceWorkflow';
import { byId } from '../../../support/n8n/workflows';

const PAIR = { handover_userid: byId('member_1'), takeover_userid: byId('member_2') };

export const onJobTransfer = resourceWorkflow({
	title:
		'hands a group chat and the customers of a member over to another, with one outcome for each, and asks how far it is',
	steps({ simulator }) {
		const { chat_id } = simulator.actions.groupChatCreated({ owner: 'member_1', name: 'Readers' });
		return [
			{
				operation: 'onJobTransfer.transferGroupChats',
				parameters: { chat_id_list: [chat_id], new_owner: byId('member_2') },
			},
			{ operation: 'customer.getAll', parameters: { userid: ['member_1'] } },
			{
				operation: 'onJobTransfer.transferCustomers',
				parameters: { ...PAIR, external_userid: '={{ [$json.external_userid] }}' },
			},
			{ operation: 'onJobTransfer.getResult', parameters: { ...PAIR, returnAll: true } },
		];
	},
	check({ outputs }) {
		expect(outputs['onJobTransfer.transferGroupChats']).toEqual([
			expect.objectContaining({ chat_id: expect.stringMatching(/\S/), success: true }),
		]);
		expect(outputs['onJobTransfer.transferCustomers']).toEqual(
			outputs['customer.getAll']?.map(({ external_userid }) =>
				expect.objectContaining({ external_userid, errcode: 0 }),
			),
		);
	},
});
