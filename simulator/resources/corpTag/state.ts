import { WeComError } from '../../errors';
import type { JsonObject, TagId, UnixSeconds } from '../../types';
import { slice, type Corp } from '../../corp/corp';

/** A group of tags: of the corp's library, or of a rule group. */
export interface TagGroup {
	id: string;
	name: string;
	createdAt: UnixSeconds;
	order: number;
	deleted: boolean;
	tags: Tag[];
	/** The rule group that the tags belong to; without it they are corp tags. */
	strategyId?: number;
	/** The app that made it through the API; only that app may change it. */
	createdBy?: string;
}

export interface Tag {
	id: TagId;
	name: string;
	createdAt: UnixSeconds;
	order: number;
	deleted: boolean;
	group: TagGroup;
	createdBy?: string;
}

/** Corp tags and rule group tags together: they share the limit of 10,000 (doc 94882). */
export interface TagLibrary {
	groups: Map<string, TagGroup>;
	tags: Map<TagId, Tag>;
}

const MOST_TAGS = 10_000;

export const tagLibrary = slice<TagLibrary>('tags', () => ({ groups: new Map(), tags: new Map() }));

/** A tag that can be put on customers; undefined for one that is unknown or deleted. */
export function findTag(corp: Corp, id: TagId): Tag | undefined {
	const tag = tagLibrary(corp).tags.get(id);
	return tag && !tag.deleted ? tag : undefined;
}

/** The tags of a group that were not deleted. */
export function liveTags(group: TagGroup): Tag[] {
	return group.tags.filter((tag) => !tag.deleted);
}

/** Groups with tags of one rule group, or of the corp, that were not deleted. */
export function liveGroups(corp: Corp, strategyId?: number): TagGroup[] {
	return [...tagLibrary(corp).groups.values()].filter(
		(group) => !group.deleted && group.strategyId === strategyId,
	);
}

/** Who makes a tag, and where. */
export interface TagOrigin {
	strategyId?: number | undefined;
	/** The app's name; nobody's in the console. */
	createdBy?: string | undefined;
}

/**
 * Makes a tag group. It stands in the library once it has tags: there are no empty groups (doc 92117).
 * @throws WeComError 40071 for a name that another group of the same kind has
 */
export function addTagGroup(corp: Corp, name: string, order: number, origin: TagOrigin): TagGroup {
	if (liveGroups(corp, origin.strategyId).some((group) => group.name === name)) {
		throw new WeComError(40071);
	}
	const group: TagGroup = {
		id: corp.ids.next('tagGroup'),
		name,
		createdAt: corp.clock.now(),
		order,
		deleted: false,
		tags: [],
	};
	if (origin.strategyId !== undefined) group.strategyId = origin.strategyId;
	if (origin.createdBy !== undefined) group.createdBy = origin.createdBy;
	return group;
}

/**
 * Adds tags to a group; of several with one name only the first is made (doc 92117).
 * @throws WeComError 40071 for a name that the group has, 40126 when the library would be too full
 */
export function addTags(
	corp: Corp,
	group: TagGroup,
	wanted: ReadonlyArray<{ name: string; order?: number }>,
	createdBy?: string,
): Tag[] {
	const unique = [
		...new Map([...wanted].reverse().map((tag) => [tag.name, tag])).values(),
	].reverse();
	const names = new Set(liveTags(group).map((tag) => tag.name));
	if (unique.some((tag) => names.has(tag.name))) throw new WeComError(40071);
	const library = tagLibrary(corp);
	const count = [...library.tags.values()].filter((tag) => !tag.deleted).length;
	if (count + unique.length > MOST_TAGS) throw new WeComError(40126, 'tag count over limit');
	library.groups.set(group.id, group);
	return unique.map(({ name, order = 0 }) => {
		const id = corp.ids.next(group.strategyId === undefined ? 'tag' : 'strategyTag');
		const tag: Tag = { id, name, createdAt: corp.clock.now(), order, deleted: false, group };
		if (createdBy !== undefined) tag.createdBy = createdBy;
		group.tags.push(tag);
		library.tags.set(id, tag);
		return tag;
	});
}

/**
 * Changes the name or order of a tag or of a group.
 * @throws WeComError 40071 when a neighbour has the name
 */
export function editTag(corp: Corp, target: Tag | TagGroup, name?: string, order?: number): void {
	const neighbours =
		'group' in target ? liveTags(target.group) : liveGroups(corp, target.strategyId);
	if (name !== undefined && neighbours.some((other) => other !== target && other.name === name)) {
		throw new WeComError(40071);
	}
	if (name !== undefined) target.name = name;
	if (order !== undefined) target.order = order;
}

/** Deletes a tag, and with the last tag of a group the group (doc 92117). Customers lose it. */
export function deleteTag(tag: Tag): void {
	tag.deleted = true;
	if (liveTags(tag.group).length === 0) tag.group.deleted = true;
}

/** Deletes a group with all its tags. */
export function deleteTagGroup(group: TagGroup): void {
	group.deleted = true;
	for (const tag of group.tags) tag.deleted = true;
}

const byOrder = (a: { order: number }, b: { order: number }) => b.order - a.order;

/**
 * A group as get_corp_tag_list shows it, larger orders first.
 * @param tags the tags to show
 * @param deleted which `deleted` fields are shown: those of the tags, or the group's too
 */
export function tagGroupView(
	group: TagGroup,
	tags: readonly Tag[],
	deleted: 'none' | 'tags' | 'both' = 'none',
): JsonObject {
	return {
		group_id: group.id,
		group_name: group.name,
		create_time: group.createdAt,
		order: group.order,
		...(deleted === 'both' && { deleted: group.deleted }),
		tag: [...tags].sort(byOrder).map((tag) => ({
			id: tag.id,
			name: tag.name,
			create_time: tag.createdAt,
			order: tag.order,
			...(deleted !== 'none' && { deleted: tag.deleted }),
		})),
	};
}

/**
 * Answers a query of the library as doc 92117 describes: by group, else by tag, else all of it.
 * @throws WeComError 40068 for an id that the library does not have
 */
export function queryTags(
	corp: Corp,
	query: { tag_id?: string[] | undefined; group_id?: string[] | undefined },
	strategyId?: number,
): JsonObject[] {
	const library = tagLibrary(corp);
	if (query.group_id?.length) {
		return query.group_id.map((id) => {
			const group = library.groups.get(id);
			if (!group || group.strategyId !== strategyId) throw new WeComError(40068);
			return tagGroupView(group, group.tags, 'tags');
		});
	}
	if (query.tag_id?.length) {
		const found = new Map<TagGroup, Tag[]>();
		for (const id of query.tag_id) {
			const tag = library.tags.get(id);
			if (!tag || tag.group.strategyId !== strategyId) throw new WeComError(40068);
			found.set(tag.group, [...(found.get(tag.group) ?? []), tag]);
		}
		return [...found].map(([group, tags]) => tagGroupView(group, tags, 'both'));
	}
	return liveGroups(corp, strategyId)
		.sort(byOrder)
		.map((group) => tagGroupView(group, liveTags(group)));
}
