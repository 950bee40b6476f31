import { momentStrategyLocator } from '../../fields/ruleGroups';
import { operation } from '../../declaration/operation';
import { integer } from '../../declaration/params';

export const get = operation({
	id: 'momentStrategy.get',
	name: 'Get',
	action: 'Get a Moment rule group',
	description: 'Retrieve the name, parent, admins and privileges of a Moment rule group',
	doc: 94890,
	method: 'POST',
	path: '/cgi-bin/externalcontact/moment_strategy/get',
	repeat: 'safe',
	fields: [momentStrategyLocator()],
	body: { strategy_id: integer({ required: true }) },
	result: { kind: 'record', field: 'strategy' },
});
