import type { Milliseconds, UnixSeconds, UserId } from '../../types';
import type { Attachment, MessageText } from '../../corp/attachments';
import { DAY_SECONDS } from '../contactWay/state';
import { slice, type Corp } from '../../corp/corp';
import { chatsOwnedBy, groupChats } from '../groupChat/state';

/** 0 not sent, 1 sent, 2 no contact any more, 3 had too many group messages (doc 93338). */
type SendStatus = 0 | 1 | 2 | 3;

interface SendTarget {
	/** external_userid or chat_id. */
	id: string;
	status: SendStatus;
	sentAt?: UnixSeconds;
}

/** What one member has to send. */
export interface SendTask {
	userid: UserId;
	sentAt?: UnixSeconds;
	targets: SendTarget[];
	/** The owner picks the groups: none was given. */
	picksChats: boolean;
}

export interface GroupMessage {
	msgid: string;
	chatType: 'single' | 'group';
	/** 0 issued by the corp, 1 by a member. */
	createType: 0 | 1;
	/** The member who made it; nobody when it came through the API. */
	creator?: UserId;
	createdAt: UnixSeconds;
	text?: MessageText;
	attachments?: Attachment[];
	cancelled: boolean;
	reminders: Milliseconds[];
	tasks: SendTask[];
}

export const groupMessages = slice('groupMessage', () => ({
	messages: new Map<string, GroupMessage>(),
	/** How many group messages a customer or group got, by `<id>/<year>-<month>`. */
	received: new Map<string, number>(),
}));

/** Days of the month in which a time falls, in WeCom's zone (UTC+8), and a key for the month. */
function monthOf(time: UnixSeconds): { key: string; days: number } {
	const date = new Date((time + 8 * 3600) * 1000);
	const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
	const days = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
	return { key: `${year}-${month + 1}`, days };
}

/** doc 92135: as many in a month as the month has days. Counts one more when there is room. */
function takeQuota(corp: Corp, id: string): boolean {
	const { received } = groupMessages(corp);
	const { key, days } = monthOf(corp.clock.now());
	const count = received.get(`${id}/${key}`) ?? 0;
	if (count >= days) return false;
	received.set(`${id}/${key}`, count + 1);
	return true;
}

function canReach(corp: Corp, message: GroupMessage, task: SendTask, id: string): boolean {
	if (message.chatType === 'group') return groupChats(corp).get(id)?.dismissed === false;
	const follow = corp.people.findFollow(task.userid, id);
	return follow !== undefined && !follow.half && !follow.deletedByCustomer;
}

/**
 * Sends a member's part, as the member's confirmation does.
 * @param chatIds the groups that the member picks, where none was given; all of the member's without
 */
export function sendTask(
	corp: Corp,
	message: GroupMessage,
	task: SendTask,
	chatIds?: readonly string[],
): void {
	const now = corp.clock.now();
	task.sentAt = now;
	if (task.picksChats) {
		const picked = chatIds ?? chatsOwnedBy(corp, task.userid).map((chat) => chat.id);
		task.targets = picked.map((id) => ({ id, status: 0 }));
	}
	for (const target of task.targets) {
		if (!canReach(corp, message, task, target.id)) target.status = 2;
		else if (!takeQuota(corp, target.id)) target.status = 3;
		else Object.assign(target, { status: 1, sentAt: now });
	}
}

/** Reminders of the last 24 hours. */
export function recentReminders(corp: Corp, message: GroupMessage): number {
	const since = corp.clock.nowMs() - DAY_SECONDS * 1000;
	return message.reminders.filter((time) => time > since).length;
}
