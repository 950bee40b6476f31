import { refuseTransfer, waitingTransfer } from './state';
import { action, ControlError } from '../../control/action';

/** What customers do about transfers. */
export const transferActions = {
	customerRefusesTransfer: action({
		summary: 'A customer refuses to be handed over, within the 24 hours.',
		input: { handover_userid: 'string', external_userid: 'string' },
		run: (corp, { handover_userid, external_userid }) => {
			const transfer = waitingTransfer(corp, handover_userid, external_userid);
			if (!transfer) throw new ControlError(`no transfer of ${external_userid} is waiting`);
			refuseTransfer(corp, transfer);
			return { handover_userid, external_userid };
		},
	}),
};
