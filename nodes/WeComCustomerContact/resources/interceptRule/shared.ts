import type { INodeProperties } from 'n8n-workflow';

import { integers, strings } from '../../declaration/params';
import { locator } from '../../fields/locators';
import type { FieldOverrides } from '../../../shared/fields/overrides';
import { memberMultiSelect } from '../../../shared/fields/multiSelects';

/** A sensitive word rule. */
export const interceptRuleLocator = (overrides: FieldOverrides = {}): INodeProperties =>
	locator(
		{
			displayName: 'Rule',
			name: 'rule_id',
			searchListMethod: 'searchInterceptRules',
			placeholder: 'e.g. rulexxxxxxxxxx',
			namePlaceholder: 'e.g. No private payment',
		},
		{
			required: true,
			description: 'Sensitive word rule (敏感词规则), by name or rule_id',
			...overrides,
		},
	);

/** The words that a rule looks for. */
export const wordsField = (overrides: FieldOverrides = {}): INodeProperties => ({
	displayName: 'Words',
	name: 'word_list',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	placeholder: 'e.g. private account, cash only',
	description:
		'Sensitive words (敏感词), separated by commas, semicolons or line breaks: at most 300 of at most 32 characters each',
	...overrides,
});

/** What happens to a message that a rule matches. */
export const interceptTypeField: INodeProperties = {
	displayName: 'Reaction',
	name: 'intercept_type',
	type: 'options',
	options: [
		{ name: 'Warn and Block (警告并拦截发送)', value: 1 },
		{ name: 'Warn Only (仅发警告)', value: 2 },
	],
	default: 1,
	description: 'What happens when a member sends such a message (拦截方式)',
};

/** Kinds of content that a rule looks for beside its words. */
export const semanticsField = (overrides: FieldOverrides = {}): INodeProperties => ({
	displayName: 'Kinds of Content',
	name: 'semantics_list',
	type: 'multiOptions',
	options: [
		{ name: 'Email Address (邮箱地址)', value: 2 },
		{ name: 'Phone Number (手机号)', value: 1 },
		{ name: 'Red Packet (红包)', value: 3 },
	],
	default: [],
	description: 'What else to look for in messages (额外的拦截语义规则)',
	...overrides,
});

/** Members of a range. */
export const ruleMembersField = (overrides: FieldOverrides = {}): INodeProperties =>
	memberMultiSelect({
		name: 'user_list',
		description: 'Members the rule applies to, at most 1000 at once',
		...overrides,
	});

/** Departments of a range. */
export const ruleDepartmentsField = (overrides: FieldOverrides = {}): INodeProperties => ({
	displayName: 'Department IDs',
	name: 'department_list',
	type: 'string',
	default: '',
	placeholder: 'e.g. 12, 15',
	description:
		'Departments whose members the rule applies to, separated by commas, at most 1000 at once',
	...overrides,
});

/** doc 95097: at most 300 words of at most 32 characters. */
export const wordsLimits = { maxItems: 300, item: { maxChars: 32 } } as const;

/** The kinds of content, as WeCom numbers them. */
export const semanticsParam = integers({ narrows: false, item: { oneOf: [1, 2, 3] } });

/** The members and departments of a range, from fields of the given names; they narrow a new rule. */
export const rangeParams = (
	members: string,
	departments: string,
	{ narrows }: { narrows: boolean },
) => ({
	user_list: strings({ narrows, from: members, maxItems: 1000 }),
	department_list: integers({ narrows, from: departments, maxItems: 1000 }),
});
