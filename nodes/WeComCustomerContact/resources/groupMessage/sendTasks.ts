import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { joinNames, translate } from '../../../../i18n/translate';
import type { WeComClient } from '../../../../wecom/client';
import { describeWeComError } from '../../../../wecom/describeError';
import { CancelledError, RefusedError, WeComError } from '../../../../wecom/errors';
import { listAt } from '../../../../wecom/json';
import type { JsonObject } from '../../../../wecom/types';
import { PartlyDone } from '../../engine/sendParts';
import { create } from './create';
import type { Sender } from './recipients';

/** doc 92135: the most customers of one message. */
const MOST_CUSTOMERS = 10_000;

/** One message that one member is asked to send. */
export interface MessageTask {
	sender: Sender;
	customers: string[];
}

/** How many messages it takes to reach the customers of a sender. */
export const countTasks = ({ customers }: Sender): number =>
	Math.ceil(customers.length / MOST_CUSTOMERS);

/** The tasks of the senders, in their order: each of at most so many customers as WeCom takes. */
export function tasksOf(senders: readonly Sender[]): MessageTask[] {
	return senders.flatMap((sender) =>
		Array.from({ length: countTasks(sender) }, (_, index) => ({
			sender,
			customers: sender.customers.slice(index * MOST_CUSTOMERS, (index + 1) * MOST_CUSTOMERS),
		})),
	);
}

/** What it takes to send. */
interface Sending {
	client: WeComClient;
	toItem: (json: IDataObject) => INodeExecutionData;
}

/** What became of a task. */
interface Outcome {
	task: MessageTask;
	item: INodeExecutionData;
	error?: WeComError;
}

/**
 * Creates the message once for each task, one after the other, and returns an item for each. What WeCom refuses for
 * one sender it may take for the next; but after a call of which nobody knows what became of it none is made any more.
 * @throws the error where nothing was created, and PartlyDone with the items of all tasks so far where something was
 */
export async function sendTasks(
	tasks: readonly MessageTask[],
	message: JsonObject,
	sending: Sending,
): Promise<INodeExecutionData[]> {
	const outcomes: Outcome[] = [];
	for (const [index, task] of tasks.entries()) {
		const outcome = await sendTask(
			task,
			{ task: index + 1, tasks: tasks.length },
			message,
			sending,
		);
		outcomes.push(outcome);
		const { error } = outcome;
		if (error && !(error instanceof RefusedError && error.certainty === 'refused')) break;
	}
	return resultOf(outcomes, tasks.slice(outcomes.length));
}

async function sendTask(
	task: MessageTask,
	place: { task: number; tasks: number },
	message: JsonObject,
	{ client, toItem }: Sending,
): Promise<Outcome> {
	const { sender, customers } = task;
	const about = { sender: sender.userid, ...place, customers: customers.length };
	const to = { chat_type: 'single', sender: sender.userid, external_userid: customers };
	const { method, path, repeat, doc } = create;
	const request = { method, path, query: {}, body: { ...message, ...to } };
	return await client.json(request, repeat).then(
		(answer) => {
			const { msgid = null } = answer;
			return { task, item: toItem({ ...about, msgid, fail_list: listAt(answer, 'fail_list') }) };
		},
		(error: unknown) => {
			if (!(error instanceof WeComError) || error instanceof CancelledError) throw error;
			const { message: fault } = describeWeComError(error, { doc, once: true });
			return { task, error, item: toItem({ ...about, msgid: null, error: fault }) };
		},
	);
}

/** @throws as `sendTasks` does */
function resultOf(
	outcomes: readonly Outcome[],
	notBegun: readonly MessageTask[],
): INodeExecutionData[] {
	const items = outcomes.map(({ item }) => item);
	const failed = outcomes.filter(({ error }) => error !== undefined);
	const [first] = failed;
	if (!first) return items;
	const done = outcomes.filter(({ error }) => error === undefined);
	if (done.length === 0 && outcomes.length + notBegun.length === 1) throw first.error;
	const total = outcomes.length + notBegun.length;
	throw new PartlyDone(
		first.error,
		items,
		done.length,
		total,
		progressOf({ done, failed, notBegun }),
	);
}

interface Progress {
	done: readonly Outcome[];
	failed: readonly Outcome[];
	notBegun: readonly MessageTask[];
}

/** As many names as anybody reads. */
const MOST_NAMES = 20;

function progressOf({ done, failed, notBegun }: Progress): string {
	const names = (tasks: readonly MessageTask[]) => {
		const all = [...new Set(tasks.map(({ sender }) => sender.userid))];
		const shown = joinNames(all.slice(0, MOST_NAMES));
		return all.length > MOST_NAMES ? `${shown} …` : shown || '-';
	};
	return translate(
		'message.messageTasks',
		'Created for: {done}. Failed for: {failed}. Not tried for: {rest}. Run the node again with the senders that are left only.',
		{
			done: names(done.map(({ task }) => task)),
			failed: names(failed.map(({ task }) => task)),
			rest: names(notBegun),
		},
	);
}
