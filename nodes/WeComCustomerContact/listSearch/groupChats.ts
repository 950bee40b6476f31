import type { JsonObject } from '../../../wecom/types';
import { namedSource, type NamelessList } from './named';
import type { Source } from './source';

const detailsOf = ({ group_chat }: JsonObject) => (group_chat ?? {}) as JsonObject;

/** doc 92120: group chats by their names (doc 92122), with their owners. */
export const groupChats = (
	list: Pick<NamelessList, 'pageSize' | 'named' | 'filters'> = {},
): Source =>
	namedSource({
		path: '/cgi-bin/externalcontact/groupchat/list',
		field: 'group_chat_list',
		detailsPath: '/cgi-bin/externalcontact/groupchat/get',
		id: 'chat_id',
		nameOf: (details) => detailsOf(details).name,
		descriptionOf: (details) => detailsOf(details).owner,
		...list,
	});

/** Small pages, all with names, for a list that is searched. */
export const groupChatsToSearch = groupChats();

/** Large pages, of which the first hundred group chats have names, for a list that is shown whole. */
export const groupChatsToChoose = groupChats({ pageSize: 1000, named: 100 });
