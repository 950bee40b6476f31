import { memberMultiSelect } from '../../../shared/fields/multiSelects';
import { customerStrategyLocator, rangeField, rangeParam } from '../../fields/ruleGroups';
import { operation } from '../../declaration/operation';
import { integer, string, strings } from '../../declaration/params';
import { neverOff } from '../../declaration/rules';
import { BASIC_RIGHTS, privilegeField, privilegeParam } from './shared';

export const update = operation({
	id: 'customerStrategy.update',
	name: 'Update',
	action: 'Update a customer rule group',
	description:
		'Change the name, admins and privileges of a rule group and what it covers (编辑规则组及其管理范围)',
	doc: 94883,
	method: 'POST',
	path: '/cgi-bin/externalcontact/customer_strategy/edit',
	repeat: 'safe',
	fields: [
		customerStrategyLocator(),
		privilegeField,
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				rangeField({
					displayName: 'Add to Range',
					name: 'range_add',
					description:
						'Members and departments to add (管理范围), at most 100 at once. Under a parent they are part of its range.',
				}),
				memberMultiSelect({
					displayName: 'Admin Names or IDs',
					name: 'admin_list',
					description:
						'At most 20 and no super admins. They replace the present admins (管理员); an empty list changes nothing',
				}),
				{
					displayName: 'Name',
					name: 'strategy_name',
					type: 'string',
					default: '',
					description: 'New name of the rule group (规则组名称)',
				},
				rangeField({
					displayName: 'Remove From Range',
					name: 'range_del',
					description: 'Members and departments to take out (管理范围), at most 100 at once',
				}),
			],
		},
	],
	body: {
		strategy_id: integer({ required: true }),
		strategy_name: string({ narrows: false }),
		admin_list: strings({ narrows: false, maxItems: 20 }),
		privilege: privilegeParam,
		range_add: rangeParam('range_add', { narrows: false, maxItems: 100 }),
		range_del: rangeParam('range_del', { narrows: false, maxItems: 100 }),
	},
	rules: [neverOff('privilege', BASIC_RIGHTS)],
	// doc 94883: no concurrent calls.
	serial: 'all',
	result: { kind: 'done', as: 'success' },
});
