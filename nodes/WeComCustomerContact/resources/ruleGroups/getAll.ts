import { returnAllOrLimit } from '../../fields/paging';
import { ruleGroupOptions } from './fields';
import { fetchDetails } from '../../finishers/fetchDetails';
import { operation, type Operation } from '../../declaration/operation';
import type { RuleGroupKind } from './kind';

/** Lists the rule groups of this kind. */
export const getAll = (kind: RuleGroupKind): Operation =>
	operation({
		id: `${kind.resource}.getAll`,
		name: 'Get Many',
		action: `Get many ${kind.adjective} rule groups`,
		description: `List the ${kind.adjective} rule groups that this app created (获取规则组列表)`,
		doc: kind.doc,
		method: 'POST',
		path: `/cgi-bin/externalcontact/${kind.endpoint}/list`,
		repeat: 'safe',
		fields: [...returnAllOrLimit, ruleGroupOptions],
		body: {},
		paging: { cursor: 'cursor', next: 'next_cursor', limit: { param: 'limit', max: 1000 } },
		result: { kind: 'records', field: 'strategy' },
		finish: fetchDetails({
			options: ['fetchDetails'],
			path: `/cgi-bin/externalcontact/${kind.endpoint}/get`,
			id: 'strategy_id',
			field: 'strategy',
		}),
	});
