import { qrCodePng } from '../../../simulator/qrCode';
import type { JsonObject } from '../../../simulator/types';
import { customerIds, SECOND, START, useSimulator, present } from '../support';

/** A corp with a few members and customers, for all tests about Moments. */
export const world = useSimulator({
	// member_1 and member_2 in department 1, member_3 in department 2; every tenth customer uses WeCom
	members: 3,
	customers: 30,
	apps: [
		{ name: 'main', secret: 'SIM-SECRET-of-the-first-app' },
		{ name: 'other', secret: 'SIM-SECRET-of-the-second-app', visibleMembers: ['member_1'] },
	],
});

export const NOW = START / 1000;
export const PNG = { filename: 'tea.png', type: 'image/png', data: qrCodePng('tea') };
const MP4 = {
	filename: 'tea.mp4',
	data: Buffer.concat([Buffer.from('\0\0\0\x18ftypmp42'), Buffer.alloc(64)]),
};
export const TEXT = { text: { content: 'The autumn tea is here.' } };

/** Calls an operation of the resource. */
export const call = (operation: string, input: JsonObject = {}) =>
	world.client.call(`moment.${operation}`, input);
/** The errcode of an operation. */
export const code = (operation: string, input: JsonObject) =>
	world.client.code(`moment.${operation}`, input);
/** Uploads a file; for Moments unless said otherwise. */
export const upload = async (media_type: 'image' | 'video', attachment_type = 1) => {
	const file = media_type === 'image' ? PNG : MP4;
	const query = { media_type, attachment_type };
	return (await world.client.upload('media.uploadAttachment', query, file)).media_id as string;
};
/** Starts the task of a Moment and gives its jobid. */
export const start = async (input: JsonObject = TEXT) =>
	(await call('create', input)).jobid as string;

export interface TaskResult {
	errcode: number;
	moment_id: string;
	invalid_sender_list: { user_list: string[]; department_list: number[] };
	invalid_external_contact_list: { tag_list: string[] };
}

/** Starts a Moment and waits until its task is complete. */
export async function create(input: JsonObject = TEXT): Promise<TaskResult> {
	const jobid = await start(input);
	await world.simulator.clock.advance(2 * SECOND);
	return (await call('getTaskResult', { jobid })).result as TaskResult;
}

/** The customers of a member. */
export const customersOf = (userid: string) => customerIds(world.simulator, userid);

/** The publish_status of each member who was asked. */
export async function tasksOf(moment_id: string): Promise<Record<string, number>> {
	const { task_list } = await call('getTasks', { moment_id });
	const tasks = task_list as Array<{ userid: string; publish_status: number }>;
	return Object.fromEntries(tasks.map(({ userid, publish_status }) => [userid, publish_status]));
}

/** The customers that a list operation gives. */
export async function idsOf(operation: string, input: JsonObject): Promise<string[]> {
	const { customer_list } = await call(operation, input);
	return (customer_list as Array<{ external_userid: string }>).map(
		(entry) => entry.external_userid,
	);
}

/** Makes a corp tag and puts it on customers of a member. */
export async function tagCustomers(userid: string, externals: string[]): Promise<string> {
	const { tag_ids } = world.simulator.actions.tagGroupCreated({
		name: `Interest of ${userid}`,
		tags: ['Tea'],
	});
	for (const external_userid of externals) {
		const add_tag = tag_ids;
		await world.client.call('customer.markTags', { userid, external_userid, add_tag });
	}
	return present(tag_ids[0]);
}
