import type { INodeProperties } from 'n8n-workflow';

import { integer, objects, string, type Params, type StringParam } from '../declaration/params';

/** doc 92117, 94882: a sort value fits into 32 bits. */
export const sortValue = integer({ narrows: false, min: 0, max: 4_294_967_295 });

/** The field for `sortValue`. */
export const sortValueField = (description: string): INodeProperties => ({
	displayName: 'Sort Value',
	name: 'order',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 4294967295 },
	default: 0,
	description,
});

/** Shows a field where the tags go into a tag group that is chosen. */
export const inExistingGroup = { displayOptions: { show: { addTo: ['existing'] } } };

/** Shows a field where the tags go into the tag group of a certain name. */
export const inGroupByName = { displayOptions: { show: { addTo: ['name'] } } };

/** Which tag group gets the tags; the locator of an existing one goes between this and the name. */
export const addToField: INodeProperties = {
	displayName: 'Add To',
	name: 'addTo',
	type: 'options',
	options: [
		{ name: 'Existing Tag Group', value: 'existing' },
		{ name: 'Tag Group by Name', value: 'name' },
	],
	default: 'existing',
	description:
		'Tag group (标签组) to add the tags to. A group given by name is created if it does not exist.',
};

/** The name of the tag group that gets the tags, and the tags. */
export const newTagsFields: readonly INodeProperties[] = [
	{
		displayName: 'Tag Group Name',
		name: 'group_name',
		type: 'string',
		required: true,
		default: '',
		description: 'Name of the new or existing tag group, at most 30 characters',
		...inGroupByName,
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
						options: [sortValueField('Position in its group (次序值); higher values come first')],
					},
				],
			},
		],
	},
];

/** Where a tag group stands that is created for the tags. */
export const newGroupSortField: INodeProperties = {
	...sortValueField('Position of the new tag group (次序值); higher values come first'),
	displayName: 'Tag Group Sort Value',
};

// Where a group is given by its id, its name and sort value are ignored.
const withoutId = { onlyWhen: { group_id: [undefined] } };

/**
 * The parameters that those fields fill.
 * @param names what the tag group can be called by
 */
export const newTagsParams = (names: Pick<StringParam, 'names' | 'namesWithin'>) =>
	({
		group_id: string({ narrows: true, ...names }),
		group_name: string({ narrows: true, maxChars: 30, oneLine: true, ...withoutId }),
		order: { ...sortValue, ...withoutId },
		tag: objects(
			{ name: string({ required: true, maxChars: 30, oneLine: true }), order: sortValue },
			{ from: 'tag.values', required: true, minItems: 1 },
		),
	}) satisfies Params;
