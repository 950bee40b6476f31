import { translate } from '../../../../i18n/translate';
import { show } from '../../../shared/given';
import { InvalidValue } from '../convert';
import type { Directory } from './directory';
import { ensureTags } from './ensureTags';
import { KINDS } from './kinds';
import { lookUp, matchesOf, textsOf } from './lookUp';
import { callOf, placesIn, type NameIndex } from './nameIndex';

/** doc 92117 */
const LONGEST_NAME = 30;

/** A tag that is to be created. */
interface NewTag {
	/** As the form calls it. */
	text: string;
	groupId: string;
	name: string;
}

/**
 * The ids of corp tags, each once, as `Directory.idsOf` has them; those that do not exist are created. Nothing is created
 * while one of the texts is wrong.
 *
 * @param groupId the tag group for new tags; one that is called `Group/Tag` goes into that group where it exists
 * @throws InvalidValue for a name that stands for several, or that a tag cannot have, and WeComError
 */
export async function idsOrNewTags(
	directory: Directory,
	value: unknown,
	groupId: string,
): Promise<string[]> {
	const { tags, groups } = await directory.corpTags();
	const { isId } = KINDS.corpTag;
	const texts = textsOf(value, tags);
	const known = new Map<string, string>();
	const missing: NewTag[] = [];
	for (const text of new Set(texts)) {
		if (isId(text)) known.set(text, text);
		else if (matchesOf(tags, text).length > 0) known.set(text, lookUp(tags, text).id);
		else missing.push(newTagOf(text, groups, groupId));
	}
	for (const group of new Set(missing.map((tag) => tag.groupId))) {
		const wanted = missing.filter((tag) => tag.groupId === group);
		const tag = [...new Set(wanted.map(({ name }) => name))].map((name) => ({ name }));
		const made = await ensureTags(directory, { group: { group_id: group }, tag });
		const idsByName = new Map(made.tags.map(({ name, id }) => [name, id]));
		for (const { text, name } of wanted) known.set(text, idsByName.get(name) ?? '');
	}
	return [...new Set(texts.map((text) => known.get(text) ?? ''))];
}

function newTagOf(text: string, groups: NameIndex, groupId: string): NewTag {
	const places = placesOf(text, groups);
	if (places.length > 1) {
		throw new InvalidValue(
			translate(
				'message.newTagInSeveral',
				'has the name {given}, which does not exist and could go into more than one tag group: {groups}. Create it with Corp Tag > Create',
				{ given: show(text), groups: places.map(({ group }) => group).join(', ') },
			),
		);
	}
	const [place = { groupId, name: text.trim() }] = places;
	const { length } = [...place.name];
	if (length > LONGEST_NAME) {
		throw new InvalidValue(
			translate(
				'message.newTagTooLong',
				'has the name {given}, which does not exist and is too long for a new tag: at most {max} characters (got {length})',
				{ given: show(text), max: LONGEST_NAME, length },
			),
		);
	}
	return { text, groupId: place.groupId, name: place.name };
}

/** Where a tag would go that is called by its group and its name. */
function placesOf(
	text: string,
	groups: NameIndex,
): Array<{ groupId: string; group: string; name: string }> {
	return placesIn(text).flatMap(([group, tag]) => {
		const name = tag.trim();
		if (name === '') return [];
		const found = groups.named(group.trim());
		return found.map((one) => ({ groupId: one.id, group: callOf(one), name }));
	});
}
