import { tagGroupMultiSelect, tagMultiSelect } from '../../../shared/fields/multiSelects';
import { operation } from '../../declaration/operation';
import { integer, strings } from '../../declaration/params';
import { atLeastOne } from '../../declaration/rules';
import { agentId } from './shared';

export const remove = operation({
	id: 'corpTag.delete',
	name: 'Delete',
	action: 'Delete corp tags',
	description:
		"Delete tags and whole tag groups that this app created (删除企业客户标签). Deleting a group's last tag deletes the group.",
	doc: 92117,
	method: 'POST',
	path: '/cgi-bin/externalcontact/del_corp_tag',
	repeat: 'safe',
	fields: [
		tagMultiSelect(),
		tagGroupMultiSelect(),
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [agentId],
		},
	],
	body: {
		tag_id: strings({ narrows: true, names: 'corpTag' }),
		group_id: strings({ narrows: true, names: 'tagGroup' }),
		agentid: integer({ narrows: false }),
	},
	rules: [atLeastOne('tag_id', 'group_id')],
	result: { kind: 'done', as: 'deleted', about: ['tag_id', 'group_id'] },
});
