import { recordsAt } from '../../../../wecom/json';
import type { JsonObject } from '../../../../wecom/types';
import { entriesOf, entryOf, shown, type Entry, type Source } from '../../../shared/lists/source';

const tagsSource =
	(toEntries: (group: JsonObject) => Entry[]): Source =>
	async (client) => {
		// doc 92117
		const path = '/cgi-bin/externalcontact/get_corp_tag_list';
		const answer = await client.json({ method: 'POST', path, query: {}, body: {} }, 'safe');
		return { entries: recordsAt(answer, 'tag_group').flatMap(toEntries) };
	};

/** A tag group as a line of a list; none where it has no id to choose it by. */
export const groupEntries = (group: JsonObject): Entry[] =>
	entriesOf([group], ({ group_id, group_name }) => entryOf({ id: group_id, names: [group_name] }));

/** The tags of a group as lines of a list, each behind the name of the group. */
export const tagEntries = (group: JsonObject): Entry[] => {
	const of = shown(group.group_name) || shown(group.group_id);
	return entriesOf(recordsAt(group, 'tag'), ({ id, name }) =>
		entryOf({ id, names: [`${of} / ${shown(name) || shown(id)}`] }),
	);
};

/** The corp tags, each under the name of its group. */
export const corpTags: Source = tagsSource(tagEntries);

/** The groups of corp tags. */
export const corpTagGroups: Source = tagsSource(groupEntries);

/** Groups and tags, for operations that take either. */
export const corpTagsAndGroups: Source = tagsSource((group) => [
	...groupEntries(group),
	...tagEntries(group),
]);
