import type { Corp } from '../../corp/corp';
import { requireStrategy } from '../ruleGroups/state';
import {
	addTagGroup,
	addTags,
	deleteTag,
	deleteTagGroup,
	editTag,
	liveGroups,
	liveTags,
	tagGroupView,
	tagLibrary,
	type Tag,
	type TagGroup,
} from '../corpTag/state';
import { WeComError } from '../../errors';
import { handler, type Call, type Resource } from '../../handler';

interface Query {
	strategy_id?: number;
	tag_id?: string[];
	group_id?: string[];
}

interface NewTags {
	strategy_id: number;
	group_id?: string;
	group_name?: string;
	order?: number;
	tag: Array<{ name: string; order?: number }>;
}

const groupOf = (target: Tag | TagGroup) => ('group' in target ? target.group : target);

/**
 * A tag or group that the app made in a rule group (doc 94882: no other is seen or changed).
 * @throws WeComError 40068 for an unknown or deleted one, 81011 for one that another app made
 */
function requireOwn<T extends Tag | TagGroup>(found: T | undefined, app: string): T {
	if (!found || found.deleted || groupOf(found).strategyId === undefined) {
		throw new WeComError(40068);
	}
	if (found.createdBy !== app) throw new WeComError(81011, 'no permission to operate the tag');
	return found;
}

/** The groups that are asked for with the tags of each that are; group_id goes before tag_id. */
function find(corp: Corp, app: string, query: Query): Array<[TagGroup, Tag[]]> {
	const { groups, tags } = tagLibrary(corp);
	if (query.group_id?.length) {
		return query.group_id.map((id) => {
			const group = requireOwn(groups.get(id), app);
			return [group, liveTags(group)];
		});
	}
	if (query.tag_id?.length) {
		const found = new Map<TagGroup, Tag[]>();
		for (const id of query.tag_id) {
			const tag = requireOwn(tags.get(id), app);
			found.set(tag.group, [...(found.get(tag.group) ?? []), tag]);
		}
		return [...found];
	}
	return [...groups.values()]
		.filter((group) => !group.deleted && group.strategyId !== undefined && group.createdBy === app)
		.sort((a, b) => b.order - a.order)
		.map((group) => [group, liveTags(group)]);
}

function getAll({ corp, app, input }: Call<Query>) {
	const { strategy_id } = input;
	if (strategy_id) requireStrategy(corp, 'customer', app.name, strategy_id);
	const tag_group = find(corp, app.name, input)
		.filter(([group]) => !strategy_id || group.strategyId === strategy_id)
		.map(([group, tags]) => ({ ...tagGroupView(group, tags), strategy_id: group.strategyId }));
	return { tag_group };
}

function create({ corp, app, input }: Call<NewTags>) {
	const strategy = requireStrategy(corp, 'customer', app.name, input.strategy_id);
	if (strategy.parentId !== 0) throw new WeComError(40058, 'strategy is not of the first level');
	const origin = { strategyId: strategy.id, createdBy: app.name };
	let group: TagGroup | undefined;
	if (input.group_id) {
		group = requireOwn(tagLibrary(corp).groups.get(input.group_id), app.name);
		if (group.strategyId !== strategy.id) throw new WeComError(40068);
	} else {
		const name = input.group_name ?? '';
		group = liveGroups(corp, strategy.id).find((candidate) => candidate.name === name);
		group ??= addTagGroup(corp, name, input.order ?? 0, origin);
	}
	const made = addTags(corp, group, input.tag, app.name);
	return { tag_group: tagGroupView(group, made) };
}

function update({ corp, app, input }: Call<{ id: string; name?: string; order?: number }>) {
	const { tags, groups } = tagLibrary(corp);
	const target = requireOwn(tags.get(input.id) ?? groups.get(input.id), app.name);
	editTag(corp, target, input.name, input.order);
}

function remove({ corp, app, input }: Call<{ tag_id?: string[]; group_id?: string[] }>) {
	const library = tagLibrary(corp);
	const tags = (input.tag_id ?? []).map((id) => requireOwn(library.tags.get(id), app.name));
	const groups = (input.group_id ?? []).map((id) => requireOwn(library.groups.get(id), app.name));
	tags.forEach(deleteTag);
	groups.forEach(deleteTagGroup);
}

/** doc 94882 */
export const strategyTag: Resource = {
	name: 'strategyTag',
	handlers: {
		'strategyTag.getAll': handler(getAll),
		'strategyTag.create': handler(create),
		'strategyTag.update': handler(update),
		'strategyTag.delete': handler(remove),
	},
};
