import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { JsonObject } from '../../../../wecom/types';
import type { InsteadTask } from '../../declaration/operation';
import { boolean } from '../../declaration/params';
import { ensureTags, type WantedTags } from '../../engine/names/ensureTags';

/** Whether a tag that is there already will do. */
export const useExistingField: INodeProperties = {
	displayName: 'Use Existing Tags',
	name: 'use_existing',
	type: 'boolean',
	default: true,
	description:
		'Whether to return tags that the group has already as they are, instead of failing with errcode 40071, so that the step can run again. Their sort values stay. Reads the tag library once for all items.',
};

/** The parameter that the field fills, which is not sent. */
export const useExistingParam = { use_existing: boolean({ narrows: false }) };

/** Returns the tag group with the tags that were asked for, and creates only those that it lacks. */
export async function useExistingTags({
	body,
	own,
	directory,
}: InsteadTask): Promise<IDataObject[] | undefined> {
	if (own.use_existing !== true) return undefined;
	const { group_id, group_name, order, tag, ...more } = body;
	const byName = order === undefined ? { group_name } : { group_name, order };
	const wanted = { group: group_id === undefined ? byName : { group_id }, tag, more };
	const { group, tags } = await ensureTags(directory, wanted as unknown as WantedTags);
	const records = tags.map(({ record }) => record as JsonObject);
	return [{ ...group.record, tag: records }];
}
