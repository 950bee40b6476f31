import { tagGroupMultiSelect, tagMultiSelect } from '../../../shared/fields/multiSelects';
import { splitIntoTags, splitIntoTagsOptions } from '../../finishers/splitIntoTags';
import { operation } from '../../declaration/operation';
import { strings } from '../../declaration/params';
import { atMostOne } from '../../declaration/rules';

export const getAll = operation({
	id: 'corpTag.getAll',
	name: 'Get Many',
	action: 'Get many corp tags',
	description: 'List corp tags by tag group, all or some (获取企业标签库)',
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
			description: 'Filter by tag groups or by tags, not both. WeCom then includes deleted ones.',
			options: [tagGroupMultiSelect(), tagMultiSelect()],
		},
		splitIntoTagsOptions,
	],
	body: {
		tag_id: strings({ narrows: true, filter: true, names: 'corpTag' }),
		group_id: strings({ narrows: true, filter: true, names: 'tagGroup' }),
	},
	// doc 92117: beside group_id, tag_id would be ignored.
	rules: [atMostOne('tag_id', 'group_id')],
	result: { kind: 'records', field: 'tag_group' },
	finish: splitIntoTags,
});
