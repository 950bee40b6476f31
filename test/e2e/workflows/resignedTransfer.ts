import { resourceWorkflow } from '../support/resourceWorkflow';
import { byId } from '../../../support/n8n/workflows';

export const resignedTransfer = resourceWorkflow({
	title:
		'hands over the group chat of a resigned member, one customer, and then all others in one step, and asks how far it is',
	steps({ simulator }) {
		const { chat_id } = simulator.actions.groupChatCreated({ owner: 'member_1', name: 'Readers' });
		simulator.actions.memberResigns({ userid: 'member_1' });
		return [
			{
				operation: 'resignedTransfer.transferGroupChats',
				parameters: { chat_id_list: [chat_id], new_owner: byId('member_2') },
			},
			{ operation: 'resignedTransfer.getUnassigned', parameters: { returnAll: false, limit: 1 } },
			{
				operation: 'resignedTransfer.transferCustomers',
				parameters: {
					handover_userid: byId('={{ $json.handover_userid }}'),
					takeover_userid: byId('member_2'),
					external_userid: '={{ [$json.external_userid] }}',
				},
			},
			{
				operation: 'resignedTransfer.getResult',
				parameters: {
					handover_userid: byId('member_1'),
					takeover_userid: byId('member_2'),
					returnAll: false,
					limit: 1,
				},
			},
			{
				operation: 'resignedTransfer.transferAllCustomers',
				parameters: {
					handover_userid: byId('member_1'),
					takeover_userid: byId('member_2'),
					options: { customerNames: true },
				},
			},
		];
	},
	check({ outputs, app: { simulator } }) {
		expect(outputs['resignedTransfer.transferGroupChats']).toEqual([
			expect.objectContaining({ chat_id: expect.stringMatching(/\S/), success: true }),
		]);
		expect(outputs['resignedTransfer.getResult']?.[0]).toMatchObject({
			external_userid: expect.stringMatching(/\S/),
		});
		const left = outputs['resignedTransfer.getUnassigned'] ?? [];
		expect(left).toHaveLength(1);
		expect(outputs['resignedTransfer.transferCustomers']).toEqual(
			left.map(({ external_userid }) => expect.objectContaining({ external_userid, errcode: 0 })),
		);
		const all = outputs['resignedTransfer.transferAllCustomers'] ?? [];
		expect(all).toHaveLength(simulator.settings.customers / simulator.settings.members - 1);
		// Whom nobody serves until the takeover, WeCom does not name.
		for (const row of all) expect(row).toMatchObject({ name: null, success: true });
	},
});
