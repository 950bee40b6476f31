import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { describeCode } from '../../../wecom/describeCode';
import { errcodeIn, listAt, recordsAt } from '../../../wecom/json';
import { translate } from '../../../i18n/translate';
import type { JsonObject } from '../../../wecom/types';
import { memberLocator } from './locators';
import { inWords } from '../declaration/inWords';
import type { Outcomes } from '../declaration/answer';

/** What the transfers of members who stay (doc 92125, 94088, 95703) and of those who left (doc 94081, 94082, 92127) share. */

export const takeoverField: INodeProperties = memberLocator({
	displayName: 'New Member',
	name: 'takeover_userid',
	description: 'Member (接替成员) who takes over the customers, by userid',
});

/** The same where the transfer is started. */
export const takeoverToStartField: INodeProperties = {
	...takeoverField,
	hint: 'The takeover happens automatically after 24 hours; customers can decline it',
};

/** The switch that asks for the names of the customers too; `customerNames` reads it. */
export const customerNamesOption: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Add Customer Names',
			name: 'customerNames',
			type: 'boolean',
			default: false,
			description:
				'Whether to also output the name of each customer (客户名称). Makes one more request per customer.',
		},
	],
};

export const newOwnerField: INodeProperties = memberLocator({
	displayName: 'New Owner',
	name: 'new_owner',
	description: 'Member (新群主) who becomes the owner of the group chats, by userid',
});

/** Makes the output of a customer transfer readable: every customer has a code of their own. */
export function customerOutcome(record: JsonObject): IDataObject[] {
	const errcode = errcodeIn(record);
	return [
		{
			...record,
			success: errcode === 0,
			errcode_text:
				errcode === 0
					? translate(
							'message.transferStarted',
							'The transfer has started; it completes automatically after 24 hours and can still fail.',
						)
					: describeCode(errcode),
		},
	];
}

/** The answer of a customer transfer names every customer; one that it leaves out is said to be so. */
export const customerOutcomes: Outcomes = {
	of: 'external_userid',
	id: 'external_userid',
	unnamed: (external_userid) => ({
		external_userid,
		success: false,
		errcode_text: translate(
			'message.transferUnnamed',
			'WeCom reported no result for this customer. Check Get Many Results before you transfer the customer again.',
		),
	}),
};

/**
 * One record for each group chat of a call; WeCom names only those that failed. Where it names a failure
 * without saying whose, no other group chat of the call is said to be handed over.
 */
export function groupChatOutcomes(
	answer: JsonObject,
	{ body }: { body: JsonObject },
): IDataObject[] {
	const failed = recordsAt(answer, 'failed_chat_list');
	const asked = listAt(body, 'chat_id_list').map(String);
	const failures = new Map(failed.map((failure) => [String(failure.chat_id), failure]));
	const isClear = failed.every(({ chat_id }) => asked.includes(String(chat_id)));
	const rest = { errcode: 0, success: isClear, errcode_text: isClear ? accepted : unclear };
	return [
		...[...new Set(asked)].map((chat_id) => {
			const failure = failures.get(chat_id);
			return { chat_id, ...(failure ? failureOf(failure) : rest) };
		}),
		...failed.filter(({ chat_id }) => !asked.includes(String(chat_id))).map(failureOf),
	];
}

const failureOf = (failure: JsonObject): IDataObject => ({
	...failure,
	success: false,
	errcode_text: describeCode(errcodeIn(failure)),
});

const accepted = translate('message.transferAccepted', 'The transfer was accepted.');
const unclear = translate(
	'message.transferUnclear',
	'WeCom reported a group chat that could not be transferred, but not which one. Check the owner of this group chat before you transfer it again.',
);

/** doc 94088 and 94082 */
export const takeoverStateInWords = inWords('status', {
	1: translate('message.takenOver', 'Taken over'),
	2: translate('message.takeoverPending', 'Waiting for takeover'),
	3: translate('message.takeoverRefused', 'Refused by the customer'),
	4: translate('message.takeoverLimit', 'The new member has reached the limit of customers'),
});
