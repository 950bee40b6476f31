import { momentStrategyLocator } from '../../fields/ruleGroups';
import { operation } from '../../declaration/operation';
import { integer } from '../../declaration/params';

export const remove = operation({
	id: 'momentStrategy.delete',
	name: 'Delete',
	action: 'Delete a Moment rule group',
	description: 'Delete a Moment rule group (删除规则组)',
	doc: 94890,
	method: 'POST',
	path: '/cgi-bin/externalcontact/moment_strategy/del',
	repeat: 'safe',
	fields: [momentStrategyLocator()],
	body: { strategy_id: integer({ required: true }) },
	// Rule groups are written one after the other.
	serial: 'all',
	result: { kind: 'done', as: 'deleted' },
});
