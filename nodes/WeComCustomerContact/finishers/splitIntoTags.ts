import type { INodeProperties } from 'n8n-workflow';

import { recordsAt } from '../../../wecom/json';
import type { JsonObject } from '../../../wecom/types';
import type { Finisher } from '../engine/finish';

/** The options of lists of tag groups; `splitIntoTags` reads them. */
export const splitIntoTagsOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Split Into Tags',
			name: 'splitIntoTags',
			type: 'boolean',
			default: false,
			description:
				'Whether to output one item per tag, with its group, instead of one per tag group. Makes no extra request.',
		},
	],
};

/** One item for each tag, with what its group is called and where it stands, when the form asks for it. */
export const splitIntoTags: Finisher = async ({ option }, items) => {
	if (option('splitIntoTags') !== true) return items;
	return items.flatMap(({ json, ...item }) => {
		const { group_id, group_name, order, strategy_id } = json;
		const tags = recordsAt(json as JsonObject, 'tag');
		const group = { group_id, group_name, group_order: order };
		const owner = strategy_id === undefined ? {} : { strategy_id };
		return tags.map((facts) => ({ ...item, json: { ...facts, ...group, ...owner } }));
	});
};
