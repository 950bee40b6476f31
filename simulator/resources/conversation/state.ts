import { countAcquiredMessage } from '../acquisitionLink/chats';
import { noteContact } from '../statistics/activity';
import type { Corp } from '../../corp/corp';
import { intercept, type Interception } from '../interceptRule/state';
import type { Follow, Member } from '../../corp/people';

/** A customer writes to a member: the chat has started, and links hear of it. */
export function customerWrites(corp: Corp, follow: Follow): void {
	follow.chatStarted = true;
	noteContact(corp, 'customerWrote', follow.userid, follow.external.id);
	countAcquiredMessage(corp, follow);
}

/**
 * A member writes to a customer.
 * @returns what sensitive word rules caught; a message that one of them blocks is not sent
 */
export function memberWrites(
	corp: Corp,
	member: Member,
	follow: Follow,
	text: string,
): Interception[] {
	const caught = intercept(corp, member, text);
	if (caught.some(({ blocked }) => blocked)) return caught;
	follow.chatStarted = true;
	noteContact(corp, 'memberWrote', member.userid, follow.external.id);
	return caught;
}
