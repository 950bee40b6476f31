import type { StrategyKind } from '../ruleGroups/state';
import type { Resource } from '../../handler';
import { ruleGroupHandlers } from '../ruleGroups/handlers';

const MOMENT: StrategyKind = {
	name: 'moment',
	privileges: ['view_moment_list', 'send_moment', 'manage_moment_cover_and_sign'],
	basic: [],
};

/** doc 94890 */
export const momentStrategy: Resource = {
	name: 'momentStrategy',
	handlers: ruleGroupHandlers(MOMENT),
};
