import {
	interceptTypeField,
	rangeParams,
	ruleDepartmentsField,
	ruleMembersField,
	semanticsField,
	semanticsParam,
	wordsField,
	wordsLimits,
} from './shared';
import { operation } from '../../declaration/operation';
import { integer, object, string, strings } from '../../declaration/params';
import { atLeastOne } from '../../declaration/rules';

export const create = operation({
	id: 'interceptRule.create',
	name: 'Create',
	action: 'Create a sensitive word rule',
	description:
		'Create a rule that warns about or blocks messages with certain words or content (新建敏感词规则)',
	doc: 95097,
	method: 'POST',
	path: '/cgi-bin/externalcontact/add_intercept_rule',
	repeat: 'once',
	fields: [
		{
			displayName: 'Name',
			name: 'rule_name',
			type: 'string',
			required: true,
			default: '',
			description: 'Name of the rule (规则名称), at most 20 characters',
		},
		wordsField({ required: true }),
		{ ...interceptTypeField, required: true },
		ruleMembersField(),
		ruleDepartmentsField(),
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [semanticsField()],
		},
	],
	body: {
		rule_name: string({ required: true, maxChars: 20 }),
		word_list: strings({ required: true, ...wordsLimits }),
		semantics_list: semanticsParam,
		intercept_type: integer({ required: true, oneOf: [1, 2] }),
		applicable_range: object(rangeParams('user_list', 'department_list', { narrows: true }), {
			required: true,
		}),
	},
	rules: [atLeastOne('applicable_range.user_list', 'applicable_range.department_list')],
	result: { kind: 'record', about: ['rule_name'] },
});
