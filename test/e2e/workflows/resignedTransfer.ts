import { resourceWorkflow } from '../support/resource-workflow';
import { byId } from '../../../support/n8n/workflows';

export const resignedTransfer = resourceWorkflow({
	title: 'hands over every customer whom a resigned member left behind',
	steps({ simulator }) {
		simulator.actions.memberResigns({ userid: 'member_1' });
		return [
			{ operation: 'resignedTransfer.getUnassigned', parameters: { returnAll: true } },
			{
				operation: 'resignedTransfer.transferCustomers',
				parameters: {
					handover_userid: byId('={{ $json.handover_userid }}'),
					takeover_userid: byId('member_2'),
					external_userid: '={{ [$json.external_userid] }}',
				},
			},
		];
	},
	check({ outputs, app: { simulator } }) {
		const left = outputs['resignedTransfer.getUnassigned'] ?? [];
		expect(left).toHaveLength(simulator.settings.customers / simulator.settings.members);
		expect(outputs['resignedTransfer.transferCustomers']).toEqual(
			left.map(({ external_userid }) => expect.objectContaining({ external_userid, errcode: 0 })),
		);
	},
});
