import type { INodeProperties } from 'n8n-workflow';

import { boolean, object } from '../../declaration/params';

/** The switches for what the members of a rule group may do; `privilegeParam` reads them. */
export const privilegeField: INodeProperties = {
	displayName: 'Privileges',
	name: 'privilege',
	type: 'collection',
	placeholder: 'Add Privilege',
	default: {},
	description:
		"What members may do (权限). An update replaces all privileges, so add each of the three. Ignored for a rule group with a parent, which inherits the parent's privileges.",
	options: [
		{
			displayName: 'Configure Cover and Signature',
			name: 'manage_moment_cover_and_sign',
			type: 'boolean',
			default: true,
			description: 'Whether the cover and signature of Moments may be configured (封面和签名)',
		},
		{
			displayName: 'Publish Moments',
			name: 'send_moment',
			type: 'boolean',
			default: true,
			description: 'Whether members may publish Moments (发表客户朋友圈)',
		},
		{
			displayName: 'View Moments of Members',
			name: 'view_moment_list',
			type: 'boolean',
			default: true,
			description: 'Whether all Moments that members published may be viewed (查看客户朋友圈)',
		},
	],
};

/** The parameter that the form of `privilegeField` fills. */
export const privilegeParam = object(
	{
		view_moment_list: boolean({ narrows: false }),
		send_moment: boolean({ narrows: false }),
		manage_moment_cover_and_sign: boolean({ narrows: false }),
	},
	{ narrows: false, from: 'privilege' },
);
