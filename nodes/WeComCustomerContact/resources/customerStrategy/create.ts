import { memberMultiSelect } from '../../../shared/fields/multiSelects';
import { customerStrategyLocator, rangeField, rangeParam } from '../../fields/ruleGroups';
import { operation } from '../../declaration/operation';
import { integer, string, strings } from '../../declaration/params';
import { neverOff } from '../../declaration/rules';
import { BASIC_RIGHTS, privilegeField, privilegeParam } from './shared';

export const create = operation({
	id: 'customerStrategy.create',
	name: 'Create',
	action: 'Create a customer rule group',
	description:
		'Create a rule group with admins, privileges and the members and departments that it covers (创建规则组)',
	doc: 94883,
	method: 'POST',
	path: '/cgi-bin/externalcontact/customer_strategy/create',
	repeat: 'once',
	fields: [
		{
			displayName: 'Name',
			name: 'strategy_name',
			type: 'string',
			required: true,
			default: '',
			description: 'Name of the rule group (规则组名称)',
		},
		memberMultiSelect({
			displayName: 'Admin Names or IDs',
			name: 'admin_list',
			required: true,
			description: 'Admins of the rule group (管理员), at most 20 and no super admins',
		}),
		rangeField({
			required: true,
			description:
				'Members and departments that the rule group covers (管理范围), at most 100 at once; add more with Update, up to 3000. Under a parent they are part of its range.',
		}),
		privilegeField,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				customerStrategyLocator({
					displayName: 'Parent Rule Group',
					name: 'parent_id',
					required: false,
					description:
						'Rule group under which this one stands (父规则组); it passes on its privileges. At most 5 levels.',
				}),
			],
		},
	],
	body: {
		parent_id: integer({ narrows: true }),
		strategy_name: string({ required: true }),
		admin_list: strings({ required: true, maxItems: 20 }),
		// A parent passes on its privileges; WeCom ignores any other.
		privilege: { ...privilegeParam, onlyWhen: { parent_id: [undefined, 0] } },
		range: rangeParam('range', { required: true, maxItems: 100 }),
	},
	rules: [neverOff('privilege', BASIC_RIGHTS)],
	// doc 94883: no concurrent calls.
	serial: 'all',
	result: { kind: 'record' },
});
