import {
	addToField,
	inExistingGroup,
	inGroupByName,
	newGroupSortField,
	newTagsFields,
	newTagsParams,
} from '../../fields/newTags';
import { customerStrategyLocator } from '../../fields/ruleGroupLocators';
import { strategyTagGroupLocator } from './shared';
import { operation } from '../../declaration/operation';
import { integer } from '../../declaration/params';
import { atLeastOne } from '../../declaration/rules';

export const create = operation({
	id: 'strategyTag.create',
	name: 'Create',
	action: 'Create rule group tags',
	description:
		'Add tags to a tag group of a rule group, creating the tag group if needed (为规则组创建客户标签)',
	doc: 94882,
	method: 'POST',
	path: '/cgi-bin/externalcontact/add_strategy_tag',
	repeat: 'once',
	fields: [
		customerStrategyLocator({
			description: 'Top-level rule group (规则组)',
		}),
		addToField,
		strategyTagGroupLocator(inExistingGroup),
		...newTagsFields,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			...inGroupByName,
			options: [newGroupSortField],
		},
	],
	body: {
		strategy_id: integer({ required: true, names: 'customerStrategy' }),
		...newTagsParams({ names: 'strategyTagGroup', namesWithin: 'strategy_id' }),
	},
	rules: [atLeastOne('group_id', 'group_name')],
	// Two calls for a group that does not exist yet must not both create it.
	serial: ['strategy_id', 'group_id', 'group_name'],
	result: { kind: 'record', field: 'tag_group' },
});
