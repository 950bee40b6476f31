import type { JsonObject } from '../../../../wecom/types';
import { entryOf, recentSource, type Entry, type Source } from '../../../shared/lists/source';
import { excerpt } from './texts';

/** doc 93338 allows one month; 28 days fit into every month. */
const DAYS = 28;
/** The endpoint lists one kind at a time. */
const CHAT_TYPES = ['single', 'group'] as const;

const sourceOf = (chat_type: (typeof CHAT_TYPES)[number]): Source =>
	recentSource(DAYS, {
		path: '/cgi-bin/externalcontact/get_groupmsg_list_v2',
		body: () => ({ chat_type, limit: 100 }),
		field: 'group_msg_list',
		toEntry,
	});

/** doc 93338: the group messages of the last four weeks, those to customers before those to group chats. */
export const groupMessages: Source = async (client, context, cursor) => {
	const [kind, ...rest] = (cursor ?? '0:').split(':');
	const index = Number(kind);
	const source = sourceOf(CHAT_TYPES[index] ?? 'single');
	const page = await source(client, context, rest.join(':') || undefined);
	if (page.cursor !== undefined) return { ...page, cursor: `${index}:${page.cursor}` };
	const isLast = index + 1 >= CHAT_TYPES.length;
	return { ...page, cursor: isLast ? undefined : `${index + 1}:` };
};

function toEntry(message: JsonObject): Entry | undefined {
	return entryOf({ id: message.msgid, names: [excerpt(message)] });
}
