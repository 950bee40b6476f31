import { returnAllOrLimit } from '../../fields/paging';
import { momentStrategyLocator } from '../../fields/ruleGroups';
import { operation } from '../../declaration/operation';
import { integer } from '../../declaration/params';

export const getRange = operation({
	id: 'momentStrategy.getRange',
	name: 'Get Range',
	action: 'Get the range of a Moment rule group',
	description:
		'List the members and departments that a Moment rule group covers (获取规则组管理范围)',
	doc: 94890,
	method: 'POST',
	path: '/cgi-bin/externalcontact/moment_strategy/get_range',
	repeat: 'safe',
	fields: [momentStrategyLocator(), ...returnAllOrLimit],
	body: { strategy_id: integer({ required: true }) },
	paging: { cursor: 'cursor', next: 'next_cursor', limit: { param: 'limit', max: 1000 } },
	result: { kind: 'records', field: 'range' },
});
