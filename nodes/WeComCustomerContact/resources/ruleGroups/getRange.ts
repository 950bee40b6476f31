import { returnAllOrLimit } from '../../fields/paging';
import { operation, type Operation } from '../../declaration/operation';
import { integer } from '../../declaration/params';
import type { RuleGroupKind } from './kind';

/** Lists whom a rule group of this kind covers. */
export const getRange = (kind: RuleGroupKind): Operation =>
	operation({
		id: `${kind.resource}.getRange`,
		name: 'Get Range',
		action: `Get the range of a ${kind.adjective} rule group`,
		description: `List the members and departments that a ${kind.adjective} rule group covers (获取规则组管理范围)`,
		doc: kind.doc,
		method: 'POST',
		path: `/cgi-bin/externalcontact/${kind.endpoint}/get_range`,
		repeat: 'safe',
		fields: [kind.locator(), ...returnAllOrLimit],
		body: { strategy_id: integer({ required: true, names: kind.names }) },
		paging: { cursor: 'cursor', next: 'next_cursor', limit: { param: 'limit', max: 1000 } },
		result: { kind: 'records', field: 'range', about: ['strategy_id'] },
	});
