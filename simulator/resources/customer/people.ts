import { noteContact } from '../statistics/activity';
import { customerWrites } from '../conversation/state';
import type { Corp } from '../../corp/corp';
import type { Customer, Follow, Member, PersonalTag } from '../../corp/people';
import { findTag } from '../corpTag/state';
import { createWelcomeCodes } from '../welcomeMessage/state';
import { action, ControlError } from '../../control/action';

/** A member who works for the corp. @throws ControlError */
export function memberOf(corp: Corp, userid: string): Member {
	const member = corp.people.members.get(userid);
	if (!member || member.resignedAt !== undefined) throw new ControlError(`no member ${userid}`);
	return member;
}

/** @throws ControlError */
export function customerOf(corp: Corp, id: string): Customer {
	const customer = corp.people.customers.get(id);
	if (!customer) throw new ControlError(`no customer ${id}`);
	return customer;
}

/** @throws ControlError */
export function followOf(corp: Corp, userid: string, id: string): Follow {
	const follow = corp.people.findFollow(userid, id);
	if (!follow) throw new ControlError(`${userid} has not added ${id}`);
	return follow;
}

/** Who comes: someone known, or someone new. */
export interface Comer {
	external_userid?: string;
	name?: string;
	type?: number;
	unionid?: string;
}

/** The customer who comes; made where none is named. @throws ControlError for an unknown id */
export function comerOf(corp: Corp, { external_userid, name, type, unionid }: Comer): Customer {
	if (external_userid !== undefined) return customerOf(corp, external_userid);
	return corp.people.addCustomer(corp.ids, {
		type: type === 2 ? 2 : 1,
		...(name !== undefined && { name }),
		...(unionid !== undefined && { unionid }),
	});
}

/** How a customer comes. */
export type Arrival = Pick<Follow, 'addWay'> &
	Partial<Pick<Follow, 'state' | 'half' | 'session' | 'operator' | 'channels'>>;

/** What the people of an addition and a test want to know of it. */
export interface Addition {
	userid: string;
	external_userid: string;
	/** The code that the first app got. */
	welcome_code?: string;
	/** By app. */
	welcome_codes: Record<string, string>;
}

/**
 * Makes somebody the customer of a member and tells every app, each with a welcome code of its own where
 * WeCom gives one. Who was a half contact becomes a whole one.
 */
export function becomeCustomer(
	corp: Corp,
	member: Member,
	customer: Customer,
	arrival: Arrival,
): Addition {
	const before = corp.people.findFollow(member.userid, customer.id);
	let follow: Follow;
	if (before?.half && !arrival.half) {
		delete before.half;
		follow = before;
	} else {
		const known = before?.chatStarted ? { chatStarted: true } : {};
		const createdAt = corp.clock.now();
		follow = corp.people.follow(member, customer, { createdAt, ...known, ...arrival });
	}
	if (!follow.half) noteContact(corp, 'added', member.userid, customer.id);
	if (arrival.operator === member.userid) {
		noteContact(corp, 'requested', member.userid, customer.id);
	}
	const codes = createWelcomeCodes(corp, follow);
	const kind = follow.half ? 'add_half_external_contact' : 'add_external_contact';
	const { apps } = corp.tools.settings;
	for (const app of apps) {
		const fields = {
			UserID: member.userid,
			ExternalUserID: customer.id,
			State: follow.state,
			WelcomeCode: codes[app.name],
		};
		corp.emit(`change_external_contact.${kind}`, fields, app.name);
	}
	const welcome_code = codes[apps[0].name];
	return {
		userid: member.userid,
		external_userid: customer.id,
		...(welcome_code !== undefined && { welcome_code }),
		welcome_codes: codes,
	};
}

const COMER = {
	external_userid: 'string?',
	name: 'string?',
	type: 'number?',
	unionid: 'string?',
} as const;

const PAIR = { userid: 'string', external_userid: 'string' } as const;

/** Emits an event about a member and a customer and gives back the pair. */
function tell(corp: Corp, event: string, userid: string, id: string, more = {}) {
	corp.emit(`change_external_contact.${event}`, { UserID: userid, ExternalUserID: id, ...more });
	return { userid, external_userid: id };
}

