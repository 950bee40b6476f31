import type { IDataObject } from 'n8n-workflow';

import { tagGroupMultiSelect, tagMultiSelect } from '../../fields/multiSelects';
import type { Finisher } from '../../engine/finish';
import { operation } from '../../operation';
import { strings } from '../../params';
import { atMostOne } from '../../rules';

/** One item for each tag, with what its group is called and where it stands, when the form asks for it. */
const splitIntoTags: Finisher = async ({ option }, items) => {
	if (option('splitIntoTags') !== true) return items;
	return items.flatMap(({ json, ...item }) => {
		const { tag, group_id, group_name, order } = json;
		const tags = Array.isArray(tag) ? (tag as IDataObject[]) : [];
		return tags.map((facts) => ({
			...item,
			json: { ...facts, group_id, group_name, group_order: order },
		}));
	});
};

export const getAll = operation({
	id: 'corpTag.getAll',
	name: 'Get Many',
	action: 'Get many corp tags',
	description: 'List the corp tags by tag group, all of them or some (获取企业标签库)',
	doc: 92117,
	method: 'POST',
	path: '/cgi-bin/externalcontact/get_corp_tag_list',
	repeat: 'safe',
	fields: [
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			description: 'Either tag groups or tags; WeCom gives deleted ones too then',
			options: [tagGroupMultiSelect(), tagMultiSelect()],
		},
		{
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
						'Whether to output one item for each tag, with its group, in place of one for each tag group. Costs no request.',
				},
			],
		},
	],
	body: { tag_id: strings(), group_id: strings() },
	// doc 92117: beside group_id, tag_id would be ignored.
	rules: [atMostOne('tag_id', 'group_id')],
	result: { kind: 'records', field: 'tag_group' },
	finish: splitIntoTags,
});
