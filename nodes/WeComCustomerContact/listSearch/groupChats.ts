import { mapConcurrently } from '../engine/concurrently';
import type { JsonObject } from '../../../wecom/types';
import { pagedSource, type Entry, type Source } from './source';

/** How many names are asked for at once. */
const REQUESTS_AT_ONCE = 10;

/**
 * doc 92120: the group chats, page by page. The list gives ids alone; the names of the first `named` of
 * a page are looked up (doc 92122), one request each, so that a long list stays quick.
 */
const groupChats = (pageSize: number, named: number): Source => {
	const ids = pagedSource({
		path: '/cgi-bin/externalcontact/groupchat/list',
		body: () => ({ limit: pageSize }),
		field: 'group_chat_list',
		toEntry: ({ chat_id }) => ({ name: String(chat_id), value: String(chat_id) }),
	});
	return async (client, context, cursor) => {
		const page = await ids(client, context, cursor);
		const withNames = await mapConcurrently(
			page.entries.slice(0, named),
			REQUESTS_AT_ONCE,
			async ({ value }): Promise<Entry> => {
				const { group_chat } = await client.json(
					{
						method: 'POST',
						path: '/cgi-bin/externalcontact/groupchat/get',
						query: {},
						body: { chat_id: value },
					},
					'safe',
				);
				const { name, owner } = (group_chat ?? {}) as JsonObject;
				return {
					name: String(name || value),
					value,
					...(owner ? { description: String(owner) } : {}),
				};
			},
		);
		return { ...page, entries: [...withNames, ...page.entries.slice(named)] };
	};
};

/** Small pages, all with names, for a list that is searched. */
export const groupChatsToSearch: Source = groupChats(20, 20);

/** Large pages, of which the first hundred group chats have names, for a list that is shown whole. */
export const groupChatsToChoose: Source = groupChats(1000, 100);
