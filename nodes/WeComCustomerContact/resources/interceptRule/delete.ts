import { interceptRuleLocator } from './shared';
import { operation } from '../../declaration/operation';
import { string } from '../../declaration/params';

export const remove = operation({
	id: 'interceptRule.delete',
	name: 'Delete',
	action: 'Delete a sensitive word rule',
	description: 'Delete a sensitive word rule that this app created (删除敏感词规则)',
	doc: 95097,
	method: 'POST',
	path: '/cgi-bin/externalcontact/del_intercept_rule',
	repeat: 'safe',
	fields: [interceptRuleLocator()],
	body: { rule_id: string({ required: true, names: 'interceptRule' }) },
	serial: ['rule_id'],
	result: { kind: 'done', as: 'deleted', about: ['rule_id'] },
});
