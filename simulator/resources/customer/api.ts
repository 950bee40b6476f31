import type { Corp } from '../../corp/corp';
import { decodeCursor, encodeCursor } from '../../corp/cursor';
import { externalContactView, followInfoView, followUserView } from './view';
import type { Follow } from '../../corp/people';
import { servedContacts } from './served';
import { coversMember, strategiesOf } from '../ruleGroups/state';
import { findTag } from '../corpTag/state';
import { isServing, requireFollow, requireMember } from '../../corp/visibility';
import { WeComError } from '../../errors';
import { handler, type Call, type Resource } from '../../handler';
import type { AppOptions } from '../../options';
import type { JsonObject } from '../../types';

/** doc 92114: followers beyond 500 come on further pages. */
const FOLLOWERS_PER_PAGE = 500;
/** doc 92118: of one member and one customer; the code is the table's, the page names none. */
const MOST_TAGS = 3000;
/** Places per member in the cursor of getBatch; more customers than a member can have. */
const PLACES_PER_MEMBER = 1_000_000_000;

interface Remark {
	userid: string;
	external_userid: string;
	remark?: string;
	description?: string;
	remark_company?: string;
	remark_mobiles?: string[];
	remark_pic_mediaid?: string;
}

interface Marks {
	userid: string;
	external_userid: string;
	add_tag?: string[];
	remove_tag?: string[];
}

function getAll({ corp, app, input }: Call<{ userid: string }>) {
	const member = requireMember(corp, app, input.userid);
	const external_userid: string[] = [];
	for (const follow of member.follows.values()) {
		if (!follow.half) external_userid.push(follow.external.id);
	}
	// A member without customers is answered as one who is not connected to any (doc 90313).
	if (external_userid.length === 0) throw new WeComError(84061);
	return { external_userid };
}

function get({ corp, app, input }: Call<{ external_userid: string; cursor?: string }>) {
	const customer = corp.people.customers.get(input.external_userid);
	if (!customer) throw new WeComError(40096);
	const follows = customer.follows.filter((follow) => isServing(corp, app, follow.userid));
	if (follows.length === 0) throw new WeComError(84061);
	const list = `followers:${customer.id}`;
	const from = decodeCursor(list, input.cursor);
	const next = from + FOLLOWERS_PER_PAGE;
	const page: JsonObject = {
		external_contact: externalContactView(corp, customer),
		follow_user: follows.slice(from, next).map((follow) => followUserView(corp, follow)),
	};
	if (next < follows.length) page.next_cursor = encodeCursor(list, next);
	return page;
}

function getBatch({
	corp,
	app,
	input,
}: Call<{ userid_list: string[]; cursor?: string; limit?: number }>) {
	const asked = input.userid_list.map((userid) => requireMember(corp, app, userid));
	const members = asked.filter((member) => member.licensed);
	if (members.length === 0) throw new WeComError(701008, 'no licensed user');
	const unlicensed = asked.filter((member) => !member.licensed).map(({ userid }) => userid);
	const limit = input.limit || 50;
	const list = `batch:${input.userid_list.join()}`;
	const start = decodeCursor(list, input.cursor);
	const found: Follow[] = [];
	const firstIndex = Math.floor(start / PLACES_PER_MEMBER);
	let place = start % PLACES_PER_MEMBER;
	let next_cursor = '';
	for (const [index, { follows }] of members.entries()) {
		if (index < firstIndex) continue;
		const page = follows.page(place, limit - found.length, (follow) => !follow.half);
		found.push(...page.items);
		if (page.next !== undefined) {
			next_cursor = encodeCursor(list, index * PLACES_PER_MEMBER + page.next);
			break;
		}
		place = 0;
	}
	return {
		external_contact_list: found.map((follow) => ({
			external_contact: externalContactView(corp, follow.external),
			follow_info: followInfoView(corp, follow),
		})),
		next_cursor,
		...(unlicensed.length > 0 && { fail_info: { unlicensed_userid_list: unlicensed } }),
	};
}

function updateRemark({ corp, app, input }: Call<Remark>) {
	const { remark, description, remark_company, remark_mobiles, remark_pic_mediaid } = input;
	// doc 92115: not all of them may be left out; an empty text is a value, it clears
	const given = [remark, description, remark_company, remark_mobiles, remark_pic_mediaid];
	if (given.every((value) => value === undefined))
		throw new WeComError(40063, 'some parameters are empty');
	const follow = requireFollow(corp, app, input.userid, input.external_userid);
	if (remark !== undefined) follow.remark = remark;
	if (description !== undefined) follow.description = description;
	if (remark_company !== undefined && follow.external.type === 1) {
		follow.remarkCompany = remark_company;
	}
	if (remark_mobiles?.length)
		follow.remarkMobiles = remark_mobiles.filter((mobile) => mobile !== '');
	if (remark_pic_mediaid !== undefined) follow.remarkPictureId = remark_pic_mediaid;
}

/**
 * Makes sure of tags for a customer of a member. Those of a rule group are for the app that made it
 * and for members in its range (doc 92118).
 * @throws WeComError 40068 for a tag that is unknown or deleted, 81011 for one that may not be used
 */
function requireTags(corp: Corp, app: AppOptions, userid: string, ids: readonly string[]): void {
	const member = requireMember(corp, app, userid);
	for (const id of ids) {
		const tag = findTag(corp, id);
		if (!tag) throw new WeComError(40068);
		const { strategyId } = tag.group;
		if (strategyId === undefined) continue;
		const strategy = strategiesOf(corp, 'customer').get(strategyId);
		if (strategy?.createdBy !== app.name || !coversMember(strategy, member)) {
			throw new WeComError(81011, 'no permission to operate the tag');
		}
	}
}

function markTags({ corp, app, input }: Call<Marks>) {
	const { add_tag: add = [], remove_tag: remove = [] } = input;
	const follow = requireFollow(corp, app, input.userid, input.external_userid);
	requireTags(corp, app, input.userid, [...add, ...remove]);
	const tags = new Set(follow.tags);
	for (const id of remove) tags.delete(id);
	for (const id of add) tags.add(id);
	if (tags.size > MOST_TAGS) throw new WeComError(40144, 'customer tag count exceed limit');
	follow.tags = [...tags];
}

/** doc 92113, 92114, 92994, 92115, 92118, 99434 */
export const customer: Resource = {
	name: 'customer',
	handlers: {
		'customer.getAll': handler(getAll),
		'customer.get': handler(get),
		'customer.getBatch': handler(getBatch),
		'customer.updateRemark': handler(updateRemark),
		'customer.markTags': handler(markTags),
		'customer.getServed': handler<{ cursor?: string; limit?: number }>(({ corp, app, input }) =>
			servedContacts(corp, app, input.cursor, input.limit || 1000),
		),
	},
};
