import { customerStrategyLocator } from '../../fields/ruleGroups';
import { operation } from '../../declaration/operation';
import { integer } from '../../declaration/params';

export const get = operation({
	id: 'customerStrategy.get',
	name: 'Get',
	action: 'Get a customer rule group',
	description: 'Retrieve the name, parent, admins and privileges of a customer rule group',
	doc: 94883,
	method: 'POST',
	path: '/cgi-bin/externalcontact/customer_strategy/get',
	repeat: 'safe',
	fields: [customerStrategyLocator()],
	body: { strategy_id: integer({ required: true }) },
	result: { kind: 'record', field: 'strategy' },
});
