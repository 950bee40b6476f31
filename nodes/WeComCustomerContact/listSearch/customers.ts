import type { JsonObject } from '../../../wecom/types';
import { members } from './members';
import { chosen, pagedSource, type Source } from './source';

/**
 * doc 92994: the customers of the member that the field `memberField` holds, or of all members (100 at
 * most, which is what one call takes) while none is chosen.
 */
export const customersOf =
	(memberField: string): Source =>
	async (client, context, cursor) => {
		const member = chosen(context, memberField);
		const userids = member
			? [member]
			: (await members(client, context, undefined)).entries.slice(0, 100).map(({ value }) => value);
		if (userids.length === 0) return { entries: [] };
		const page = pagedSource({
			path: '/cgi-bin/externalcontact/batch/get_by_user',
			body: () => ({ userid_list: userids, limit: 100 }),
			field: 'external_contact_list',
			toEntry: ({ external_contact, follow_info }) => {
				const contact = external_contact as JsonObject;
				const { remark, userid } = follow_info as JsonObject;
				const name = String(contact.name ?? contact.external_userid);
				return {
					name: remark && remark !== name ? `${name} (${String(remark)})` : name,
					value: String(contact.external_userid),
					description: String(userid),
				};
			},
		});
		return await page(client, context, cursor);
	};
