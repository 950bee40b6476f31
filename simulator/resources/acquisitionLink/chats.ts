import { WeComError } from '../../errors';
import type { JsonObject, Milliseconds } from '../../types';
import { acquisition, type AcquiredCustomer, type AcquisitionLink } from './state';
import { slice, type Corp } from '../../corp/corp';
import type { Follow } from '../../corp/people';

/** What a chat key stands for. */
interface ChatKey {
	app: string;
	givenAt: Milliseconds;
	info: JsonObject;
}

/** doc 100130 */
const KEY_LIFETIME: Milliseconds = 30 * 60_000;
/** doc 97299: the messages that are told of beside the first. */
const TOLD_MESSAGES = [3, 5, 10];

/** Keys that the app was told, by what they stand for. */
export const chatKeys = slice('chatKey', () => new Map<string, ChatKey>());

/** The link that brought a customer to a member, and what it keeps of it. */
function originOf(
	corp: Corp,
	{ userid, external }: Follow,
): { link: AcquisitionLink; acquired: AcquiredCustomer } | undefined {
	const { links, origins } = acquisition(corp);
	const pair = `${userid}/${external.id}`;
	const link = links.get(origins.get(pair) ?? '');
	const acquired = link?.customers.get(pair);
	return link && acquired && { link, acquired };
}

/**
 * Counts a customer's message to a member. When a link brought the customer, a WeChat user, the app
 * that made the link hears of the first, the 3rd, the 5th and the 10th (doc 97299).
 */
export function countAcquiredMessage(corp: Corp, follow: Follow): void {
	const origin = follow.external.type === 1 ? originOf(corp, follow) : undefined;
	if (!origin) return;
	const { link, acquired } = origin;
	const { userid, external_userid, state } = acquired;
	const count = ++acquired.messages;
	if (count === 1) {
		corp.emit(
			'customer_acquisition.customer_start_chat',
			{ UserID: userid, ExternalUserID: external_userid, LinkId: link.link_id },
			link.createdBy,
		);
	}
	if (!TOLD_MESSAGES.includes(count)) return;
	const key = corp.ids.next('chatKey');
	const chat_info = { recv_msg_cnt: count, link_id: link.link_id, state };
	const info = { userid, external_userid, chat_info };
	chatKeys(corp).set(key, { app: link.createdBy, givenAt: corp.clock.nowMs(), info });
	corp.emit(
		'customer_acquisition.message_from_customer',
		{ LinkId: link.link_id, ChatKey: key },
		link.createdBy,
	);
}

/**
 * What a chat key stands for (doc 100130).
 * @throws WeComError 41201 for one that is unknown, another app's or older than 30 minutes
 */
export function chatInfo(corp: Corp, app: string, key: string): JsonObject {
	const found = chatKeys(corp).get(key);
	if (!found || found.app !== app || corp.clock.nowMs() - found.givenAt >= KEY_LIFETIME) {
		throw new WeComError(41201, 'invalid chat_key');
	}
	return found.info;
}
