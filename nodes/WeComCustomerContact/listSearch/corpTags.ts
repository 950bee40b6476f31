import type { JsonObject } from '../../../wecom/types';
import { recordsOf, type Entry, type Source } from './source';

const tagsSource =
	(toEntries: (group: JsonObject) => Entry[]): Source =>
	async (client) => {
		// doc 92117
		const path = '/cgi-bin/externalcontact/get_corp_tag_list';
		const answer = await client.json({ method: 'POST', path, query: {}, body: {} }, 'safe');
		return { entries: recordsOf(answer, 'tag_group').flatMap(toEntries) };
	};

/** A tag group as a line of a list. */
export const groupEntry = ({ group_id, group_name }: JsonObject): Entry => ({
	name: String(group_name),
	value: String(group_id),
});

/** The tags of a group as lines of a list, each behind the name of the group. */
export const tagEntries = (group: JsonObject): Entry[] =>
	recordsOf(group, 'tag').map(({ id, name }) => ({
		name: `${String(group.group_name)} / ${String(name)}`,
		value: String(id),
	}));

/** The corp tags, each under the name of its group. */
export const corpTags: Source = tagsSource(tagEntries);

/** The groups of corp tags. */
export const corpTagGroups: Source = tagsSource((group) => [groupEntry(group)]);

/** Groups and tags, for operations that take either. */
export const corpTagsAndGroups: Source = tagsSource((group) => [
	groupEntry(group),
	...tagEntries(group),
]);
