import { transferGroupChatsTo } from './groupChats';
import type { Corp } from '../../corp/corp';
import { pageOf } from '../../corp/cursor';
import type { Member } from '../../corp/people';
import {
	startTransfers,
	transferredTooOften,
	transfers,
	waitingTransfer,
	type TransferKind,
} from './state';
import { requireMember, requireServiceMember } from '../../corp/visibility';
import { WeComError } from '../../errors';
import { handler, type Call, type Handler } from '../../handler';
import type { AppOptions } from '../../options';
import type { UserId } from '../../types';

/** doc 94088, 94082 */
const RESULTS_PER_PAGE = 1000;
const YEAR_SECONDS = 365 * 86_400;

interface TransferInput {
	handover_userid: UserId;
	takeover_userid: UserId;
	external_userid: string[];
	transfer_success_msg?: string;
}

/** Who takes over needs Customer Contact and an activated account. */
function requireTaker(corp: Corp, app: AppOptions, userid: UserId): Member {
	const member = requireServiceMember(corp, app, userid);
	if (!member.activated) throw new WeComError(40098, 'user not verified');
	return member;
}

/** @throws WeComError 40003 for someone unknown, 40097 for someone who has not left */
function requireResigned(corp: Corp, userid: UserId): Member {
	const member = corp.people.members.get(userid);
	if (!member) throw new WeComError(40003, 'invalid userid');
	if (member.resignedAt === undefined) throw new WeComError(40097, 'user is not resigned');
	// doc 94081: who left more than a year ago is out of reach
	if (corp.clock.now() - member.resignedAt > YEAR_SECONDS)
		throw new WeComError(40003, 'invalid userid');
	return member;
}

/** The code of one customer: 0 for a transfer that was started. */
function customerCode(corp: Corp, kind: TransferKind, giver: Member, id: string): number {
	if (!corp.people.customers.has(id)) return 40096;
	const follow = giver.follows.get(id);
	if (!follow || follow.half) return 40131;
	if (waitingTransfer(corp, giver.userid, id)) return kind === 'onJob' ? 40129 : 40100;
	return kind === 'onJob' && transferredTooOften(corp, id) ? 40128 : 0;
}

/** Starts handing customers over; each has its own code (doc 92125, 94081). */
export function transferCustomers(kind: TransferKind): Handler {
	return handler(({ corp, app, input }: Call<TransferInput>) => {
		const { handover_userid: handover, takeover_userid: takeover } = input;
		if (handover === takeover) throw new WeComError(40130, 'handover and takeover are the same');
		const giver =
			kind === 'onJob' ? requireMember(corp, app, handover) : requireResigned(corp, handover);
		requireTaker(corp, app, takeover);
		const started: string[] = [];
		const customer = input.external_userid.map((external_userid) => {
			const repeated = started.includes(external_userid);
			const errcode = repeated ? 40129 : customerCode(corp, kind, giver, external_userid);
			if (errcode === 0) started.push(external_userid);
			return { external_userid, errcode };
		});
		startTransfers(corp, kind, { handover, takeover }, started, input.transfer_success_msg);
		return { customer };
	});
}

interface ResultInput {
	handover_userid: UserId;
	takeover_userid: UserId;
	cursor?: string;
}

/** How far the transfers between two members are (doc 94088, 94082). */
export function transferResult(kind: TransferKind): Handler {
	return handler(({ corp, app, input }: Call<ResultInput>) => {
		const { handover_userid: handover, takeover_userid: takeover } = input;
		requireMember(corp, app, takeover);
		const found = transfers(corp).all.filter(
			(transfer) =>
				transfer.kind === kind && transfer.handover === handover && transfer.takeover === takeover,
		);
		const list = `transfers:${kind}:${handover}:${takeover}`;
		const { items, next_cursor } = pageOf(found, list, input.cursor, RESULTS_PER_PAGE);
		const customer = items.map(({ externalUserId, status, takeoverTime }) => ({
			external_userid: externalUserId,
			status,
			takeover_time: takeoverTime,
		}));
		return { customer, next_cursor };
	});
}

/** Gives groups to a new owner (doc 95703, 92127). */
export function transferGroupChats(kind: TransferKind): Handler {
	return handler(
		({ corp, app, input }: Call<{ chat_id_list: string[]; new_owner: UserId }>) => {
			const owner = requireTaker(corp, app, input.new_owner);
			return { failed_chat_list: transferGroupChatsTo(corp, kind, input.chat_id_list, owner) };
		},
		{
			records: ({ chat_id_list: ids }) =>
				Array.isArray(ids) ? ids.map((id) => `chat_id:${String(id)}`) : [],
		},
	);
}
