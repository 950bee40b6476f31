import {
	addTagGroup,
	addTags,
	deleteTag,
	deleteTagGroup,
	editTag,
	liveGroups,
	queryTags,
	tagGroupView,
	tagLibrary,
	type Tag,
	type TagGroup,
} from './state';
import { WeComError } from '../../errors';
import { handler, type Call, type Resource } from '../../handler';

interface NewTags {
	group_id?: string;
	group_name?: string;
	order?: number;
	tag: Array<{ name: string; order?: number }>;
}

/**
 * A corp tag or group that the app may change (doc 92117: only what it made itself).
 * @throws WeComError 40068, 81011
 */
function requireOwn<T extends Tag | TagGroup>(found: T | undefined, app: string): T {
	if (!found || found.deleted) throw new WeComError(40068);
	const group: TagGroup = 'group' in found ? found.group : found;
	if (group.strategyId !== undefined) throw new WeComError(40068);
	if (found.createdBy !== app) throw new WeComError(81011, 'no permission to operate the tag');
	return found;
}

function create({ corp, app, input }: Call<NewTags>) {
	const origin = { createdBy: app.name };
	let group: TagGroup | undefined;
	// Unlike null: WeCom's words were seen with this call (go-workwx, commit 2068419), its code was not.
	if (input.group_id === '') {
		throw new WeComError(40058, 'invalid group id unexpected empty string');
	}
	if (input.group_id) {
		group = tagLibrary(corp).groups.get(input.group_id);
		if (!group || group.deleted || group.strategyId !== undefined) throw new WeComError(40068);
	} else {
		group = liveGroups(corp).find((candidate) => candidate.name === input.group_name);
		group ??= addTagGroup(corp, input.group_name ?? '', input.order ?? 0, origin);
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

/** doc 92117 */
export const corpTag: Resource = {
	name: 'corpTag',
	handlers: {
		'corpTag.getAll': handler<{ tag_id?: string[]; group_id?: string[] }>(({ corp, input }) => ({
			tag_group: queryTags(corp, input),
		})),
		'corpTag.create': handler(create),
		'corpTag.update': handler(update),
		'corpTag.delete': handler(remove),
	},
};
