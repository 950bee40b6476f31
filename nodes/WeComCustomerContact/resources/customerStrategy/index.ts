import type { Resource } from '../../declaration/operation';
import { neverOff } from '../../declaration/rules';
import { customerStrategyLocator } from '../../fields/ruleGroupLocators';
import { ruleGroupOperations } from '../ruleGroups';
import { BASIC_RIGHTS, privilegeField, privilegeParam } from './privileges';

export const customerStrategy: Resource = {
	value: 'customerStrategy',
	name: 'Customer Rule Group (客户联系规则组)',
	operations: ruleGroupOperations({
		resource: 'customerStrategy',
		adjective: 'customer',
		endpoint: 'customer_strategy',
		doc: 94883,
		names: 'customerStrategy',
		locator: customerStrategyLocator,
		privilege: {
			field: privilegeField,
			param: privilegeParam,
			rules: [neverOff('privilege', BASIC_RIGHTS)],
		},
		rangeAtOnce: 100,
		mostNewAdmins: 20,
	}),
};
