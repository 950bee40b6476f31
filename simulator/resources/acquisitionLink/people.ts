import { acquisition, assignMember, readLink, type AcquisitionLink } from './state';
import { grantQuota, quotaBalance, setQuota, spendQuota } from './quota';
import type { Corp } from '../../corp/corp';
import type { Customer, Member } from '../../corp/people';
import { action, ControlError } from '../../control/action';
import { comerOf, becomeCustomer, customerOf, memberOf, type Addition } from '../customer/people';

/** The way of adding of a customer who came through a link (doc 92114). */
const THROUGH_LINK = 16;

/** What came of a visit to a link. */
interface LinkAddition extends Partial<Addition> {
	outcome:
		| 'added'
		/** The request waits for memberAcceptsLinkRequest. */
		| 'waiting'
		/** The two were friends already. */
		| 'known'
		/** None of the link's members can take a customer now. */
		| 'unavailable'
		/** The corp has no quota left. */
		| 'exhausted';
	link_id: string;
}

/** A link that was not deleted, and the channel of its address. @throws ControlError */
function linkOf(corp: Corp, text: string): { link: AcquisitionLink; channel: string } {
	const { id, channel } = readLink(text);
	const link = acquisition(corp).links.get(id);
	if (!link) throw new ControlError(`no acquisition link ${id}`);
	return { link, channel };
}

/** Somebody opens a link; all apps are told, but not by whom. */
function open(corp: Corp, link: AcquisitionLink, channel: string, visitor: string): void {
	link.visits.push({ at: corp.clock.now(), visitor });
	corp.emit('customer_acquisition.open_profile', { LinkId: link.link_id, State: channel });
}

/** Makes a customer of who came through a link; it costs one of the quota. */
function acquire(
	corp: Corp,
	link: AcquisitionLink,
	channel: string,
	member: Member,
	customer: Customer,
): LinkAddition {
	const pair = `${member.userid}/${customer.id}`;
	link.customers.set(pair, {
		external_userid: customer.id,
		userid: member.userid,
		state: channel,
		addedAt: corp.clock.now(),
		messages: 0,
	});
	acquisition(corp).origins.set(pair, link.link_id);
	const addition = becomeCustomer(corp, member, customer, {
		addWay: THROUGH_LINK,
		...(channel && { state: channel }),
	});
	spendQuota(corp);
	return { outcome: 'added', link_id: link.link_id, ...addition };
}

/** Nobody can take a customer: the app is told once, until someone can again. */
function tellUnavailable(corp: Corp, link: AcquisitionLink): LinkAddition {
	const { link_id, unavailable, createdBy } = link;
	if (!unavailable) {
		link.unavailable = true;
		corp.emit('customer_acquisition.link_unavailable', { LinkId: link_id }, createdBy);
	}
	return { outcome: 'unavailable', link_id };
}

/** What customers do with acquisition links, and what the console does about them. */
export const acquisitionActions = {
	customerOpensLink: action({
		summary:
			'Someone opens an acquisition link (id, or address with ?customer_channel=) without adding anyone.',
		input: { link: 'string', visitor: 'string?' },
		run: (corp, { link: text, visitor = `visitor ${corp.ids.number('visitor')}` }) => {
			const { link, channel } = linkOf(corp, text);
			open(corp, link, channel, visitor);
			return { link_id: link.link_id, state: channel, visitor };
		},
	}),
	customerAddsThroughLink: action({
		summary:
			'A customer opens an acquisition link and adds its member; new unless named. visitor: who has opened it already. outcome tells what came of it.',
		input: {
			link: 'string',
			visitor: 'string?',
			userid: 'string?',
			external_userid: 'string?',
			name: 'string?',
			unionid: 'string?',
		},
		run: (corp, { link: text, visitor, userid, ...comer }): LinkAddition => {
			const { link, channel } = linkOf(corp, text);
			const { link_id } = link;
			const { external_userid: known } = comer;
			if (known !== undefined) customerOf(corp, known);
			if (visitor === undefined) {
				open(corp, link, channel, known ?? `visitor ${corp.ids.number('visitor')}`);
			}
			if (quotaBalance(corp) === 0) return { outcome: 'exhausted', link_id };
			const member = assignMember(corp, link, known, userid);
			if (!member) return tellUnavailable(corp, link);
			link.unavailable = false;
			const customer = comerOf(corp, comer);
			const pair = { userid: member.userid, external_userid: customer.id };
			const follow = member.follows.get(customer.id);
			if (follow && !follow.half && !follow.deletedByCustomer) {
				return { outcome: 'known', link_id, ...pair };
			}
			const fields = { LinkId: link_id, State: channel };
			corp.emit('customer_acquisition.friend_request', fields, link.createdBy);
			if (link.skip_verify === false) {
				const key = `${member.userid}/${customer.id}`;
				acquisition(corp).requests.set(key, { link_id, state: channel });
				return { outcome: 'waiting', link_id, ...pair };
			}
			return acquire(corp, link, channel, member, customer);
		},
	}),
	memberAcceptsLinkRequest: action({
		summary: 'A member accepts a customer who came through a link without skip_verify.',
		input: { userid: 'string', external_userid: 'string' },
		run: (corp, { userid, external_userid }): LinkAddition => {
			const { requests } = acquisition(corp);
			const key = `${userid}/${external_userid}`;
			const request = requests.get(key);
			if (!request) throw new ControlError(`no request of ${external_userid} to ${userid}`);
			const { link } = linkOf(corp, request.link_id);
			if (quotaBalance(corp) === 0) return { outcome: 'exhausted', link_id: link.link_id };
			requests.delete(key);
			const customer = customerOf(corp, external_userid);
			return acquire(corp, link, request.state, memberOf(corp, userid), customer);
		},
	}),
	acquisitionLinkDeleted: action({
		summary: 'An administrator deletes an acquisition link; the app that made it is told.',
		input: { link_id: 'string' },
		run: (corp, { link_id }) => {
			const { link } = linkOf(corp, link_id);
			acquisition(corp).links.delete(link_id);
			corp.emit('customer_acquisition.delete_link', { LinkId: link_id }, link.createdBy);
			return { link_id };
		},
	}),
	acquisitionQuotaBought: action({
		summary: 'The corp buys quota for links; it lives a year unless days is given.',
		input: { amount: 'number', days: 'number?' },
		run: (corp, { amount, days }) => {
			grantQuota(corp, amount, days);
			return { balance: quotaBalance(corp) };
		},
	}),
	acquisitionQuotaSet: action({
		summary: 'The corp has this quota for links and no other; no events are sent.',
		input: { amount: 'number', days: 'number?' },
		run: (corp, { amount, days }) => {
			setQuota(corp, amount, days);
			return { balance: quotaBalance(corp) };
		},
	}),
};
