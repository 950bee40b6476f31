import { sortValue, sortValueField } from '../../fields/newTags';
import { strategyTagOrGroupLocator } from './shared';
import { operation } from '../../declaration/operation';
import { string } from '../../declaration/params';

export const update = operation({
	id: 'strategyTag.update',
	name: 'Update',
	action: 'Update a rule group tag',
	description:
		'Rename or move a tag or a tag group of a rule group; it stays in its rule group (编辑规则组客户标签)',
	doc: 94882,
	method: 'POST',
	path: '/cgi-bin/externalcontact/edit_strategy_tag',
	repeat: 'safe',
	fields: [
		strategyTagOrGroupLocator(),
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					description: 'New name of the tag or tag group, at most 30 characters; must be unique',
				},
				sortValueField('Position of the tag or tag group (次序值); higher values come first'),
			],
		},
	],
	body: {
		id: string({ required: true, names: 'strategyTagOrGroup' }),
		name: string({ narrows: false, maxChars: 30, oneLine: true }),
		order: sortValue,
	},
	serial: ['id'],
	result: { kind: 'done', as: 'success', about: ['id', 'name'] },
});
