import type { INodeProperties } from 'n8n-workflow';

import type { FieldOverrides } from '../../shared/fields/overrides';
import { locator } from './locators';

/** A rule group of Customer Contact. */
export const customerStrategyLocator = (overrides: FieldOverrides = {}): INodeProperties =>
	locator(
		{
			displayName: 'Rule Group',
			name: 'strategy_id',
			searchListMethod: 'searchCustomerStrategies',
			placeholder: 'e.g. 7',
			namePlaceholder: 'e.g. Northern stores',
		},
		{
			required: true,
			description: 'Rule group (规则组) that this app created, by name or strategy_id',
			...overrides,
		},
	);

/** A rule group of customer Moments. */
export const momentStrategyLocator = (overrides: FieldOverrides = {}): INodeProperties =>
	locator(
		{
			displayName: 'Rule Group',
			name: 'strategy_id',
			searchListMethod: 'searchMomentStrategies',
			placeholder: 'e.g. 7',
			namePlaceholder: 'e.g. Northern stores',
		},
		{
			required: true,
			description: 'Rule group (规则组) that this app created, by name or strategy_id',
			...overrides,
		},
	);
