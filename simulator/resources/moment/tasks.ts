import { WeComError } from '../../errors';
import type { AppOptions } from '../../options';
import type { JsonObject, Milliseconds, TagId, UserId } from '../../types';
import { slice, type Corp } from '../../corp/corp';
import { isVisibleDepartment } from '../../corp/departments';
import {
	candidatesOf,
	moments,
	newPublication,
	publish,
	type Moment,
	type MomentContent,
} from './state';
import type { Member } from '../../corp/people';
import { StableList } from '../../corp/stableList';
import { findTag } from '../corpTag/state';
import { isVisible } from '../../corp/visibility';

/** Who publishes a Moment and who sees it (doc 95094); an empty list counts as none. */
export interface VisibleRange {
	sender_list?: { user_list?: UserId[]; department_list?: number[] };
	external_contact_list?: { tag_list?: TagId[] };
}

/** The job that creates a Moment. */
interface MomentTask {
	id: string;
	app: string;
	createdAt: Milliseconds;
	/** 1 begun, 2 under way, 3 complete. */
	status: 1 | 2 | 3;
	/** What came of it. */
	result?: JsonObject;
}

/** doc 95094 */
const PER_MONTH = 100_000;
const JOB_LIFETIME: Milliseconds = 24 * 3_600_000;
const MINUTE: Milliseconds = 60_000;

interface MomentTasks {
	tasks: Map<string, MomentTask>;
	/** When those of the last minute were created. */
	recent: Milliseconds[];
	/** Created in each month of China, by `2026-01`. */
	perMonth: Record<string, number>;
}

export const momentTasks = slice<MomentTasks>('momentTask', () => ({
	tasks: new Map(),
	recent: [],
	perMonth: {},
}));

/** The month in China, e.g. `2026-01`. */
function monthOf(at: Milliseconds): string {
	return new Date(at + 8 * 3_600_000).toISOString().slice(0, 7);
}

/** @throws WeComError 45009 beyond the number per minute, 41210 beyond 100,000 a month */
function checkQuota(corp: Corp): void {
	const state = momentTasks(corp);
	const now = corp.clock.nowMs();
	state.recent = state.recent.filter((at) => now - at < MINUTE);
	if (state.recent.length >= moments(corp).timing.perMinute) throw new WeComError(45009);
	if ((state.perMonth[monthOf(now)] ?? 0) >= PER_MONTH) {
		throw new WeComError(41210, 'moment count of the month over limit');
	}
}

/** Splits what was given into what counts and what does not. */
function sift<T>(given: readonly T[], isValid: (entry: T) => boolean): [valid: T[], invalid: T[]] {
	return [given.filter(isValid), given.filter((entry) => !isValid(entry))];
}

/** The members who are asked to publish, and what was refused. */
function resolve(corp: Corp, app: AppOptions, range: VisibleRange) {
	const isSender = (member: Member | undefined) =>
		member?.resignedAt === undefined &&
		member?.customerContact === true &&
		isVisible(app, member.userid);
	const { user_list = [], department_list = [] } = range.sender_list ?? {};
	const [users, badUsers] = sift(user_list, (id) => isSender(corp.people.members.get(id)));
	const [departments, badDepartments] = sift(department_list, (id) =>
		isVisibleDepartment(corp, app, id),
	);
	const wanted = new Set(users);
	const named = user_list.length + department_list.length > 0;
	const senders = [...corp.people.members.values()].filter(
		(member) =>
			isSender(member) &&
			(!named ||
				wanted.has(member.userid) ||
				member.departments.some((id) => departments.includes(id))),
	);
	const asked = range.external_contact_list?.tag_list ?? [];
	// doc 95094: tags of rule groups are not supported
	const [tags, badTags] = sift(asked, (id) => {
		const tag = findTag(corp, id);
		return tag !== undefined && tag.group.strategyId === undefined;
	});
	return {
		tags: asked.length > 0 ? tags : undefined,
		senders:
			asked.length > 0
				? senders.filter((member) => candidatesOf(member, tags).length > 0)
				: senders,
		refused: {
			invalid_sender_list: { user_list: badUsers, department_list: badDepartments },
			invalid_external_contact_list: { tag_list: badTags },
		},
	};
}

/** Members publish by themselves once the time that they take is over. */
function publishLater(corp: Corp, moment: Moment): void {
	const { publishMs } = moments(corp).timing;
	if (publishMs === undefined) return;
	corp.clock.schedule(corp.clock.nowMs() + publishMs, () => {
		if (moment.cancelled) return;
		for (const publication of moment.publications.values()) {
			if (publication.publishedAt === undefined) publish(corp, moment, publication);
		}
	});
}

function complete(corp: Corp, app: AppOptions, range: VisibleRange, content: MomentContent) {
	const { tags, senders, refused } = resolve(corp, app, range);
	if (senders.length === 0) {
		return { errcode: 81013, errmsg: 'no valid sender or customer', moment_id: '', ...refused };
	}
	const moment: Moment = {
		id: corp.ids.next('moment'),
		createdAt: corp.clock.now(),
		...(tags && { tags }),
		isPartlyVisible: tags !== undefined,
		content,
		publications: new StableList(),
		cancelled: false,
	};
	for (const { userid } of senders) moment.publications.set(userid, newPublication(userid));
	moments(corp).posts.set(moment.id, moment);
	publishLater(corp, moment);
	return { errcode: 0, errmsg: 'ok', moment_id: moment.id, ...refused };
}

/**
 * Begins to create a Moment that the corp issues (doc 95094). It is half done after half of the time
 * that a task takes, and there at the end of it.
 * @returns the jobid
 * @throws WeComError 45009, 41210
 */
export function startMomentTask(
	corp: Corp,
	app: AppOptions,
	range: VisibleRange,
	content: MomentContent,
): string {
	checkQuota(corp);
	const { tasks, recent, perMonth } = momentTasks(corp);
	const createdAt = corp.clock.nowMs();
	const id = corp.ids.next('job');
	const task: MomentTask = { id, app: app.name, createdAt, status: 1 };
	tasks.set(id, task);
	recent.push(createdAt);
	const month = monthOf(createdAt);
	perMonth[month] = (perMonth[month] ?? 0) + 1;
	const { taskMs } = moments(corp).timing;
	corp.clock.schedule(createdAt + taskMs / 2, () => {
		task.status = 2;
	});
	corp.clock.schedule(createdAt + taskMs, () => {
		task.status = 3;
		task.result = complete(corp, app, range, content);
	});
	return id;
}

/**
 * How far a job is. The result is there once it is complete.
 * @throws WeComError 40058 for a job that is unknown, another app's or older than 24 hours
 */
export function momentTaskResult(corp: Corp, app: AppOptions, id: string): JsonObject {
	const task = momentTasks(corp).tasks.get(id);
	const expired = task && corp.clock.nowMs() - task.createdAt >= JOB_LIFETIME;
	if (!task || task.app !== app.name || expired) throw new WeComError(40058, 'invalid jobid');
	const { status, result } = task;
	return { status, type: 'add_moment_task', ...(result && { result }) };
}
