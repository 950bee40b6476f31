import { operation } from '../../declaration/operation';

export const getAll = operation({
	id: 'interceptRule.getAll',
	name: 'Get Many',
	action: 'Get many sensitive word rules',
	description:
		"List the company's sensitive word rules with their names, including those of other apps (获取敏感词规则列表)",
	doc: 95097,
	method: 'GET',
	path: '/cgi-bin/externalcontact/get_intercept_rule_list',
	repeat: 'safe',
	fields: [],
	result: { kind: 'records', field: 'rule_list' },
});
