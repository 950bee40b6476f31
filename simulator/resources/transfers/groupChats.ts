import type { Milliseconds } from '../../types';
import { DAY_SECONDS } from '../contactWay/state';
import { slice, type Corp } from '../../corp/corp';
import { groupChats, statusOf, type GroupChat } from '../groupChat/state';
import type { Member } from '../../corp/people';
import { TRANSFER_WINDOW_SECONDS, TRANSFERS_ALLOWED, type TransferKind } from './state';

/** Why a group could not be handed over. */
export interface ChatRefusal {
	chat_id: string;
	errcode: number;
	errmsg: string;
}

/** How long the handover of a resigned owner's group takes. */
const HANDOVER: Milliseconds = 2000;
/** doc 95703, 92127: of one person's groups a day. */
const MOST_PER_DAY = 300;

/** By former owner and day, how many groups were handed over. */
const handedOver = slice('chatTransfers', () => new Map<string, number>());

const REFUSALS: Record<number, string> = {
	40050: 'chatid not exist',
	40128: 'transfer too often',
	45009: 'transfer over daily limit',
	90500: 'the owner of this chat is not resigned',
	90501: 'chat is not external group chat',
	90502: 'the owner of this chat is resigned',
	90504: 'the owner of this chat is not changed',
	90507: 'the chat is being transferred',
	90508: 'the chat is already transferred',
};

function dayKey(corp: Corp, owner: string): string {
	return `${owner}/${Math.floor(corp.clock.now() / DAY_SECONDS)}`;
}

/** The code with which one group is refused; 0 when it can go. */
function refusalOf(
	corp: Corp,
	kind: TransferKind,
	chat: GroupChat | undefined,
	owner: Member,
): number {
	if (!chat || chat.dismissed) return 40050;
	if (!chat.isCustomerGroup) return 90501;
	const resigned = statusOf(corp, chat) === 1;
	if (kind === 'resigned') {
		if (chat.handover === 2) return 90507;
		if (chat.handover === 3 && !resigned) return 90508;
		if (!resigned) return 90500;
	} else {
		if (resigned || chat.handover === 2) return 90502;
		const since = corp.clock.now() - TRANSFER_WINDOW_SECONDS;
		if (chat.transfers.filter((time) => time > since).length >= TRANSFERS_ALLOWED) return 40128;
	}
	if (chat.owner === owner.userid) return 90504;
	return (handedOver(corp).get(dayKey(corp, chat.owner)) ?? 0) >= MOST_PER_DAY ? 45009 : 0;
}

function handOver(corp: Corp, kind: TransferKind, chat: GroupChat, owner: Member): void {
	const key = dayKey(corp, chat.owner);
	handedOver(corp).set(key, (handedOver(corp).get(key) ?? 0) + 1);
	if (kind === 'onJob') {
		chat.transfers.push(corp.clock.now());
		chat.owner = owner.userid;
		return;
	}
	chat.handover = 2;
	corp.clock.schedule(corp.clock.nowMs() + HANDOVER, () => {
		chat.handover = 3;
		chat.owner = owner.userid;
	});
}

/**
 * Gives groups to a new owner: at once while the old owner is employed, after two seconds when the
 * owner has left.
 * @returns the groups that stay where they are, and why
 */
export function transferGroupChatsTo(
	corp: Corp,
	kind: TransferKind,
	ids: readonly string[],
	owner: Member,
): ChatRefusal[] {
	const failed: ChatRefusal[] = [];
	for (const chat_id of ids) {
		const chat = groupChats(corp).get(chat_id);
		const errcode = refusalOf(corp, kind, chat, owner);
		if (chat && errcode === 0) handOver(corp, kind, chat, owner);
		else failed.push({ chat_id, errcode, errmsg: REFUSALS[errcode] ?? 'refused' });
	}
	return failed;
}
