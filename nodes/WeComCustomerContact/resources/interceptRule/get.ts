import type { IDataObject } from 'n8n-workflow';

import { objectAt } from '../../../../wecom/json';
import type { JsonObject } from '../../../../wecom/types';
import { interceptRuleLocator } from './shared';
import { operation } from '../../declaration/operation';
import { string } from '../../declaration/params';

export const get = operation({
	id: 'interceptRule.get',
	name: 'Get',
	action: 'Get a sensitive word rule',
	description: 'Retrieve the words, the reaction and the range of a sensitive word rule',
	doc: 95097,
	method: 'POST',
	path: '/cgi-bin/externalcontact/get_intercept_rule',
	repeat: 'safe',
	fields: [interceptRuleLocator()],
	body: { rule_id: string({ required: true, names: 'interceptRule' }) },
	result: { kind: 'record', field: 'rule', about: ['rule_id'] },
	map: (rule) => [inOneShape(rule)],
});

/**
 * doc 95097 shows `semantics_list` inside `extra_rule` in its table and beside it in its example, and
 * `rule_id` once as a text and once as a number.
 */
function inOneShape(answer: JsonObject): IDataObject {
	const { extra_rule: _extra, ...rule } = answer;
	const { semantics_list } = { ...objectAt(answer, 'extra_rule'), ...rule };
	return {
		...rule,
		...(typeof rule.rule_id === 'number' ? { rule_id: String(rule.rule_id) } : {}),
		...(semantics_list === undefined ? {} : { semantics_list }),
	};
}
