import type { Page, Source } from './source';

/** How many contact ways of a page are looked up for their remark; the list gives ids alone. */
const NAMED = 20;

/** doc 92228: the contact ways of the last 90 days, by their remark or state. */
export const contactWays: Source = async (client, _context, cursor): Promise<Page> => {
	const answer = await client.json(
		{
			method: 'POST',
			path: '/cgi-bin/externalcontact/list_contact_way',
			query: {},
			body: { limit: NAMED, ...(cursor === undefined ? {} : { cursor }) },
		},
		'safe',
	);
	const listed = Array.isArray(answer.contact_way) ? answer.contact_way : [];
	const entries = await Promise.all(
		listed.map(async (way) => {
			const { config_id } = way as { config_id: string };
			const { contact_way } = (await client.json(
				{
					method: 'POST',
					path: '/cgi-bin/externalcontact/get_contact_way',
					query: {},
					body: { config_id },
				},
				'safe',
			)) as { contact_way?: { remark?: string; state?: string } };
			const { remark, state } = contact_way ?? {};
			return { name: remark || state || config_id, value: config_id };
		}),
	);
	const next = answer.next_cursor;
	return { entries, cursor: typeof next === 'string' && next !== '' ? next : undefined };
};
