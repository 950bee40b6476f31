import {
	interceptRuleLocator,
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

export const update = operation({
	id: 'interceptRule.update',
	name: 'Update',
	action: 'Update a sensitive word rule',
	description:
		'Change the words, the reaction or the range of a sensitive word rule of this app (修改敏感词规则)',
	doc: 95097,
	method: 'POST',
	path: '/cgi-bin/externalcontact/update_intercept_rule',
	repeat: 'safe',
	fields: [
		interceptRuleLocator(),
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				ruleDepartmentsField({
					displayName: 'Add Department IDs',
					name: 'add_department_list',
					description: 'Departments to add to the range, separated by commas, at most 1000 at once',
				}),
				ruleMembersField({
					displayName: 'Add Member Names or IDs',
					name: 'add_user_list',
					description:
						'Members to add to the range, at most 1000 at once. A rule covers at most 10,000 members; use departments for more.',
				}),
				semanticsField({
					description:
						'What else to look for in messages (额外的拦截语义规则). Replaces the current selection; select none to clear it.',
				}),
				{
					displayName: 'Name',
					name: 'rule_name',
					type: 'string',
					default: '',
					description: 'New name of the rule (规则名称), at most 20 characters',
				},
				interceptTypeField,
				ruleDepartmentsField({
					displayName: 'Remove Department IDs',
					name: 'remove_department_list',
					description:
						'Departments to remove from the range, separated by commas, at most 1000 at once',
				}),
				ruleMembersField({
					displayName: 'Remove Member Names or IDs',
					name: 'remove_user_list',
					description: 'Members to remove from the range, at most 1000 at once',
				}),
				wordsField({
					description:
						'Sensitive words (敏感词), separated by commas, semicolons or line breaks: at most 300 of at most 32 characters each. Replaces the current words; an empty list changes nothing.',
				}),
			],
		},
	],
	body: {
		rule_id: string({ required: true, names: 'interceptRule' }),
		rule_name: string({ narrows: false, maxChars: 20 }),
		word_list: strings({ narrows: false, ...wordsLimits }),
		extra_rule: object({ semantics_list: semanticsParam }, { narrows: false }),
		intercept_type: integer({ narrows: false, oneOf: [1, 2] }),
		add_applicable_range: object(
			rangeParams('add_user_list', 'add_department_list', { narrows: false }),
			{
				narrows: false,
			},
		),
		remove_applicable_range: object(
			rangeParams('remove_user_list', 'remove_department_list', { narrows: false }),
			{
				narrows: false,
			},
		),
	},
	serial: ['rule_id'],
	result: { kind: 'done', as: 'success', about: ['rule_id', 'rule_name'] },
});
