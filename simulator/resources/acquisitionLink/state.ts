import { WeComError } from '../../errors';
import type { ExternalUserId, UnixSeconds, UserId } from '../../types';
import { slice, type Corp } from '../../corp/corp';
import type { Member } from '../../corp/people';
import { StableList } from '../../corp/stableList';

/** Members and departments that get the customers of a link. */
interface LinkRange {
	user_list?: UserId[];
	department_list?: number[];
}

/** Who gets a customer who is a friend of someone already (doc 97297). */
interface PriorityOption {
	/** 1 any friend in the corp, 2 a friend among the given members. */
	priority_type?: 1 | 2;
	priority_userid_list?: UserId[];
}

/** What can be set on a link; names as in the API. */
export interface LinkSettings {
	link_name: string;
	range: LinkRange;
	skip_verify?: boolean;
	priority_option?: PriorityOption;
	mark_source?: boolean;
}

/** A customer whom a link brought to a member. */
export interface AcquiredCustomer {
	external_userid: ExternalUserId;
	userid: UserId;
	/** The customer_channel of the address that was opened. */
	state: string;
	addedAt: UnixSeconds;
	/** Messages of the customer that the member got. */
	messages: number;
}

/** An acquisition link (doc 97297). */
export interface AcquisitionLink extends LinkSettings {
	link_id: string;
	createdAt: UnixSeconds;
	/** The app that made it; no other app sees it. */
	createdBy: string;
	/** By `<userid>/<external_userid>`. */
	customers: StableList<string, AcquiredCustomer>;
	/** Who opened it, and when. */
	visits: Array<{ at: UnixSeconds; visitor: string }>;
	/** Set while none of its members can take a customer; the app was told. */
	unavailable: boolean;
}

/** A request that waits for the member's yes (links with skip_verify false). */
export interface LinkRequest {
	link_id: string;
	state: string;
}

/** doc 97297 */
const MOST_MEMBERS = 500;
const CHANNEL_BYTES = 64;
const URL_BEGIN = 'https://work.weixin.qq.com/ca/';
const SCHEME_BEGIN = 'weixin://biz/ww/profile/';

export const acquisition = slice('acquisitionLink', () => ({
	links: new StableList<string, AcquisitionLink>(),
	/** By `<userid>/<external_userid>`. */
	requests: new Map<string, LinkRequest>(),
	/** The id of the link that brought a customer to a member, by the same key. */
	origins: new Map<string, string>(),
}));

/** The address of a link. */
export function linkUrl(link: AcquisitionLink): string {
	return URL_BEGIN + link.link_id;
}

/**
 * Takes apart how a customer comes to a link.
 * @param text the id, the address with or without customer_channel, or the scheme that holds it
 * @returns the id, and the channel as far as it counts: 64 bytes
 */
export function readLink(text: string): { id: string; channel: string } {
	const address = text.startsWith(SCHEME_BEGIN)
		? decodeURIComponent(text.slice(SCHEME_BEGIN.length))
		: text;
	if (!address.startsWith(URL_BEGIN)) return { id: address, channel: '' };
	const url = new URL(address);
	const channel = url.searchParams.get('customer_channel') ?? '';
	// A character that the cut goes through is lost.
	const kept = new TextDecoder().decode(Buffer.from(channel).subarray(0, CHANNEL_BYTES));
	return {
		id: url.pathname.slice(url.pathname.lastIndexOf('/') + 1),
		channel: kept.replace(/\uFFFD$/, ''),
	};
}

/** The members of a range who still work for the corp, those of its departments included. */
function rangeMembers(corp: Corp, range: LinkRange): Member[] {
	const members = new Set(corp.people.inDepartments(range.department_list ?? []));
	for (const userid of range.user_list ?? []) {
		const member = corp.people.members.get(userid);
		if (member && member.resignedAt === undefined) members.add(member);
	}
	return [...members];
}

/**
 * Checks what holds across the fields of a link, new or changed.
 * @throws WeComError 40058 for a range of nobody or of more than 500 members, or for a preferred
 *   assignment among nobody
 */
export function checkLink(corp: Corp, { range, priority_option }: LinkSettings): void {
	const count = (range.user_list?.length ?? 0) + (range.department_list?.length ?? 0);
	if (count === 0) throw new WeComError(40058, 'range is empty');
	if (rangeMembers(corp, range).length > MOST_MEMBERS) {
		throw new WeComError(40058, 'range exceed max size 500');
	}
	const { priority_type, priority_userid_list = [] } = priority_option ?? {};
	if (priority_type === 2 && priority_userid_list.length === 0) {
		throw new WeComError(40058, 'missing priority_userid_list');
	}
}

/** @throws WeComError 40058 for a link that is unknown, deleted or made by another app */
export function requireLink(corp: Corp, app: string, id: string): AcquisitionLink {
	const link = acquisition(corp).links.get(id);
	if (!link || link.createdBy !== app) throw new WeComError(40058, 'invalid link_id');
	return link;
}

function canTakeCustomers(member: Member): boolean {
	return (
		member.resignedAt === undefined &&
		member.customerContact &&
		member.activated &&
		member.follows.size < member.customerLimit
	);
}

/** The member to whom a known customer goes because the two are friends already. */
function friendOf(corp: Corp, link: AcquisitionLink, id: ExternalUserId): Member | undefined {
	const { priority_type, priority_userid_list = [] } = link.priority_option ?? {};
	if (priority_type === undefined) return undefined;
	const candidates =
		priority_type === 1
			? [...corp.people.members.values()]
			: priority_userid_list.map((userid) => corp.people.members.get(userid));
	return candidates.find((member) => {
		const follow = member?.resignedAt === undefined && member?.follows.get(id);
		return follow && !follow.half;
	});
}

/**
 * The member who gets a customer: a friend where the link prefers friends, else one by chance of
 * those who can take customers.
 * @param id the customer's, when the customer is known
 * @param wish a member who shall get the customer
 * @returns undefined when nobody can
 */
export function assignMember(
	corp: Corp,
	link: AcquisitionLink,
	id: ExternalUserId | undefined,
	wish?: UserId,
): Member | undefined {
	const able = rangeMembers(corp, link.range).filter(canTakeCustomers);
	if (wish !== undefined) return able.find(({ userid }) => userid === wish);
	const friend = id === undefined ? undefined : friendOf(corp, link, id);
	return friend ?? able[corp.random.below(able.length)];
}
