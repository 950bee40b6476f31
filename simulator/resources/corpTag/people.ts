import type { Corp } from '../../corp/corp';
import {
	addTagGroup,
	addTags,
	deleteTag,
	deleteTagGroup,
	editTag,
	tagLibrary,
	type Tag,
	type TagGroup,
} from './state';
import { action, ControlError } from '../../control/action';

function targetOf(corp: Corp, id: string): Tag | TagGroup {
	const { tags, groups } = tagLibrary(corp);
	const target = tags.get(id) ?? groups.get(id);
	if (!target || target.deleted) throw new ControlError(`no tag or tag group ${id}`);
	return target;
}

function emitTagEvent(corp: Corp, kind: 'create' | 'update' | 'delete', target: Tag | TagGroup) {
	corp.emit(`change_external_tag.${kind}`, {
		Id: target.id,
		TagType: 'group' in target ? 'tag' : 'tag_group',
	});
}

/** What an administrator does with the tag library in the console. */
export const tagActions = {
	tagGroupCreated: action({
		summary: 'An administrator makes a tag group with tags.',
		input: { name: 'string', tags: 'string[]', order: 'number?', strategy_id: 'number?' },
		run: (corp, { name, tags, order, strategy_id }) => {
			const group = addTagGroup(corp, name, order ?? 0, { strategyId: strategy_id });
			emitTagEvent(corp, 'create', group);
			const made = addTags(
				corp,
				group,
				tags.map((tag) => ({ name: tag })),
			);
			for (const tag of made) emitTagEvent(corp, 'create', tag);
			return { group_id: group.id, tag_ids: made.map((tag) => tag.id) };
		},
	}),
	tagCreated: action({
		summary: 'An administrator adds a tag to a group.',
		input: { group_id: 'string', name: 'string', order: 'number?' },
		run: (corp, { group_id, name, order = 0 }) => {
			const group = targetOf(corp, group_id);
			if ('group' in group) throw new ControlError(`${group_id} is a tag, not a group`);
			const [tag] = addTags(corp, group, [{ name, order }]);
			if (!tag) throw new ControlError('no tag was made');
			emitTagEvent(corp, 'create', tag);
			return { tag_id: tag.id };
		},
	}),
	tagChanged: action({
		summary: 'An administrator changes the name or order of a tag or tag group.',
		input: { id: 'string', name: 'string?', order: 'number?' },
		run: (corp, { id, name, order }) => {
			const target = targetOf(corp, id);
			editTag(corp, target, name, order);
			emitTagEvent(corp, 'update', target);
			return { id };
		},
	}),
	tagDeleted: action({
		summary: 'An administrator deletes a tag, or a group with its tags (one event for all).',
		input: { id: 'string' },
		run: (corp, { id }) => {
			const target = targetOf(corp, id);
			if ('group' in target) deleteTag(target);
			else deleteTagGroup(target);
			emitTagEvent(corp, 'delete', target);
			return { id };
		},
	}),
	tagsShuffled: action({
		summary: 'An administrator moves tags and most orders are numbered anew; of one group or all.',
		input: { group_id: 'string?' },
		run: (corp, { group_id }) => {
			const { groups } = tagLibrary(corp);
			const shuffled = group_id === undefined ? [...groups.values()] : [targetOf(corp, group_id)];
			shuffled.forEach((group, index) => {
				if ('group' in group) throw new ControlError(`${group.id} is a tag, not a group`);
				if (group_id === undefined) group.order = (shuffled.length - index) * 100;
				group.tags.forEach((tag, place) => (tag.order = (group.tags.length - place) * 100));
			});
			corp.emit('change_external_tag.shuffle', { Id: group_id ?? '' });
			return { group_id: group_id ?? '' };
		},
	}),
};
