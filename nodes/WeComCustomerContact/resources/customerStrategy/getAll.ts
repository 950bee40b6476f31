import { returnAllOrLimit } from '../../fields/paging';
import { ruleGroupOptions } from '../../fields/ruleGroups';
import { fetchDetails } from '../../finishers/fetchDetails';
import { operation } from '../../declaration/operation';

export const getAll = operation({
	id: 'customerStrategy.getAll',
	name: 'Get Many',
	action: 'Get many customer rule groups',
	description: 'List the customer rule groups that this app created (获取规则组列表)',
	doc: 94883,
	method: 'POST',
	path: '/cgi-bin/externalcontact/customer_strategy/list',
	repeat: 'safe',
	fields: [...returnAllOrLimit, ruleGroupOptions],
	body: {},
	paging: { cursor: 'cursor', next: 'next_cursor', limit: { param: 'limit', max: 1000 } },
	result: { kind: 'records', field: 'strategy' },
	finish: fetchDetails({
		options: ['fetchDetails'],
		path: '/cgi-bin/externalcontact/customer_strategy/get',
		id: 'strategy_id',
		field: 'strategy',
	}),
});
