import type { INodeProperties } from 'n8n-workflow';

import { locator } from '../../fields/locators';
import type { FieldOverrides } from '../../../shared/fields/overrides';
import { nameableMultiSelect } from '../../../shared/fields/multiSelects';

const PLACEHOLDER = 'e.g. etxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx';

/** A tag group of a rule group; the list shows those of the rule group in the field `strategy_id`. */
export const strategyTagGroupLocator = (overrides: FieldOverrides = {}): INodeProperties =>
	locator(
		{
			displayName: 'Tag Group',
			name: 'group_id',
			searchListMethod: 'searchStrategyTagGroups',
			placeholder: PLACEHOLDER,
			namePlaceholder: 'e.g. Level',
		},
		{
			required: true,
			description: 'Tag group (标签组) of the rule group, by name or ID',
			...overrides,
		},
	);

/** A tag or a tag group of a rule group. */
export const strategyTagOrGroupLocator = (overrides: FieldOverrides = {}): INodeProperties =>
	locator(
		{
			displayName: 'Tag or Tag Group',
			name: 'id',
			searchListMethod: 'searchStrategyTagsAndGroups',
			placeholder: PLACEHOLDER,
			namePlaceholder: 'e.g. Level/VIP',
		},
		{
			required: true,
			description: 'Tag (标签) or tag group (标签组) of a rule group, by name, Group/Tag or ID',
			...overrides,
		},
	);

/** Several tags of rule groups. */
export const strategyTagMultiSelect = (overrides: FieldOverrides = {}): INodeProperties =>
	nameableMultiSelect('Tag Names or IDs', 'tag_id', 'getStrategyTags', {
		description: 'Tags (标签), by name, Group/Tag or ID',
		...overrides,
	});

/** Several tag groups of rule groups. */
export const strategyTagGroupMultiSelect = (overrides: FieldOverrides = {}): INodeProperties =>
	nameableMultiSelect('Tag Group Names or IDs', 'group_id', 'getStrategyTagGroups', {
		description: 'Tag groups (标签组), by name or ID',
		...overrides,
	});