/** What customers, and members with their customers, do in their clients. */
export const customerActions = {
	customerAdds: action({
		summary: 'A customer adds a member (or the member the customer) directly; new unless named.',
		input: {
			userid: 'string',
			...COMER,
			state: 'string?',
			add_way: 'number?',
			half: 'boolean?',
			by_member: 'boolean?',
		},
		run: (corp, { userid, state, add_way = 2, half, by_member, ...comer }) =>
			becomeCustomer(corp, memberOf(corp, userid), comerOf(corp, comer), {
				addWay: add_way,
				...(state !== undefined && { state }),
				...(half && { half }),
				...(by_member && { operator: userid }),
			}),
	}),
	memberAddsBack: action({
		summary: 'A member adds back a customer who came without verification (half contact).',
		input: PAIR,
		run: (corp, { userid, external_userid }) => {
			const { half, external, addWay } = followOf(corp, userid, external_userid);
			if (!half) throw new ControlError(`${external_userid} is no half contact of ${userid}`);
			return becomeCustomer(corp, memberOf(corp, userid), external, { addWay });
		},
	}),
	customerStartsChat: action({
		summary: 'A customer writes to a member; no welcome message can be sent any more.',
		input: PAIR,
		run: (corp, { userid, external_userid }) => {
			customerWrites(corp, followOf(corp, userid, external_userid));
			return { userid, external_userid };
		},
	}),
	customerAgreesToArchive: action({
		summary: 'A customer agrees to chat archiving.',
		input: PAIR,
		run: (corp, { userid, external_userid }) => {
			const follow = followOf(corp, userid, external_userid);
			follow.archiveAgreed = true;
			const codes = createWelcomeCodes(corp, follow);
			for (const { name } of corp.tools.settings.apps) {
				const fields = {
					UserID: userid,
					ExternalUserID: external_userid,
					WelcomeCode: codes[name],
				};
				corp.emit('change_external_contact.msg_audit_approved', fields, name);
			}
			return { userid, external_userid, welcome_codes: codes };
		},
	}),
	customerDeletesMember: action({
		summary: "A customer deletes a member; the relation stays on the member's side.",
		input: PAIR,
		run: (corp, { userid, external_userid }) => {
			followOf(corp, userid, external_userid).deletedByCustomer = true;
			noteContact(corp, 'deletedByCustomer', userid, external_userid);
			return tell(corp, 'del_follow_user', userid, external_userid);
		},
	}),
	memberDeletesCustomer: action({
		summary: 'A member deletes a customer.',
		input: PAIR,
		run: (corp, { userid, external_userid }) => {
			const { external } = followOf(corp, userid, external_userid);
			corp.people.unfollow(memberOf(corp, userid), external);
			return tell(corp, 'del_external_contact', userid, external_userid);
		},
	}),
	memberEditsCustomer: action({
		summary:
			'A member changes remark, description, mobiles or tags (add_tag, remove_tag: tag ids).',
		input: {
			...PAIR,
			remark: 'string?',
			description: 'string?',
			mobiles: 'string[]?',
			add_tag: 'string[]?',
			remove_tag: 'string[]?',
			personal_tags: 'string[]?',
		},
		run: (corp, { userid, external_userid, remark, description, mobiles, ...tags }) => {
			const follow = followOf(corp, userid, external_userid);
			const { add_tag = [], remove_tag = [], personal_tags } = tags;
			const unknown = [...add_tag, ...remove_tag].find((id) => !findTag(corp, id));
			if (unknown !== undefined) throw new ControlError(`no tag ${unknown}`);
			if (remark !== undefined) follow.remark = remark;
			if (description !== undefined) follow.description = description;
			if (mobiles !== undefined) follow.remarkMobiles = mobiles;
			const kept = follow.tags.filter((id) => !remove_tag.includes(id));
			follow.tags = [...new Set([...kept, ...add_tag])];
			const asPersonal = (tag_name: string): PersonalTag => ({ group_name: 'Personal', tag_name });
			if (personal_tags) follow.personalTags = personal_tags.map(asPersonal);
			return tell(corp, 'edit_external_contact', userid, external_userid);
		},
	}),
};
