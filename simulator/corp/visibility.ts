import { WeComError } from '../errors';
import type { AppOptions } from '../options';
import type { UserId } from '../types';
import type { Corp } from './corp';
import type { Follow, Member } from './people';

/** Whether a member is in the app's visible range. */
export function isVisible(app: AppOptions, userid: UserId): boolean {
	return app.visibleMembers === undefined || app.visibleMembers.includes(userid);
}

/** Whether a member works for the corp and is in the app's visible range. */
export function isServing(corp: Corp, app: AppOptions, userid: UserId): boolean {
	const member = corp.people.members.get(userid);
	return member !== undefined && member.resignedAt === undefined && isVisible(app, userid);
}

/**
 * A member whom a call names.
 * @throws WeComError 60111 for someone who is unknown or has left, 60011 outside the visible range
 */
export function requireMember(corp: Corp, app: AppOptions, userid: UserId): Member {
	const member = corp.people.members.get(userid);
	if (!member || member.resignedAt !== undefined) throw new WeComError(60111);
	if (!isVisible(app, userid)) {
		throw new WeComError(60011, 'no privilege to access/modify contact/party/agent');
	}
	return member;
}

/**
 * A member who may have customers. @throws WeComError as requireMember, and 84083 for one without
 * Customer Contact
 */
export function requireServiceMember(corp: Corp, app: AppOptions, userid: UserId): Member {
	const member = requireMember(corp, app, userid);
	if (!member.customerContact) throw new WeComError(84083, 'not service member');
	return member;
}

/**
 * The relation that a call is about.
 * @throws WeComError 40096 for an id that no customer has, 84061 where the two are not connected: also
 *   after the member deleted the customer and as long as the member has not added back (doc 90313)
 */
export function requireFollow(
	corp: Corp,
	app: AppOptions,
	userid: UserId,
	external: string,
): Follow {
	requireMember(corp, app, userid);
	if (!corp.people.customers.has(external)) throw new WeComError(40096);
	const follow = corp.people.findFollow(userid, external);
	if (!follow || follow.half) throw new WeComError(84061);
	return follow;
}
