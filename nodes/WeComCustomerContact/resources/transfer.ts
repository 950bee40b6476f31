import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { describeCode } from '../../../wecom/describeCode';
import { translate } from '../../../wecom/translate';
import type { JsonObject } from '../../../wecom/types';
import { memberLocator } from '../fields/locators';
import { inWords } from '../inWords';

/** What the transfers of members who stay (doc 92125, 94088, 95703) and of those who left (doc 94081, 94082, 92127) share. */

export const takeoverField: INodeProperties = memberLocator({
	displayName: 'New Member',
	name: 'takeover_userid',
	description: 'Member (接替成员) who takes the customers over, by userid',
});

/** The same where the transfer is started. */
export const takeoverToStartField: INodeProperties = {
	...takeoverField,
	hint: 'The takeover follows by itself after 24 hours, and customers can refuse it',
};

export const newOwnerField: INodeProperties = memberLocator({
	displayName: 'New Owner',
	name: 'new_owner',
	description: 'Member (新群主) who becomes the owner of the group chats, by userid',
});

/** Makes the output of a customer transfer readable: every customer has a code of their own. */
export function customerOutcome(record: JsonObject): IDataObject[] {
	const errcode = Number(record.errcode ?? 0);
	return [
		{
			...record,
			success: errcode === 0,
			errcode_text:
				errcode === 0
					? translate(
							'message.transferStarted',
							'The transfer has started; it happens by itself after 24 hours and can still fail.',
						)
					: describeCode(errcode),
		},
	];
}

/** One record for each group chat of a call; WeCom names only those that failed. */
export function groupChatOutcomes(
	answer: JsonObject,
	{ body }: { body: JsonObject },
): IDataObject[] {
	const failed = (answer.failed_chat_list ?? []) as Array<JsonObject & { chat_id: string }>;
	const failures = new Map(failed.map((failure) => [failure.chat_id, failure]));
	const chats = new Set([...(body.chat_id_list as string[]), ...failures.keys()]);
	return [...chats].map((chat_id) => {
		const failure = failures.get(chat_id);
		return {
			chat_id,
			errcode: 0,
			...failure,
			success: failure === undefined,
			errcode_text: failure
				? describeCode(Number(failure.errcode))
				: translate('message.transferAccepted', 'The transfer was accepted.'),
		};
	});
}

/** doc 94088 and 94082 */
export const takeoverStateInWords = inWords('status', {
	1: translate('message.takenOver', 'Taken over'),
	2: translate('message.takeoverPending', 'Waiting for takeover'),
	3: translate('message.takeoverRefused', 'Refused by the customer'),
	4: translate('message.takeoverLimit', 'The new member has reached the limit of customers'),
});
