import { memberMultiSelect } from '../../../shared/fields/multiSelects';
import { rangeField, rangeParam } from './fields';
import { operation, type Operation } from '../../declaration/operation';
import { integer, string, strings } from '../../declaration/params';
import { MOST_IN_RANGE, mostAtFirst, type RuleGroupKind } from './kind';

/** Makes a rule group of this kind. */
export const create = (kind: RuleGroupKind): Operation =>
	operation({
		id: `${kind.resource}.create`,
		name: 'Create',
		action: `Create a ${kind.adjective} rule group`,
		description:
			'Create a rule group with admins, privileges and the members and departments that it covers (创建规则组)',
		doc: kind.doc,
		method: 'POST',
		path: `/cgi-bin/externalcontact/${kind.endpoint}/create`,
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
				description: 'Admins of the rule group (管理员), at most 20, no super admins',
			}),
			rangeField({
				required: true,
				description: `Members and departments that the rule group covers (管理范围), ${mostAtFirst(kind)}. With a parent, must lie within the parent's range.`,
			}),
			kind.privilege.field,
			{
				displayName: 'Additional Fields',
				name: 'additionalFields',
				type: 'collection',
				placeholder: 'Add Field',
				default: {},
				options: [
					kind.locator({
						displayName: 'Parent Rule Group',
						name: 'parent_id',
						required: false,
						description:
							'Parent rule group (父规则组), whose privileges are inherited. At most 5 levels.',
					}),
				],
			},
		],
		body: {
			parent_id: integer({ narrows: true, names: kind.names }),
			strategy_name: string({ required: true }),
			admin_list: strings({ required: true, maxItems: 20 }),
			// A parent passes on its privileges; WeCom ignores any other.
			privilege: { ...kind.privilege.param, onlyWhen: { parent_id: [undefined, 0] } },
			range: rangeParam('range', { required: true, maxItems: kind.rangeAtOnce ?? MOST_IN_RANGE }),
		},
		rules: kind.privilege.rules,
		// doc 94883, 94890: no concurrent calls.
		serial: 'all',
		result: { kind: 'record', about: ['strategy_name'] },
	});
