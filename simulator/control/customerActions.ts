import type { Corp } from '../corp/corp';
import type { Customer, Follow, Member } from '../corp/people';
import { createWelcomeCode } from '../corp/welcomeCodes';
import { action, ControlError } from './action';

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

interface Arrival {
	state?: string;
	add_way?: number;
	half?: boolean;
	session?: Follow['session'];
}

/**
 * Connects a customer with a member and sends the event, with a welcome code where WeCom gives one
 * (events.yaml, optional_when of WelcomeCode).
 */
export function connect(corp: Corp, member: Member, customer: Customer, arrival: Arrival) {
	const before = corp.people.findFollow(member.userid, customer.id);
	const follow = corp.people.follow(member, customer, {
		createdAt: corp.clock.now(),
		addWay: arrival.add_way ?? 1,
		operator: customer.id,
		...(before?.chatStarted && { chatStarted: true }),
		...(arrival.state !== undefined && { state: arrival.state }),
		...(arrival.half && { half: true }),
		...(arrival.session && { session: arrival.session }),
	});
	const welcome_code = createWelcomeCode(corp, follow);
	const kind = arrival.half ? 'add_half_external_contact' : 'add_external_contact';
	corp.emit(`change_external_contact.${kind}`, {
		UserID: member.userid,
		ExternalUserID: customer.id,
		State: arrival.state,
		WelcomeCode: welcome_code,
	});
	return { userid: member.userid, external_userid: customer.id, welcome_code };
}

export const customerActions = {
	customerAdds: action({
		summary:
			'A customer adds a member directly and is accepted; without external_userid, someone new.',
		input: {
			userid: 'string',
			external_userid: 'string?',
			name: 'string?',
			type: 'number?',
			state: 'string?',
			add_way: 'number?',
			half: 'boolean?',
		},
		run: (corp, { userid, external_userid, name, type, ...arrival }) => {
			const member = memberOf(corp, userid);
			const customer = external_userid
				? customerOf(corp, external_userid)
				: corp.people.addCustomer(corp.ids, {
						type: type === 2 ? 2 : 1,
						...(name !== undefined && { name }),
					});
			return connect(corp, member, customer, arrival);
		},
	}),
};
