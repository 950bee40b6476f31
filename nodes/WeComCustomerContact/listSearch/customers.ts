import { translate } from '../../../wecom/translate';
import type { JsonObject } from '../../../wecom/types';
import { members } from './members';
import { chosen, memberFirst, pagedSource, type Page, type Source } from './source';

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

const pageOf = (userids: string[]): Source =>
	pagedSource({
		path: '/cgi-bin/externalcontact/batch/get_by_user',
		body: () => ({ userid_list: userids, limit: 100 }),
		field: 'external_contact_list',
		toEntry: ({ external_contact, follow_info }) => {
			const contact = external_contact as JsonObject;
			const { remark, userid } = follow_info as JsonObject;
			const name = String(contact.name ?? contact.external_userid);
			return {
				name: remark && remark !== name ? `${name} / ${String(remark)}` : name,
				value: String(contact.external_userid),
				...(userids.length > 1 ? { description: String(userid) } : {}),
			};
		},
	});

const firstMembersOnly = (): Page['note'] =>
	translate(
		'message.listFirstMembers',
		'Only customers of the first {count} members are listed; give the ID for others',
		{ count: MOST_MEMBERS },
	);
