import { returnAllOrLimit } from '../../fields/paging';
import { customerStrategyLocator } from '../../fields/ruleGroups';
import { operation } from '../../declaration/operation';
import { integer } from '../../declaration/params';

export const getRange = operation({
	id: 'customerStrategy.getRange',
	name: 'Get Range',
	action: 'Get the range of a customer rule group',
	description:
		'List the members and departments that a customer rule group covers (获取规则组管理范围)',
	doc: 94883,
	method: 'POST',
	path: '/cgi-bin/externalcontact/customer_strategy/get_range',
	repeat: 'safe',
	fields: [customerStrategyLocator(), ...returnAllOrLimit],
	body: { strategy_id: integer({ required: true }) },
	paging: { cursor: 'cursor', next: 'next_cursor', limit: { param: 'limit', max: 1000 } },
	result: { kind: 'records', field: 'range' },
});
