import { activity } from './activity';
import { groupChatNumbers, isGroupOwner, type GroupChatNumbers } from './groupChats';
import { behaviorRows } from './customers';
import type { Corp } from '../../corp/corp';
import { daysOf } from '../../corp/days';
import { requireDepartment } from '../../corp/departments';
import type { Member } from '../../corp/people';
import { isVisible, requireMember } from '../../corp/visibility';
import { WeComError } from '../../errors';
import { handler, type Call, type Resource } from '../../handler';
import type { AppOptions } from '../../options';

/** doc 92133 */
const OWNERS_PER_PAGE = 500;
/** What order_by sorts by. */
const SORT_FIELDS: Record<1 | 2 | 3 | 4, keyof GroupChatNumbers> = {
	1: 'new_chat_cnt',
	2: 'chat_total',
	3: 'new_member_cnt',
	4: 'member_total',
};

interface BehaviorQuery {
	userid?: string[];
	partyid?: number[];
	start_time: number;
	end_time: number;
}

interface ChatQuery {
	day_begin_time: number;
	day_end_time?: number;
	owner_filter: { userid_list: string[] };
}

interface OwnerQuery extends ChatQuery {
	order_by?: keyof typeof SORT_FIELDS;
	order_asc?: 0 | 1;
	offset?: number;
	limit?: number;
}

function getUserBehavior({ corp, app, input }: Call<BehaviorQuery>) {
	const { userid = [], partyid = [] } = input;
	const members = new Set<Member>(userid.map((id) => requireMember(corp, app, id)));
	for (const id of partyid) requireDepartment(corp, app, id);
	for (const member of corp.people.inDepartments(partyid)) {
		if (isVisible(app, member.userid)) members.add(member);
	}
	const { all } = daysOf(corp, input.start_time, input.end_time, 'today');
	return { behavior_data: behaviorRows(corp, [...members], all) };
}

/** Owners may have left the corp. @throws WeComError 60111, 60011 */
function readOwners(corp: Corp, app: AppOptions, { owner_filter }: ChatQuery): Set<string> {
	for (const userid of owner_filter.userid_list) {
		if (!corp.people.members.has(userid)) throw new WeComError(60111);
		if (!isVisible(app, userid)) throw new WeComError(60011, 'no privilege to access user');
	}
	return new Set(owner_filter.userid_list);
}

/** Data comes a day later (doc 92133). */
function readDays(corp: Corp, { day_begin_time, day_end_time = day_begin_time }: ChatQuery) {
	return daysOf(corp, day_begin_time, day_end_time, 'yesterday');
}

function getGroupChatByOwner({ corp, app, input }: Call<OwnerQuery>) {
	const owners = [...readOwners(corp, app, input)].filter((userid) => isGroupOwner(corp, userid));
	const { first, last } = readDays(corp, input);
	const { order_by = 1, order_asc = 0, offset = 0, limit = OWNERS_PER_PAGE } = input;
	const field = SORT_FIELDS[order_by];
	const items = owners
		.map((owner) => ({
			owner,
			data: groupChatNumbers(corp, new Set([owner]), first, last),
		}))
		.sort((a, b) => (a.data[field] - b.data[field]) * (order_asc ? 1 : -1));
	return {
		total: items.length,
		next_offset: Math.min(offset + limit, items.length),
		items: items.slice(offset, offset + limit),
	};
}

function getGroupChatByDay({ corp, app, input }: Call<ChatQuery>) {
	const owners = readOwners(corp, app, input);
	const items = readDays(corp, input).all.map((day) => ({
		stat_time: day,
		data: groupChatNumbers(corp, owners, day, day),
	}));
	return { items };
}

/** doc 92132, 92133 */
export const statistics: Resource = {
	name: 'statistics',
	// From here on things are noted; what the corp begins with is older.
	seed: activity,
	handlers: {
		'statistics.getUserBehavior': handler(getUserBehavior),
		'statistics.getGroupChatByOwner': handler(getGroupChatByOwner),
		'statistics.getGroupChatByDay': handler(getGroupChatByDay),
	},
};
