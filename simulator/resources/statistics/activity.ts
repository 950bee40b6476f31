import type { ExternalUserId, UnixSeconds, UserId } from '../../types';
import { slice, type Corp } from '../../corp/corp';

/** Something between a member and a customer that is counted by day. */
export interface ContactDeed {
	at: UnixSeconds;
	kind:
		| 'added'
		/** The member asked the customer, whatever came of it. */
		| 'requested'
		| 'deletedByCustomer'
		| 'memberWrote'
		| 'customerWrote';
	external_userid: ExternalUserId;
}

/** What is done in a group chat; ids are userids or external_userids. */
type ChatEvent =
	| { kind: 'wrote'; id: string }
	| { kind: 'left'; id: string; joinedAt: UnixSeconds }
	| { kind: 'dismissed' };

/** Something in a group chat that is counted by day. */
export type ChatDeed = ChatEvent & { at: UnixSeconds };

/**
 * What happened, as far as the statistics ask for it and the present state does not tell (doc 92132,
 * 92133): things that are over, and messages.
 */
export const activity = slice('activity', (corp: Corp) => ({
	/** When it began to be kept; what was before is told by the state alone. */
	since: corp.clock.now(),
	contacts: new Map<UserId, ContactDeed[]>(),
	chats: new Map<string, ChatDeed[]>(),
}));

function note<T>(map: Map<string, T[]>, key: string, entry: T): void {
	const entries = map.get(key);
	if (entries) entries.push(entry);
	else map.set(key, [entry]);
}

/** Notes something between a member and a customer. */
export function noteContact(
	corp: Corp,
	kind: ContactDeed['kind'],
	userid: UserId,
	external_userid: ExternalUserId,
): void {
	note(activity(corp).contacts, userid, { at: corp.clock.now(), kind, external_userid });
}

/** Notes something in a group chat. */
export function noteChat(corp: Corp, chatId: string, event: ChatEvent): void {
	note(activity(corp).chats, chatId, { at: corp.clock.now(), ...event });
}
