import { isEmpty } from '../../../contract/conditions';
import type { UnixSeconds } from '../../types';
import { slice, type Corp } from '../../corp/corp';
import type { Member } from '../../corp/people';
import { StableList } from '../../corp/stableList';

/** The closing message of a temporary session (doc 92228). */
export interface Conclusions {
	text?: { content?: string };
	image?: { media_id?: string };
	link?: { title?: string; picurl?: string; desc?: string; url?: string };
	miniprogram?: { title?: string; pic_media_id?: string; appid?: string; page?: string };
}

/** What can be set on a contact way; names as in the API. */
export interface ContactWaySettings {
	type: 1 | 2;
	scene: 1 | 2;
	style?: number;
	remark?: string;
	skip_verify?: boolean;
	state?: string;
	user?: string[];
	party?: number[];
	is_temp?: boolean;
	expires_in?: number;
	chat_expires_in?: number;
	unionid?: string;
	is_exclusive?: boolean;
	mark_source?: boolean;
	conclusions?: Conclusions;
}

export interface ContactWay extends ContactWaySettings {
	config_id: string;
	createdAt: UnixSeconds;
	/** The app that made it. */
	createdBy: string;
	/** Set when a customer came through the code of a temporary session: it works once. */
	used?: boolean;
}

/** doc 92228: contact ways and join ways together. */
export const MOST_WAYS = 500_000;
export const WEEK_SECONDS = 604_800;
export const DAY_SECONDS = 86_400;

export const contactWays = slice('contactWay', () => new StableList<string, ContactWay>());

const CARDS = ['image', 'link', 'miniprogram'] as const;

/**
 * What counts of a closing message: the text, and of the others the first in their order that has
 * something in it (doc 92228).
 */
export function countedConclusions(given: Conclusions): Conclusions {
	const card = CARDS.find((name) => !isEmpty(given[name]));
	return {
		...(!isEmpty(given.text) && { text: given.text }),
		...(card && { [card]: given[card] }),
	};
}

/** Closing messages that customers got. */
export const sentConclusions = slice(
	'conclusions',
	() => [] as Array<{ userid: string; external_userid: string; conclusions: Conclusions }>,
);

/** The members behind a contact way, those of its departments included. */
export function contactWayMembers(
	corp: Corp,
	way: Pick<ContactWaySettings, 'type' | 'user' | 'party'>,
): Member[] {
	const members = new Set<Member>();
	for (const userid of way.user ?? []) {
		const member = corp.people.members.get(userid);
		if (member && member.resignedAt === undefined) members.add(member);
	}
	if (way.type === 2 && way.party?.length) {
		for (const member of corp.people.inDepartments(way.party)) members.add(member);
	}
	return [...members];
}

/** Whether a temporary session's code has run out. Others never do. */
export function isExpired(corp: Corp, way: ContactWay): boolean {
	const lifetime = way.expires_in ?? WEEK_SECONDS;
	return way.is_temp === true && corp.clock.now() >= way.createdAt + lifetime;
}

/** Where the QR code of a contact way or join way is. */
export function qrCodeUrl(corp: Corp, configId: string): string {
	return `${corp.tools.baseUrl()}/simulator/qr/${configId}.png`;
}
