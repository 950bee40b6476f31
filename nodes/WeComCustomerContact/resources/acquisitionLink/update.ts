import {
	acquisitionLinkLocator,
	linkDepartmentsField,
	linkMembersField,
	linkSettings,
	priorityParam,
} from './shared';
import { operation } from '../../declaration/operation';
import { boolean, integers, object, string, strings } from '../../declaration/params';

export const update = operation({
	id: 'acquisitionLink.update',
	name: 'Update',
	action: 'Update an acquisition link',
	description: 'Change the name, the members or the settings of an acquisition link (编辑获客链接)',
	doc: 97297,
	method: 'POST',
	path: '/cgi-bin/externalcontact/customer_acquisition/update_link',
	repeat: 'safe',
	fields: [
		acquisitionLinkLocator(),
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			description:
				'If left out, Mark Source and Skip Verification may be turned back on; add them to keep them off',
			options: [
				linkSettings.markSource,
				{
					displayName: 'Name',
					name: 'link_name',
					type: 'string',
					default: '',
					description: 'New name of the link (链接名称), at most 30 characters',
				},
				linkSettings.priority,
				{
					displayName: 'Range',
					name: 'range',
					type: 'fixedCollection',
					placeholder: 'Replace Range',
					default: {},
					description:
						'Members and departments that get the customers of the link (使用范围). Replaces the current members and departments.',
					options: [
						{
							displayName: 'Range',
							name: 'values',
							values: [linkDepartmentsField, linkMembersField],
						},
					],
				},
				linkSettings.skipVerify,
			],
		},
	],
	body: {
		link_id: string({ required: true, names: 'acquisitionLink' }),
		link_name: string({ narrows: false, maxChars: 30 }),
		range: object(
			{
				user_list: strings({ narrows: false, maxItems: 500 }),
				department_list: integers({ narrows: false }),
			},
			{ narrows: false, from: 'range.values' },
		),
		skip_verify: boolean({ narrows: false }),
		priority_option: priorityParam({ narrows: false }),
		mark_source: boolean({ narrows: false }),
	},
	serial: ['link_id'],
	result: { kind: 'done', as: 'success', about: ['link_id', 'link_name'] },
});
