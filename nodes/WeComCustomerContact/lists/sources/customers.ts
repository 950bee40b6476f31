import { translate } from '../../../../i18n/translate';
import type { JsonObject } from '../../../../wecom/types';
import type { WeComClient } from '../../../../wecom/client';
import { errcodeIn, isJsonObject, listAt, objectAt } from '../../../../wecom/json';
import { NOT_CONNECTED } from '../../declaration/operation';
import { members } from '../../../shared/lists/members';
import {
	chosen,
	entriesOf,
	entryOf,
	memberFirst,
	nextCursor,
	shown,
	type Page,
	type Source,
	type ToEntry,
} from '../../../shared/lists/source';

/** doc 92994: as many members as one call takes. */
const MOST_MEMBERS = 100;

/** Whose customers a list shows. */
export interface CustomersOf {
	/** The field of the form that holds a member. */
	member: string;
	/** Without a member, the customers of all members are listed and not a request to choose one. */
	orAll?: boolean;
}

/**
 * doc 92994: the customers of the member that is chosen in another field. Those of all members (100 at
 * most) where the form has no such field or its expression has no value yet.
 */
export const customersOf =
	({ member: field, orAll }: CustomersOf): Source =>
	async (client, context, cursor) => {
		const member = chosen(context, field);
		if (member) return await pageOf([member])(client, context, cursor);
		if (member === '' && !orAll) return memberFirst();
		const { entries: all } = await members(client, context, undefined);
		if (all.length === 0) return { entries: [] };
		const userids = all.slice(0, MOST_MEMBERS).map(({ value }) => String(value));
		const page = await pageOf(userids)(client, context, cursor);
		return page.cursor === undefined && all.length > MOST_MEMBERS
			? { ...page, note: firstMembersOnly() }
			: page;
	};

/** How far a list of the customers of several members has come. */
interface Place {
	/** The first member of those that are asked for together, and how many they are. */
	from: number;
	count: number;
	cursor?: string;
}

/**
 * The customers of members who are asked for together. Where WeCom says of several that there are none,
 * which may be true of one of them alone, fewer are asked for at once.
 */
const pageOf =
	(userids: string[]): Source =>
	async (client, _context, cursor) => {
		let place: Place =
			cursor === undefined ? { from: 0, count: userids.length } : (JSON.parse(cursor) as Place);
		for (let requests = 1; ; requests++) {
			const answer = await ask(client, userids, place);
			const next = placeAfter(place, answer, userids.length);
			if (saysNobody(answer) && next && requests < MOST_REQUESTS) {
				place = next;
				continue;
			}
			const listed = listAt(answer, FIELD);
			return {
				entries: entriesOf(listed.filter(isJsonObject), toEntry(userids.length > 1)),
				records: saysNobody(answer) ? place.count : listed.length,
				cursor: next && JSON.stringify(next),
			};
		}
	};

async function ask(
	client: WeComClient,
	userids: string[],
	{ from, count, cursor }: Place,
): Promise<JsonObject> {
	const body: JsonObject = { userid_list: userids.slice(from, from + count), limit: 100 };
	return await client.json(
		{
			method: 'POST',
			path: '/cgi-bin/externalcontact/batch/get_by_user',
			query: {},
			body: { ...body, ...(cursor === undefined ? {} : { cursor }) },
		},
		'safe',
		(errcode) => errcode === NOT_CONNECTED,
	);
}

/** For one page of a list; that is how long a person waits to see the first customer. */
const MOST_REQUESTS = 50;

const FIELD = 'external_contact_list';

const saysNobody = (answer: JsonObject): boolean =>
	errcodeIn(answer) === NOT_CONNECTED && listAt(answer, FIELD).length === 0;

function placeAfter(
	{ from, count }: Place,
	answer: JsonObject,
	members: number,
): Place | undefined {
	const cursor = nextCursor(answer);
	if (cursor !== undefined) return { from, count, cursor };
	if (saysNobody(answer) && count > 1) return { from, count: Math.ceil(count / 2) };
	const next = from + count;
	return next < members ? { from: next, count: Math.min(2 * count, members - next) } : undefined;
}

const toEntry =
	(ofSeveral: boolean): ToEntry =>
	(record) => {
		const { external_userid, name } = objectAt(record, 'external_contact');
		const { remark, userid } = objectAt(record, 'follow_info');
		const [known, noted] = [shown(name), shown(remark)];
		const both =
			noted !== '' && noted !== known ? `${known || shown(external_userid)} / ${noted}` : known;
		return entryOf({
			id: external_userid,
			names: [both],
			description: ofSeveral ? userid : undefined,
		});
	};

const firstMembersOnly = (): Page['note'] =>
	translate(
		'message.listFirstMembers',
		'Only customers of the first {count} members are listed; use By ID for others',
		{ count: MOST_MEMBERS },
	);
