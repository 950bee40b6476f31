import { linkDepartmentsField, linkMembersField, linkSettings, priorityParam } from './shared';
import { operation } from '../../declaration/operation';
import { boolean, integers, object, string, strings } from '../../declaration/params';
import { atLeastOne } from '../../declaration/rules';

export const create = operation({
	id: 'acquisitionLink.create',
	name: 'Create',
	action: 'Create an acquisition link',
	description: 'Create a link through which customers add members of the company (创建获客链接)',
	doc: 97297,
	method: 'POST',
	path: '/cgi-bin/externalcontact/customer_acquisition/create_link',
	repeat: 'once',
	fields: [
		{
			displayName: 'Name',
			name: 'link_name',
			type: 'string',
			required: true,
			default: '',
			description: 'Name of the link (链接名称), at most 30 characters',
		},
		linkMembersField,
		linkDepartmentsField,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [linkSettings.markSource, linkSettings.priority, linkSettings.skipVerify],
		},
	],
	body: {
		link_name: string({ required: true, maxChars: 30 }),
		range: object(
			{
				user_list: strings({ narrows: true, maxItems: 500 }),
				department_list: integers({ narrows: true }),
			},
			{ required: true },
		),
		skip_verify: boolean({ narrows: false }),
		priority_option: priorityParam({ narrows: true }),
		mark_source: boolean({ narrows: false }),
	},
	rules: [atLeastOne('range.user_list', 'range.department_list')],
	result: { kind: 'record', field: 'link' },
});
