import type { INodeProperties } from 'n8n-workflow';

import { memberMultiSelect } from '../../shared/fields/multiSelects';
import { boolean, type Params } from '../declaration/params';
import type { Everyone } from '../declaration/operation';
import { readMembers } from './members';
import { SIMPLIFY } from './shape';

/** The switch that takes all members instead of chosen ones, in the form and under `own`. */
export const ALL_MEMBERS = 'all_members';

/** Whose customers a list is about: chosen members, or all of them. */
export const customersOfFields: readonly INodeProperties[] = [
	{
		displayName: 'All Members',
		name: ALL_MEMBERS,
		type: 'boolean',
		default: false,
		description:
			'Whether to read the customers of every member with the Customer Contact feature in the visible range of the app, instead of those of chosen members',
	},
	memberMultiSelect({
		required: true,
		displayOptions: { show: { [ALL_MEMBERS]: [false] } },
	}),
];

/** What these fields say beside the members themselves. */
export const customersOfParams = { [ALL_MEMBERS]: boolean({ narrows: false }) } satisfies Params;

/** The members whom the switch stands for. */
export const allMembers: Everyone = {
	param: 'userid_list',
	when: ALL_MEMBERS,
	read: readMembers,
};

/** The switch for flat rows. */
export const simplifyField = (description: string): INodeProperties => ({
	displayName: 'Simplify',
	name: SIMPLIFY,
	type: 'boolean',
	default: true,
	description,
});

/** What the switch says. */
export const simplifyParams = { [SIMPLIFY]: boolean({ narrows: false }) } satisfies Params;
