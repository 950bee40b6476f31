import type { ExternalUserId, Milliseconds, UnixSeconds, UserId } from '../../types';
import { DAY_SECONDS } from '../contactWay/state';
import { slice, type Corp } from '../../corp/corp';
import type { Customer, Follow, Member } from '../../corp/people';

/** 1 taken over, 2 waiting, 3 refused by the customer, 4 the new member has too many (doc 94088). */
type TransferStatus = 1 | 2 | 3 | 4;

/** Customers of a member who still works there, or who left. */
export type TransferKind = 'onJob' | 'resigned';

/** A customer on the way from one member to another. */
export interface Transfer {
	kind: TransferKind;
	handover: UserId;
	takeover: UserId;
	externalUserId: ExternalUserId;
	startedAt: UnixSeconds;
	status: TransferStatus;
	/** When it was taken over, or will be; 0 when it failed. */
	takeoverTime: UnixSeconds;
	/** What the customer reads after the takeover. */
	message?: string;
}

/** doc 92125, 94081: the takeover happens by itself 24 hours later. */
const WAIT: Milliseconds = DAY_SECONDS * 1000;
/** doc 92125: a customer of a current member at most twice in 90 days. */
export const TRANSFERS_ALLOWED = 2;
export const TRANSFER_WINDOW_SECONDS = 90 * DAY_SECONDS;
/** The way of adding of a customer who was assigned (doc 92114). */
const ASSIGNED = 202;

export const transfers = slice('transfers', () => ({
	all: [] as Transfer[],
	/** The latest of each pair of former member and customer. */
	latest: new Map<string, Transfer>(),
	/** Of each customer, those of current members, for the limit of two. */
	onJob: new Map<ExternalUserId, UnixSeconds[]>(),
}));

/** The transfer that a customer is in. */
export function waitingTransfer(corp: Corp, handover: UserId, id: string): Transfer | undefined {
	const latest = transfers(corp).latest.get(`${handover}/${id}`);
	return latest?.status === 2 ? latest : undefined;
}

/** Whether a customer of a current member was transferred twice in the last 90 days. */
export function transferredTooOften(corp: Corp, id: ExternalUserId): boolean {
	const since = corp.clock.now() - TRANSFER_WINDOW_SECONDS;
	const times = transfers(corp).onJob.get(id) ?? [];
	return times.filter((time) => time > since).length >= TRANSFERS_ALLOWED;
}

function fail(corp: Corp, transfer: Transfer, status: 3 | 4, reason: string): void {
	transfer.status = status;
	transfer.takeoverTime = 0;
	corp.emit('change_external_contact.transfer_fail', {
		FailReason: reason,
		UserID: transfer.takeover,
		ExternalUserID: transfer.externalUserId,
	});
}

/** Whether the new member once handed this customer to someone: then there is no add event. */
function comesBack(corp: Corp, transfer: Transfer): boolean {
	return transfers(corp).all.some(
		(earlier) =>
			earlier !== transfer &&
			earlier.status === 1 &&
			earlier.handover === transfer.takeover &&
			earlier.externalUserId === transfer.externalUserId,
	);
}

function handOver(corp: Corp, follow: Follow, taker: Member, customer: Customer): void {
	const { remark, description, tags, remarkCompany, remarkMobiles, state } = follow;
	corp.people.follow(taker, customer, {
		createdAt: corp.clock.now(),
		addWay: ASSIGNED,
		operator: follow.userid,
		chatStarted: true,
		remark,
		description,
		tags,
		...(remarkCompany !== undefined && { remarkCompany }),
		...(remarkMobiles !== undefined && { remarkMobiles }),
		...(state !== undefined && { state }),
	});
}

/** Does what the 24 hours were for. */
function complete(corp: Corp, transfer: Transfer): void {
	if (transfer.status !== 2) return;
	const taker = corp.people.members.get(transfer.takeover);
	const giver = corp.people.members.get(transfer.handover);
	const customer = corp.people.customers.get(transfer.externalUserId);
	const follow = giver && customer && giver.follows.get(customer.id);
	if (!taker || taker.resignedAt !== undefined || !follow || follow.deletedByCustomer) {
		return fail(corp, transfer, 3, 'customer_refused');
	}
	const known = taker.follows.has(customer.id);
	if (!known && taker.follows.size >= taker.customerLimit) {
		return fail(corp, transfer, 4, 'customer_limit_exceed');
	}
	transfer.status = 1;
	transfer.takeoverTime = corp.clock.now();
	if (!known) handOver(corp, follow, taker, customer);
	corp.people.unfollow(giver, customer);
	const pair = { ExternalUserID: customer.id };
	if (!known && !comesBack(corp, transfer)) {
		corp.emit('change_external_contact.add_external_contact', { UserID: taker.userid, ...pair });
	}
	if (transfer.kind === 'onJob') {
		corp.emit('change_external_contact.del_external_contact', {
			UserID: giver.userid,
			...pair,
			Source: 'DELETE_BY_TRANSFER',
		});
	}
}

/** Starts transfers of several customers; they are decided together, 24 hours later. */
export function startTransfers(
	corp: Corp,
	kind: TransferKind,
	pair: { handover: UserId; takeover: UserId },
	ids: readonly ExternalUserId[],
	message?: string,
): void {
	const { all, latest, onJob } = transfers(corp);
	const now = corp.clock.now();
	const started = ids.map((externalUserId) => {
		const transfer: Transfer = {
			kind,
			...pair,
			externalUserId,
			startedAt: now,
			status: 2,
			takeoverTime: now + DAY_SECONDS,
			...(message !== undefined && { message }),
		};
		all.push(transfer);
		latest.set(`${pair.handover}/${externalUserId}`, transfer);
		if (kind === 'onJob') onJob.set(externalUserId, [...(onJob.get(externalUserId) ?? []), now]);
		return transfer;
	});
	corp.clock.schedule(corp.clock.nowMs() + WAIT, () => {
		for (const transfer of started) complete(corp, transfer);
	});
}

/** Lets the customer say no to a waiting transfer. */
export function refuseTransfer(corp: Corp, transfer: Transfer): void {
	fail(corp, transfer, 3, 'customer_refused');
}
