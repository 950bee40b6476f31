import { memberMultiSelect } from '../../../shared/fields/multiSelects';
import { rangeField, rangeParam } from './fields';
import { operation, type Operation } from '../../declaration/operation';
import { integer, string, strings } from '../../declaration/params';
import { atOnce, type RuleGroupKind } from './kind';

/** Changes a rule group of this kind. */
export const update = (kind: RuleGroupKind): Operation =>
	operation({
		id: `${kind.resource}.update`,
		name: 'Update',
		action: `Update a ${kind.adjective} rule group`,
		description:
			'Change the name, admins and privileges of a rule group and what it covers (编辑规则组及其管理范围)',
		doc: kind.doc,
		method: 'POST',
		path: `/cgi-bin/externalcontact/${kind.endpoint}/edit`,
		repeat: 'safe',
		fields: [
			kind.locator(),
			kind.privilege.field,
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
						description: `Members and departments to add (管理范围)${atOnce(kind)}. With a parent, must lie within the parent's range.`,
					}),
					memberMultiSelect({
						displayName: 'Admin Names or IDs',
						name: 'admin_list',
						description: `${kind.mostNewAdmins ? `At most ${kind.mostNewAdmins} and no super admins. ` : ''}Replaces the current admins (管理员); an empty list changes nothing.`,
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
						description: `Members and departments to remove (管理范围)${atOnce(kind)}`,
					}),
				],
			},
		],
		body: {
			strategy_id: integer({ required: true, names: kind.names }),
			strategy_name: string({ narrows: false }),
			admin_list: strings({ narrows: false, maxItems: kind.mostNewAdmins }),
			privilege: kind.privilege.param,
			range_add: rangeParam('range_add', { narrows: false, maxItems: kind.rangeAtOnce }),
			range_del: rangeParam('range_del', { narrows: false, maxItems: kind.rangeAtOnce }),
		},
		rules: kind.privilege.rules,
		// doc 94883, 94890: no concurrent calls.
		serial: 'all',
		result: { kind: 'done', as: 'success', about: ['strategy_id', 'strategy_name'] },
	});
