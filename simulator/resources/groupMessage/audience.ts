import { WeComError } from '../../errors';
import type { AppOptions } from '../../options';
import type { ExternalUserId, UserId } from '../../types';
import type { Corp } from '../../corp/corp';
import { groupChats } from '../groupChat/state';
import type { SendTask } from './state';
import type { Follow } from '../../corp/people';
import { isServing, requireServiceMember } from '../../corp/visibility';

/** For whom a group message is (doc 92135). */
export interface Audience {
	chat_type?: 'single' | 'group';
	external_userid?: ExternalUserId[];
	chat_id_list?: string[];
	tag_filter?: { group_list?: Array<{ tag_list?: string[] }> };
	sender?: UserId;
}

export interface Plan {
	tasks: SendTask[];
	/** Ids that are wrong or cannot be sent to. */
	fail_list: string[];
}

/** One of each group's tags (OR), of every group (AND). */
function matchesTags(follow: Follow, filter: Audience['tag_filter']): boolean {
	return (filter?.group_list ?? []).every(
		({ tag_list: tags = [] }) => tags.length === 0 || tags.some((tag) => follow.tags.includes(tag)),
	);
}

/** The relation over which a customer is sent to: the sender's, or the latest. */
function relationOf(
	corp: Corp,
	app: AppOptions,
	id: ExternalUserId,
	sender: UserId | undefined,
): Follow | undefined {
	const follows = corp.people.customers.get(id)?.follows ?? [];
	return follows
		.filter((follow) => !follow.half && isServing(corp, app, follow.userid))
		.filter((follow) => sender === undefined || follow.userid === sender)
		.reduce<Follow | undefined>(
			(latest, follow) => (latest && latest.createdAt > follow.createdAt ? latest : follow),
			undefined,
		);
}

function planCustomers(corp: Corp, app: AppOptions, input: Audience): Plan {
	const byMember = new Map<UserId, ExternalUserId[]>();
	const add = (follow: Follow) => {
		const list = byMember.get(follow.userid);
		if (list) list.push(follow.external.id);
		else byMember.set(follow.userid, [follow.external.id]);
	};
	const fail_list: string[] = [];
	if (input.external_userid?.length) {
		for (const id of new Set(input.external_userid)) {
			const follow = relationOf(corp, app, id, input.sender);
			if (follow) add(follow);
			else fail_list.push(id);
		}
	} else {
		const senders = input.sender === undefined ? corp.people.members.keys() : [input.sender];
		const taken = new Set<ExternalUserId>();
		for (const sender of senders) {
			if (!isServing(corp, app, sender)) continue;
			for (const follow of corp.people.members.get(sender)?.follows.values() ?? []) {
				const { id } = follow.external;
				if (follow.half || taken.has(id) || !matchesTags(follow, input.tag_filter)) continue;
				taken.add(id);
				add(follow);
			}
		}
	}
	const tasks = [...byMember].map(([userid, ids]) => ({
		userid,
		targets: ids.map((id) => ({ id, status: 0 as const })),
		picksChats: false,
	}));
	return { tasks, fail_list };
}

function planChats(corp: Corp, sender: UserId, chatIds: readonly string[]): Plan {
	const isOwn = (id: string) => {
		const chat = groupChats(corp).get(id);
		return chat?.owner === sender && !chat.dismissed && chat.isCustomerGroup;
	};
	const own = chatIds.filter(isOwn);
	const fail_list = chatIds.filter((id) => !isOwn(id));
	if (chatIds.length && own.length === 0) return { tasks: [], fail_list };
	const targets = own.map((id) => ({ id, status: 0 as const }));
	return { tasks: [{ userid: sender, targets, picksChats: chatIds.length === 0 }], fail_list };
}

/**
 * Finds out who has to send what to whom.
 * @throws WeComError 41048 when there is nobody to send to, and as requireServiceMember for the sender
 */
export function planMessage(corp: Corp, app: AppOptions, input: Audience): Plan {
	const { sender } = input;
	if (sender !== undefined) requireServiceMember(corp, app, sender);
	const plan =
		input.chat_type === 'group'
			? planChats(corp, sender ?? '', input.chat_id_list ?? [])
			: planCustomers(corp, app, input);
	if (plan.tasks.length === 0) throw new WeComError(41048, 'no customer to send');
	return plan;
}
