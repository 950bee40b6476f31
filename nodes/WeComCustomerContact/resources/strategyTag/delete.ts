import { strategyTagGroupMultiSelect, strategyTagMultiSelect } from './shared';
import { operation } from '../../declaration/operation';
import { strings } from '../../declaration/params';
import { atLeastOne } from '../../declaration/rules';

export const remove = operation({
	id: 'strategyTag.delete',
	name: 'Delete',
	action: 'Delete rule group tags',
	description:
		"Delete tags and whole tag groups of rule groups (删除规则组客户标签). Deleting a group's last tag deletes the group.",
	doc: 94882,
	method: 'POST',
	path: '/cgi-bin/externalcontact/del_strategy_tag',
	repeat: 'safe',
	fields: [strategyTagMultiSelect(), strategyTagGroupMultiSelect()],
	body: {
		tag_id: strings({ narrows: true, names: 'strategyTag' }),
		group_id: strings({ narrows: true, names: 'strategyTagGroup' }),
	},
	rules: [atLeastOne('tag_id', 'group_id')],
	result: { kind: 'done', as: 'deleted', about: ['tag_id', 'group_id'] },
});
