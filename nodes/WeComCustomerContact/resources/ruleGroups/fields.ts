import type { INodeProperties } from 'n8n-workflow';

import {
	integer,
	objects,
	string,
	type ObjectsOptions,
	type ObjectsParam,
} from '../../declaration/params';
import type { FieldOverrides } from '../../../shared/fields/overrides';
import { memberMultiSelect } from '../../../shared/fields/multiSelects';
import { returnDetails } from '../../fields/returnDetails';

/** The repeatable form for members and departments of a rule group; `rangeParam` reads it. */
export function rangeField(overrides: FieldOverrides): INodeProperties {
	return {
		displayName: 'Range',
		name: 'range',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Members or Departments',
		default: {},
		options: [
			{
				displayName: 'Members or Departments',
				name: 'values',
				values: [
					{
						displayName: 'Type',
						name: 'type',
						type: 'options',
						options: [
							{ name: 'Departments (部门)', value: 2 },
							{ name: 'Members (成员)', value: 1 },
						],
						default: 1,
					},
					memberMultiSelect({
						name: 'userid',
						required: true,
						displayOptions: { show: { type: [1] } },
					}),
					{
						displayName: 'Department IDs',
						name: 'partyid',
						type: 'string',
						required: true,
						displayOptions: { show: { type: [2] } },
						default: '',
						placeholder: 'e.g. 12, 15',
						description: 'IDs of departments in the address book (部门ID), separated by commas',
					},
				],
			},
		],
		...overrides,
	};
}

/** The parameter that the form of `rangeField` with the same name fills. */
export function rangeParam(name: string, options: ObjectsOptions): ObjectsParam {
	return objects(
		{
			type: integer({ required: true, oneOf: [1, 2] }),
			userid: string({ required: true, several: true, onlyWhen: { type: [1] } }),
			partyid: integer({ required: true, several: true, onlyWhen: { type: [2] } }),
		},
		{ from: `${name}.values`, ...options },
	);
}

/** The options of lists of rule groups, which hold ids alone. */
export const ruleGroupOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		returnDetails(
			'Whether to return the name, parent, admins and privileges of each rule group instead of only its ID. Makes one more request per rule group.',
		),
	],
};
