import { contactWayMembers, contactWays, DAY_SECONDS, isExpired } from './state';
import { slice, type Corp } from '../../corp/corp';
import { unionidOf } from '../customer/view';
import type { Customer } from '../../corp/people';
import { action, ControlError } from '../../control/action';
import { comerOf, becomeCustomer, memberOf, type Addition, type Arrival } from '../customer/people';

/** Requests that wait for the member's yes (contact ways with skip_verify false). */
const friendRequests = slice('friendRequests', () => new Map<string, Arrival>());

const SCANNED = 1;

/** The contact way behind an id or behind the address of its QR code. */
function wayOf(corp: Corp, idOrUrl: string) {
	const id = /\/qr\/([\w-]+)\.png$/.exec(idOrUrl)?.[1] ?? idOrUrl;
	const way = contactWays(corp).get(id);
	if (!way) throw new ControlError(`no contact way ${id}`);
	if (way.used || isExpired(corp, way)) throw new ControlError(`contact way ${id} has run out`);
	return way;
}

/** Of several members one by chance, but a customer stays with the member who has the customer. */
function pickMember(corp: Corp, way: ReturnType<typeof wayOf>, customer: Customer, wish?: string) {
	const members = contactWayMembers(corp, way);
	if (wish !== undefined) {
		if (!members.some((member) => member.userid === wish)) {
			throw new ControlError(`${wish} is not in the contact way`);
		}
		return memberOf(corp, wish);
	}
	const known = way.is_exclusive
		? members.find((member) => member.follows.has(customer.id))
		: undefined;
	const member = known ?? members[corp.random.below(members.length)];
	if (!member) throw new ControlError('nobody is left in the contact way');
	return member;
}

/** What customers do with contact ways. */
export const contactWayActions = {
	customerAddsThroughContactWay: action({
		summary:
			'A customer scans a contact way (config_id or qr_code); new unless named. Without skip_verify the request waits for memberAccepts.',
		input: {
			contact_way: 'string',
			userid: 'string?',
			external_userid: 'string?',
			name: 'string?',
			type: 'number?',
			unionid: 'string?',
		},
		run: (corp, { contact_way, userid, ...comer }): Addition & { waiting?: true } => {
			const way = wayOf(corp, contact_way);
			const customer = comerOf(corp, comer);
			if (way.is_temp && way.unionid && unionidOf(customer) !== way.unionid) {
				throw new ControlError('the temporary session is for another unionid');
			}
			const member = pickMember(corp, way, customer, userid);
			const arrival: Arrival = { addWay: SCANNED };
			if (way.state) arrival.state = way.state;
			if (way.is_temp) {
				const endsAt = corp.clock.now() + (way.chat_expires_in ?? DAY_SECONDS);
				arrival.session = { configId: way.config_id, endsAt };
				way.used = true;
			}
			if (way.skip_verify === false) {
				friendRequests(corp).set(`${member.userid}/${customer.id}`, arrival);
				const pair = { userid: member.userid, external_userid: customer.id };
				return { ...pair, welcome_codes: {}, waiting: true };
			}
			return becomeCustomer(corp, member, customer, arrival);
		},
	}),
	memberAccepts: action({
		summary: 'A member accepts a customer who scanned a contact way without skip_verify.',
		input: { userid: 'string', external_userid: 'string' },
		run: (corp, { userid, external_userid }) => {
			const key = `${userid}/${external_userid}`;
			const arrival = friendRequests(corp).get(key);
			if (!arrival) throw new ControlError(`no request of ${external_userid} to ${userid}`);
			friendRequests(corp).delete(key);
			return becomeCustomer(
				corp,
				memberOf(corp, userid),
				comerOf(corp, { external_userid }),
				arrival,
			);
		},
	}),
};
