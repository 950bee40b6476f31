import { customerStrategyLocator } from '../../fields/ruleGroupLocators';
import { strategyTagGroupMultiSelect, strategyTagMultiSelect } from './shared';
import { splitIntoTags, splitIntoTagsOptions } from '../../finishers/splitIntoTags';
import { operation } from '../../declaration/operation';
import { integer, strings } from '../../declaration/params';
import { atMostOne } from '../../declaration/rules';

export const getAll = operation({
	id: 'strategyTag.getAll',
	name: 'Get Many',
	action: 'Get many rule group tags',
	description:
		'List the tags that this app created in rule groups by tag group, all or some (获取规则组客户标签)',
	doc: 94882,
	method: 'POST',
	path: '/cgi-bin/externalcontact/get_strategy_tag_list',
	repeat: 'safe',
	fields: [
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			description: 'Filter by tag groups or by tags, not both, of one rule group or of all',
			options: [
				customerStrategyLocator({ required: false }),
				strategyTagGroupMultiSelect(),
				strategyTagMultiSelect(),
			],
		},
		splitIntoTagsOptions,
	],
	body: {
		strategy_id: integer({ narrows: true, filter: true, names: 'customerStrategy' }),
		tag_id: strings({
			narrows: true,
			filter: true,
			minItems: 1,
			names: 'strategyTag',
			namesWithin: 'strategy_id',
		}),
		group_id: strings({
			narrows: true,
			filter: true,
			minItems: 1,
			names: 'strategyTagGroup',
			namesWithin: 'strategy_id',
		}),
	},
	// doc 94882: beside group_id, tag_id would be ignored.
	rules: [atMostOne('tag_id', 'group_id')],
	result: { kind: 'records', field: 'tag_group' },
	finish: splitIntoTags,
});
