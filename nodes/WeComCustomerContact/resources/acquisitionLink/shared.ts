import type { INodeProperties } from 'n8n-workflow';

import { integer, object, strings, type ObjectParam } from '../../declaration/params';
import { locator } from '../../fields/locators';
import type { FieldOverrides } from '../../../shared/fields/overrides';
import { memberMultiSelect } from '../../../shared/fields/multiSelects';

/** An acquisition link. */
export const acquisitionLinkLocator = (overrides: FieldOverrides = {}): INodeProperties =>
	locator(
		{
			displayName: 'Acquisition Link',
			name: 'link_id',
			searchListMethod: 'searchAcquisitionLinks',
			placeholder: 'e.g. cawcdexxxxxxxxxxxx',
			namePlaceholder: 'e.g. Autumn campaign',
		},
		{
			required: true,
			description:
				'Acquisition link (获客链接) that this app created, by link_id, or by name, for which up to 1000 links are read',
			...overrides,
		},
	);

/** Members who get the customers of a link. */
export const linkMembersField = memberMultiSelect({
	name: 'user_list',
	description:
		'Members who get the customers of the link, together with those of the departments at most 500',
});

/** Departments whose members get the customers of a link. */
export const linkDepartmentsField: INodeProperties = {
	displayName: 'Department IDs',
	name: 'department_list',
	type: 'string',
	default: '',
	placeholder: 'e.g. 12, 15',
	description: 'Departments whose members get the customers of the link, separated by commas',
};

/** Settings of a link beside its name and range. */
export const linkSettings = {
	markSource: {
		displayName: 'Mark Source',
		name: 'mark_source',
		type: 'boolean',
		default: true,
		description:
			'Whether customers are marked as added through a link of this app (标记客户添加来源). Only for customer acquisition apps (营销获客).',
	},
	priority: {
		displayName: 'Preferred Assignment',
		name: 'priority_option',
		type: 'fixedCollection',
		placeholder: 'Set Preferred Assignment',
		default: {},
		description:
			'Who receives customers that are already connected to a member (客户与成员关系绑定). Only for companies whose business category allows it.',
		options: [
			{
				displayName: 'Preferred Assignment',
				name: 'values',
				values: [
					{
						displayName: 'Prefer Friends',
						name: 'priority_type',
						type: 'options',
						options: [
							{ name: 'In the Whole Company (全企业范围)', value: 1 },
							{ name: 'Among Certain Members (指定范围)', value: 2 },
						],
						default: 1,
						description: 'Where to look for members the customer already knows',
					},
					memberMultiSelect({
						name: 'priority_userid_list',
						required: true,
						displayOptions: { show: { priority_type: [2] } },
						description: 'Members the customer may already know, at most 1000',
					}),
				],
			},
		],
	},
	skipVerify: {
		displayName: 'Skip Verification',
		name: 'skip_verify',
		type: 'boolean',
		default: true,
		description: "Whether customers are added without the member's approval (无需验证)",
	},
} satisfies Record<string, INodeProperties>;

/** The parameter that the field `priority` fills; whether it narrows differs between creating and updating. */
export const priorityParam = ({ narrows }: { narrows: boolean }): ObjectParam =>
	object(
		{
			priority_type: integer({ narrows, oneOf: [1, 2] }),
			priority_userid_list: strings({
				narrows,
				requiredWhen: { priority_type: [2] },
				onlyWhen: { priority_type: [2] },
				maxItems: 1000,
			}),
		},
		{ narrows, from: 'priority_option.values' },
	);
