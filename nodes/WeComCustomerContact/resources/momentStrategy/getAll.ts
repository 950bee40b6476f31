import { returnAllOrLimit } from '../../fields/paging';
import { ruleGroupOptions } from '../../fields/ruleGroups';
import { fetchDetails } from '../../finishers/fetchDetails';
import { operation } from '../../declaration/operation';

export const getAll = operation({
	id: 'momentStrategy.getAll',
	name: 'Get Many',
	action: 'Get many Moment rule groups',
	description: 'List the Moment rule groups that this app created (获取规则组列表)',
	doc: 94890,
	method: 'POST',
	path: '/cgi-bin/externalcontact/moment_strategy/list',
	repeat: 'safe',
	fields: [...returnAllOrLimit, ruleGroupOptions],
	body: {},
	paging: { cursor: 'cursor', next: 'next_cursor', limit: { param: 'limit', max: 1000 } },
	result: { kind: 'records', field: 'strategy' },
	finish: fetchDetails({
		options: ['fetchDetails'],
		path: '/cgi-bin/externalcontact/moment_strategy/get',
		id: 'strategy_id',
		field: 'strategy',
	}),
});
