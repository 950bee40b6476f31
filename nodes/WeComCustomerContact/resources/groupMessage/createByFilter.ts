import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { joinNames, translate } from '../../../../i18n/translate';
import { listAt } from '../../../../wecom/json';
import type { JsonObject } from '../../../../wecom/types';
import { readMembers } from '../../customers/members';
import { visitCustomers } from '../../customers/visit';
import { composed } from '../../declaration/operation';
import { beforeSending } from '../../engine/beforeSending';
import type { ComposedTask } from '../../engine/composedTask';
import { InvalidForm } from '../../engine/invalidForm';
import { fields, FILTER_NAMES, own, rules } from './filterForm';
import { Recipients, type Choice, type Sender } from './recipients';
import { countTasks, sendTasks, tasksOf, type MessageTask } from './sendTasks';
import { CONFIRMATION_HINT } from './shared';

/** Whom the message is for, and who sends it. */
interface Plan {
	senders: Sender[];
	tasks: MessageTask[];
	unreadable: number;
}

async function planOf(task: ComposedTask): Promise<Plan> {
	const { client, own: form } = task;
	const userids = form.all_members === true ? await readMembers(client) : sendersIn(form);
	const filters = Object.fromEntries(
		FILTER_NAMES.flatMap((name) => (form[name] === undefined ? [] : [[name, form[name]]])),
	);
	const recipients = new Recipients(userids, filters, choiceIn(form));
	const unread = await visitCustomers(userids, task, (customer) => recipients.add(customer));
	if (unread.length > 0) throw new InvalidForm([withoutLicence(unread)]);
	const senders = await recipients.bySender();
	return { senders, tasks: tasksOf(senders), unreadable: recipients.unreadable };
}

const sendersIn = (form: JsonObject): string[] => [...new Set(listAt(form, 'senders').map(String))];

const choiceIn = ({ choice }: JsonObject): Choice => (choice === 'last' ? 'last' : 'first');

const withoutLicence = (userids: readonly string[]): string =>
	translate(
		'message.unlicensedSenders',
		'WeCom does not give the customers of these senders, for want of a licence: {userids}. Nothing was sent; leave these senders out',
		{ userids: joinNames(userids) },
	);

/** The plan in figures. */
function summaryOf({ senders, tasks, unreadable }: Plan): IDataObject {
	const lines = senders.map((sender) => ({
		sender: sender.userid,
		tasks: countTasks(sender),
		customers: sender.customers.length,
		excluded_by_filters: sender.read - sender.customers.length - sender.leftToOthers,
		left_to_other_senders: sender.leftToOthers,
	}));
	const sum = (of: (line: (typeof lines)[number]) => number) =>
		lines.reduce((total, line) => total + of(line), 0);
	return {
		tasks: tasks.length,
		customers: sum(({ customers }) => customers),
		excluded_by_filters: sum((line) => line.excluded_by_filters),
		left_to_other_senders: sum((line) => line.left_to_other_senders),
		unreadable,
		senders: lines,
	};
}

async function run(task: ComposedTask): Promise<INodeExecutionData[]> {
	const { itemIndex, own: form } = task;
	const toItem = (json: IDataObject) => ({ json, pairedItem: { item: itemIndex } });
	const plan = await beforeSending(async () => await planOf(task));
	const isPreview = form.preview === true;
	if (isPreview || plan.tasks.length === 0) {
		return [toItem({ preview: isPreview, ...summaryOf(plan) })];
	}
	const { text, attachments, allow_select } = await beforeSending(task.uploaded);
	const message = Object.fromEntries(
		Object.entries({ text, attachments, allow_select }).filter(([, value]) => value !== undefined),
	) as JsonObject;
	const sending = { client: task.client, toItem };
	const items = await sendTasks(plan.tasks, { ...task.extraBody, ...message }, sending);
	const [first] = items;
	if (first && plan.unreadable > 0) first.json.warning = leftOut(plan.unreadable);
	return items;
}

const leftOut = (count: number): string =>
	translate(
		'message.unreadableCustomers',
		'Customers whose IDs WeCom sent with a byte that no ID has were left out: {count}.',
		{ count },
	);

export const createByFilter = composed({
	id: 'groupMessage.createByFilter',
	name: 'Create by Filter',
	action: 'Create group messages by filter',
	description:
		'Ask several members to send a message to those of their customers who pass filters, each customer once; with a preview (按条件创建企业群发)',
	hint: CONFIRMATION_HINT,
	doc: 92135,
	repeat: 'once',
	uses: [
		'groupMessage.create',
		'customer.getBatch',
		'followUser.getAll',
		'corpTag.getAll',
		'media.uploadTemporary',
	],
	cost: 'A call for every 100 customers of the senders, and one for every 10,000 recipients of a sender; with all members one more, with names of tags one more, and one for each file. A preview makes only the calls that read.',
	fields,
	own,
	rules,
	sample: {
		preview: false,
		sender: 'member_a',
		task: 1,
		tasks: 2,
		customers: 120,
		msgid: 'msgExampleAAAAAAAAAAAAAAAAAAAAAA',
		fail_list: ['wmExampleCustomerAAAAAAAAAAAAAA1'],
		error: '',
		warning: '',
		excluded_by_filters: 300,
		left_to_other_senders: 4,
		unreadable: 0,
		senders: [
			{
				sender: 'member_a',
				tasks: 1,
				customers: 120,
				excluded_by_filters: 180,
				left_to_other_senders: 4,
			},
		],
	},
	takesExtraBody: true,
	forEachItem: run,
});
