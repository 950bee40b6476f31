import { mapConcurrently } from '../engine/concurrently';
import type { JsonObject } from '../../../wecom/types';
import { pagedSource, type Entry, type Source } from './source';

/** How many names are asked for at once. */
const REQUESTS_AT_ONCE = 10;

/** Which group chats to list. */
export interface GroupChatList {
	pageSize: number;
	/** For how many of a page the name is looked up (doc 92122), one request each. */
	named: number;
	filters?: JsonObject;
}

/** doc 92120: group chats, page by page. The list gives ids alone; where a page is long, only the first have names. */
export const groupChats = ({ pageSize, named, filters }: GroupChatList): Source => {
	const ids = pagedSource({
		path: '/cgi-bin/externalcontact/groupchat/list',
		body: () => ({ ...filters, limit: pageSize }),
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
export const groupChatsToSearch: Source = groupChats({ pageSize: 20, named: 20 });

/** Large pages, of which the first hundred group chats have names, for a list that is shown whole. */
export const groupChatsToChoose: Source = groupChats({ pageSize: 1000, named: 100 });
