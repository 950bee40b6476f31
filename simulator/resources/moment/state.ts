import { WeComError } from '../../errors';
import type { ExternalUserId, Milliseconds, TagId, UnixSeconds, UserId } from '../../types';
import { slice, type Corp } from '../../corp/corp';
import type { KeptMedia } from '../media/kept';
import type { Follow, Member } from '../../corp/people';
import { StableList } from '../../corp/stableList';

/** What a Moment shows. */
export interface MomentContent {
	text?: string;
	images?: KeptMedia[];
	video?: { clip: KeptMedia; cover: KeptMedia };
	link?: { title: string; url: string };
	location?: { latitude: string; longitude: string; name: string };
}

/** A comment or a like: of a customer or of a member. */
export interface Reaction {
	external_userid?: ExternalUserId;
	userid?: UserId;
	create_time: UnixSeconds;
}

/** A Moment in the hands of one member, who is asked to publish it or has. */
export interface Publication {
	userid: UserId;
	publishedAt?: UnixSeconds;
	/** The customers whom the member chose to see it. */
	chosen: ExternalUserId[];
	/** Those of them who do see it. */
	reached: ExternalUserId[];
	comments: Reaction[];
	likes: Reaction[];
}

/** A post in customers' Moments (doc 95094, 93333). */
export interface Moment {
	id: string;
	createdAt: UnixSeconds;
	/** The member whose own post it is; without one the corp issued it. */
	creator?: UserId;
	/** Tags of the customers who may see it; without them it is public. */
	tags?: TagId[];
	/** Whether a member chose who sees an own post. */
	isPartlyVisible: boolean;
	content: MomentContent;
	publications: StableList<UserId, Publication>;
	cancelled: boolean;
}

/** How fast things go, and how often. Set through the control API. */
interface MomentTiming {
	/** How long the job of a Moment takes. */
	taskMs: Milliseconds;
	/** How long members take to publish; without it they wait for the control API. */
	publishMs?: Milliseconds;
	/** doc 95094: a corp may create 10 a minute. */
	perMinute: number;
}

interface Moments {
	/** Deleted ones left out (doc 93333). */
	posts: StableList<string, Moment>;
	timing: MomentTiming;
}

export const moments = slice<Moments>('moment', () => ({
	posts: new StableList(),
	timing: { taskMs: 2000, perMinute: 10 },
}));

/** The customers whom a member may let see a Moment: all, or those with one of its tags. */
export function candidatesOf(member: Member, tags: readonly TagId[] | undefined): Follow[] {
	return [...member.follows.values()].filter(
		(follow) => !follow.half && (!tags || follow.tags.some((id) => tags.includes(id))),
	);
}

/** A member's part in a Moment, not yet published. */
export function newPublication(userid: UserId): Publication {
	return { userid, chosen: [], reached: [], comments: [], likes: [] };
}

/**
 * Publishes a Moment for a member. It reaches WeChat users who have not deleted the member.
 * @param chosen the customers chosen; all who may see it when it is left out
 * @param unreached customers whom it does not reach for other reasons
 */
export function publish(
	corp: Corp,
	moment: Moment,
	publication: Publication,
	chosen?: readonly ExternalUserId[],
	unreached: readonly ExternalUserId[] = [],
): void {
	const member = corp.people.members.get(publication.userid);
	if (!member) return;
	const candidates = candidatesOf(member, moment.tags).filter(
		(follow) => !chosen || chosen.includes(follow.external.id),
	);
	publication.publishedAt = corp.clock.now();
	publication.chosen = candidates.map((follow) => follow.external.id);
	publication.reached = candidates
		.filter((follow) => follow.external.type === 1 && !follow.deletedByCustomer)
		.map((follow) => follow.external.id)
		.filter((id) => !unreached.includes(id));
}

/** @throws WeComError 41060 for a Moment that is unknown or deleted */
export function requireMoment(corp: Corp, id: string): Moment {
	const moment = moments(corp).posts.get(id);
	if (!moment) throw new WeComError(41060, 'invalid moment_id');
	return moment;
}

/** @throws WeComError 41060, and 41067 for a member's own post */
export function requireCorpMoment(corp: Corp, id: string): Moment {
	const moment = requireMoment(corp, id);
	if (moment.creator !== undefined) throw new WeComError(41067, 'moment is not issued by corp');
	return moment;
}

/**
 * What a member made of a Moment.
 * @throws WeComError 41061 for a member who has nothing to do with it, 41062 for one who has not
 *   published it yet
 */
export function requirePublication(moment: Moment, userid: UserId): Publication {
	const publication = moment.publications.get(userid);
	if (!publication) throw new WeComError(41061, 'moment was not published by the user');
	if (publication.publishedAt === undefined) {
		throw new WeComError(41062, 'moment is not published by the user yet');
	}
	return publication;
}
