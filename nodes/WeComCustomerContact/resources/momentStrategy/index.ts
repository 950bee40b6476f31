import type { Resource } from '../../declaration/operation';
import { momentStrategyLocator } from '../../fields/ruleGroupLocators';
import { ruleGroupOperations } from '../ruleGroups';
import { privilegeField, privilegeParam } from './privileges';

export const momentStrategy: Resource = {
	value: 'momentStrategy',
	name: 'Moment Rule Group (客户朋友圈规则组)',
	operations: ruleGroupOperations({
		resource: 'momentStrategy',
		adjective: 'Moment',
		endpoint: 'moment_strategy',
		doc: 94890,
		names: 'momentStrategy',
		locator: momentStrategyLocator,
		privilege: { field: privilegeField, param: privilegeParam, rules: [] },
	}),
};
