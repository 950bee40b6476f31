import { tagGroupLocator } from '../../fields/locators';
import {
	addToField,
	inExistingGroup,
	newGroupSortField,
	newTagsFields,
	newTagsParams,
} from '../../fields/newTags';
import { operation } from '../../declaration/operation';
import { integer } from '../../declaration/params';
import { atLeastOne } from '../../declaration/rules';
import { agentId } from './shared';
import { useExistingField, useExistingParam, useExistingTags } from './useExisting';

export const create = operation({
	id: 'corpTag.create',
	name: 'Create',
	action: 'Create corp tags',
	description: 'Add tags to a tag group, creating the group if needed (添加企业客户标签)',
	doc: 92117,
	method: 'POST',
	path: '/cgi-bin/externalcontact/add_corp_tag',
	repeat: 'once',
	fields: [
		addToField,
		tagGroupLocator(inExistingGroup),
		...newTagsFields,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				agentId,
				{ ...newGroupSortField, displayOptions: { show: { '/addTo': ['name'] } } },
				useExistingField,
			],
		},
	],
	own: useExistingParam,
	body: { ...newTagsParams({ names: 'tagGroup' }), agentid: integer({ narrows: false }) },
	rules: [atLeastOne('group_id', 'group_name')],
	// Two calls for a group that does not exist yet must not both create it.
	serial: ['group_id', 'group_name'],
	result: { kind: 'record', field: 'tag_group' },
	instead: useExistingTags,
});
