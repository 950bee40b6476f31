import { endpointOf } from '../../contract/load';
import type { ComposedOperation } from '../../nodes/WeComCustomerContact/declaration/operation';
import { requestsOf } from '../../tools/contract/reach';
import type { JsonObject } from '../../wecom/types';

/** What a composed operation is asked for, in place of the examples that the contract has of endpoints. */
export function composedRequests({ id }: ComposedOperation): readonly JsonObject[] {
	switch (id) {
		case 'connection.check':
			return [{}, { userid: 'member_a' }];
		case 'customer.getChanges':
			return [{ userid_list: ['member_a'] }];
		case 'groupMessage.createByFilter':
			return messages().map((message) => ({
				senders: ['member_a'],
				recipients: 'all',
				...message,
			}));
		case 'memberMessage.sendAndWait':
			return [
				{ ...QUESTION, approvalType: 'double', approveText: 'Yes', declineText: 'No' },
				{ ...QUESTION, responseType: 'choice', choices: [{ text: 'Shanghai', value: 'sh' }] },
			];
		case 'resignedTransfer.transferAllCustomers':
			return [{ handover_userid: 'member_a', takeover_userid: 'member_b' }];
		default:
			throw new Error(`Say in composedRequests.ts what ${id} is asked for`);
	}
}

const QUESTION = {
	touser: ['member_a'],
	card_title: 'Approval needed',
	message: 'May it go out?',
	responseType: 'approval',
	answerBy: 'card',
	resumeAmount: 1,
	resumeUnit: 'hours',
};

/** What group messages can hold. */
function messages(): JsonObject[] {
	return requestsOf(endpointOf('groupMessage.create')).map((request) =>
		Object.fromEntries(
			Object.entries(request).filter(([name]) => ['text', 'attachments'].includes(name)),
		),
	);
}
