import { customerStrategyLocator } from '../../fields/ruleGroups';
import { operation } from '../../declaration/operation';
import { integer } from '../../declaration/params';

export const remove = operation({
	id: 'customerStrategy.delete',
	name: 'Delete',
	action: 'Delete a customer rule group',
	description: 'Delete a customer rule group (删除规则组)',
	doc: 94883,
	method: 'POST',
	path: '/cgi-bin/externalcontact/customer_strategy/del',
	repeat: 'safe',
	fields: [customerStrategyLocator()],
	body: { strategy_id: integer({ required: true }) },
	// Rule groups are written one after the other.
	serial: 'all',
	result: { kind: 'done', as: 'deleted' },
});
