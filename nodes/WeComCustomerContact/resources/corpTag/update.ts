import { tagOrGroupLocator } from '../../fields/locators';
import { sortValue, sortValueField } from '../../fields/newTags';
import { operation } from '../../declaration/operation';
import { integer, string } from '../../declaration/params';
import { agentId } from './shared';

export const update = operation({
	id: 'corpTag.update',
	name: 'Update',
	action: 'Update a corp tag',
	description: 'Rename or move a tag or a tag group that this app created (编辑企业客户标签)',
	doc: 92117,
	method: 'POST',
	path: '/cgi-bin/externalcontact/edit_corp_tag',
	repeat: 'safe',
	fields: [
		tagOrGroupLocator(),
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				agentId,
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					description: 'New name of the tag or tag group, at most 30 characters',
				},
				sortValueField('Position of the tag or tag group (次序值); higher values come first'),
			],
		},
	],
	body: {
		id: string({ required: true, names: 'tagOrGroup' }),
		name: string({ narrows: false, maxChars: 30, oneLine: true }),
		order: sortValue,
		agentid: integer({ narrows: false }),
	},
	serial: ['id'],
	result: { kind: 'done', as: 'success', about: ['id', 'name'] },
});
