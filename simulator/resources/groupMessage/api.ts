import { checkAttachments, type Attachment, type MessageText } from '../../corp/attachments';
import { DAY_SECONDS } from '../contactWay/state';
import type { Corp } from '../../corp/corp';
import { pageOf } from '../../corp/cursor';
import { groupMessages, recentReminders, type GroupMessage, type SendTask } from './state';
import { planMessage, type Audience } from './audience';
import { WeComError } from '../../errors';
import { handler, type Call, type Resource } from '../../handler';
import type { JsonObject } from '../../types';

/** doc 97610 */
const REMINDERS_PER_DAY = 3;
/** doc 93338: "1 month"; the longest. */
const LONGEST_SPAN = 31 * DAY_SECONDS;
const ALL = 2;

type NewMessage = Audience & { text?: MessageText; attachments?: Attachment[] };

function create({ corp, app, input }: Call<NewMessage>) {
	checkAttachments(corp, input.attachments);
	const { tasks, fail_list } = planMessage(corp, app, input);
	const message: GroupMessage = {
		msgid: corp.ids.next('message'),
		chatType: input.chat_type ?? 'single',
		createType: 0,
		createdAt: corp.clock.now(),
		cancelled: false,
		reminders: [],
		tasks,
	};
	if (input.text) message.text = input.text;
	if (input.attachments) message.attachments = input.attachments;
	groupMessages(corp).messages.set(message.msgid, message);
	return { fail_list, msgid: message.msgid };
}

/** @throws WeComError 41047 */
function requireMessage(corp: Corp, msgid: string): GroupMessage {
	const message = groupMessages(corp).messages.get(msgid);
	if (!message) throw new WeComError(41047, 'invalid msgid');
	return message;
}

/** @throws WeComError 41093 for one that was stopped */
function requireRunning(corp: Corp, msgid: string): GroupMessage {
	const message = requireMessage(corp, msgid);
	if (message.cancelled) throw new WeComError(41093, 'groupmsg is cancelled');
	return message;
}

function remind({ corp, input }: Call<{ msgid: string }>) {
	const message = requireRunning(corp, input.msgid);
	if (recentReminders(corp, message) >= REMINDERS_PER_DAY) {
		throw new WeComError(41094, 'remind over limit');
	}
	message.reminders.push(corp.clock.nowMs());
}

/** An attachment as it is read back: of an image one address (doc 93338). */
function attachmentView(attachment: Attachment): JsonObject {
	const { msgtype, image } = attachment;
	if (image) {
		const { media_id, pic_url } = image;
		return { msgtype, image: media_id ? { media_id } : { pic_url: pic_url ?? '' } };
	}
	return { msgtype, [msgtype]: { ...attachment[msgtype] } };
}

interface ListInput {
	chat_type: 'single' | 'group';
	start_time: number;
	end_time: number;
	creator?: string;
	filter_type?: 0 | 1 | 2;
	limit?: number;
	cursor?: string;
}

function getAll({ corp, input }: Call<ListInput>) {
	const { chat_type, start_time, end_time, creator, filter_type = ALL } = input;
	if (end_time < start_time || end_time - start_time > LONGEST_SPAN) {
		throw new WeComError(40058, 'invalid time range. invalid Request Parameter');
	}
	const found = [...groupMessages(corp).messages.values()].filter(
		(message) =>
			message.chatType === chat_type &&
			message.createdAt >= start_time &&
			message.createdAt <= end_time &&
			(!creator || message.creator === creator) &&
			(filter_type === ALL || message.createType === filter_type),
	);
	const list = `groupMessage:${chat_type}:${start_time}:${end_time}:${creator ?? ''}:${filter_type}`;
	const { items, next_cursor } = pageOf(found, list, input.cursor, input.limit || 50);
	const group_msg_list = items.map((message) => ({
		msgid: message.msgid,
		...(message.creator !== undefined && { creator: message.creator }),
		create_time: message.createdAt,
		create_type: message.createType,
		text: { content: message.text?.content ?? '' },
		attachments: (message.attachments ?? []).map(attachmentView),
	}));
	return { group_msg_list, next_cursor };
}

interface TasksInput {
	msgid: string;
	limit?: number;
	cursor?: string;
}

function getTasks({ corp, input }: Call<TasksInput>) {
	const { tasks } = requireMessage(corp, input.msgid);
	const page = pageOf(tasks, `tasks:${input.msgid}`, input.cursor, input.limit || 500);
	const task_list = page.items.map(({ userid, sentAt }) =>
		sentAt === undefined ? { userid, status: 0 } : { userid, status: 2, send_time: sentAt },
	);
	return { task_list, next_cursor: page.next_cursor };
}

function getSendResult({ corp, input }: Call<TasksInput & { userid: string }>) {
	const { tasks, chatType, msgid } = requireMessage(corp, input.msgid);
	const task: SendTask | undefined = tasks.find(({ userid }) => userid === input.userid);
	if (!task) throw new WeComError(40003, 'invalid userid');
	// doc 93338: of groups only sent ones come back
	const targets = task.targets.filter(({ status }) => chatType === 'single' || status === 1);
	const list = `sendResult:${msgid}:${task.userid}`;
	const page = pageOf(targets, list, input.cursor, input.limit || 500);
	const send_list = page.items.map(({ id, status, sentAt }) => ({
		...(chatType === 'single' ? { external_userid: id } : { chat_id: id }),
		userid: task.userid,
		status,
		...(sentAt !== undefined && { send_time: sentAt }),
	}));
	return { send_list, next_cursor: page.next_cursor };
}

/** doc 92135, 97610, 97611, 93338 */
export const groupMessage: Resource = {
	name: 'groupMessage',
	handlers: {
		'groupMessage.create': handler(create),
		'groupMessage.remind': handler(remind),
		'groupMessage.cancel': handler<{ msgid: string }>(({ corp, input }) => {
			requireRunning(corp, input.msgid).cancelled = true;
		}),
		'groupMessage.getAll': handler(getAll),
		'groupMessage.getTasks': handler(getTasks),
		'groupMessage.getSendResult': handler(getSendResult),
	},
};
