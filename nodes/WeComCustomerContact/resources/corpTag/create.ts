import { tagGroupLocator } from '../../fields/locators';
import { operation } from '../../operation';
import { integer, objects, string } from '../../params';
import { atLeastOne } from '../../rules';
import { agentId, sortValue, sortValueField } from './fields';

const inExisting = { displayOptions: { show: { addTo: ['existing'] } } };
const inNamed = { displayOptions: { show: { addTo: ['name'] } } };
// doc 92117: where a group is given by its id, its name and sort value are ignored.
const withoutId = { onlyWhen: { group_id: [undefined] } };

export const create = operation({
	id: 'corpTag.create',
	name: 'Create',
	action: 'Create corp tags',
	description: 'Add tags to a tag group, which is created if need be (添加企业客户标签)',
	doc: 92117,
	method: 'POST',
	path: '/cgi-bin/externalcontact/add_corp_tag',
	repeat: 'once',
	fields: [
		{
			displayName: 'Add To',
			name: 'addTo',
			type: 'options',
			options: [
				{ name: 'Existing Tag Group', value: 'existing' },
				{ name: 'Tag Group by Name', value: 'name' },
			],
			default: 'existing',
			description:
				'Which tag group (标签组) gets the tags. By name, it is created where there is none of that name.',
		},
		tagGroupLocator(inExisting),
		{
			displayName: 'Tag Group Name',
			name: 'group_name',
			type: 'string',
			required: true,
			default: '',
			description: 'Name of the new or existing tag group, at most 30 characters',
			...inNamed,
		},
		{
			displayName: 'Tags',
			name: 'tag',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true, sortable: true },
			placeholder: 'Add Tag',
			required: true,
			default: {},
			description: 'The tags to create',
			options: [
				{
					displayName: 'Tag',
					name: 'values',
					values: [
						{
							displayName: 'Name',
							name: 'name',
							type: 'string',
							required: true,
							default: '',
							description: 'Name of the tag (标签名), at most 30 characters',
						},
						{
							displayName: 'Additional Fields',
							name: 'additionalFields',
							type: 'collection',
							placeholder: 'Add Field',
							default: {},
							options: [
								sortValueField(
									'Where the tag stands in its group (次序值); larger values come first',
								),
							],
						},
					],
				},
			],
		},
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				agentId,
				{
					...sortValueField('Where the new tag group stands (次序值); larger values come first'),
					displayName: 'Tag Group Sort Value',
					displayOptions: { show: { '/addTo': ['name'] } },
				},
			],
		},
	],
	body: {
		group_id: string(),
		group_name: string({ maxChars: 30, ...withoutId }),
		order: { ...sortValue, ...withoutId },
		tag: objects(
			{ name: string({ required: true, maxChars: 30 }), order: sortValue },
			{ from: 'tag.values', required: true, minItems: 1 },
		),
		agentid: integer(),
	},
	rules: [atLeastOne('group_id', 'group_name')],
	// Two calls for a group that does not exist yet must not both create it.
	serial: ['group_id', 'group_name'],
	result: { kind: 'record', field: 'tag_group' },
});
