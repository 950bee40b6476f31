import type { INodeProperties } from 'n8n-workflow';

import { boolean, object } from '../../declaration/params';

/** doc 94883: rights that no rule group can take away. */
export const BASIC_RIGHTS = [
	'view_customer_list',
	'view_customer_data',
	'view_room_list',
	'contact_me',
	'join_room',
] as const;

/** The switches for what the members of a rule group may do; `privilegeParam` reads them. */
export const privilegeField: INodeProperties = {
	displayName: 'Privileges',
	name: 'privilege',
	type: 'collection',
	placeholder: 'Add Privilege',
	default: {},
	description:
		"What members may do (权限). An update replaces all privileges, so add each of them. Ignored for a rule group with a parent, which inherits the parent's privileges.",
	options: [
		{
			displayName: 'Assign Customers of Resigned Members',
			name: 'oper_resign_customer',
			type: 'boolean',
			default: true,
			description:
				'Whether members may assign the customers of members who have left (分配离职成员客户)',
		},
		{
			displayName: 'Assign Group Chats of Resigned Members',
			name: 'oper_resign_group',
			type: 'boolean',
			default: true,
			description:
				'Whether members may assign the group chats of members who have left (分配离职成员客户群)',
		},
		{
			displayName: 'Configure Corp Tags',
			name: 'manage_customer_tag',
			type: 'boolean',
			default: true,
			description: 'Whether members may configure corp tags (配置企业客户标签)',
		},
		{
			displayName: 'Configure Quick Replies',
			name: 'rapid_reply',
			type: 'boolean',
			default: true,
			description: 'Whether members may configure quick replies (配置快捷回复)',
		},
		{
			displayName: 'Configure Welcome Messages',
			name: 'edit_welcome_msg',
			type: 'boolean',
			default: true,
			description: 'Whether members may configure welcome messages (配置欢迎语)',
		},
		{
			displayName: 'Deduplicate Group Chats',
			name: 'room_deduplication',
			type: 'boolean',
			default: true,
			description:
				'Whether members may remove customers who are in several group chats (群成员去重)',
		},
		{
			displayName: 'Edit Anti-Harassment Rules',
			name: 'edit_anti_spam_rule',
			type: 'boolean',
			default: true,
			description: 'Whether members may edit the anti-harassment rules (防骚扰规则)',
		},
		{
			displayName: 'Export Customer List',
			name: 'export_customer_list',
			type: 'boolean',
			default: true,
			description: 'Whether members may export the customer list (导出客户列表)',
		},
		{
			displayName: 'Export Group Chat List',
			name: 'export_customer_group_list',
			type: 'boolean',
			default: true,
			description: 'Whether members may export the list of group chats (导出客户群列表)',
		},
		{
			displayName: 'Export Member Statistics',
			name: 'export_customer_data',
			type: 'boolean',
			default: true,
			description:
				'Whether members may export statistics of members and customers (导出成员客户统计)',
		},
		{
			displayName: 'Join Group Chats',
			name: 'join_room',
			type: 'boolean',
			default: true,
			description:
				'Whether members may join group chats (可加入群聊). A basic right that cannot be removed.',
		},
		{
			displayName: 'Send Messages to Customers',
			name: 'send_customer_msg',
			type: 'boolean',
			default: true,
			description: 'Whether members may send messages to customers (给客户发送消息)',
		},
		{
			displayName: 'Send Messages to Group Chats',
			name: 'send_group_msg',
			type: 'boolean',
			default: true,
			description: 'Whether members may send messages to group chats (给客户群发送消息)',
		},
		{
			displayName: 'Share Customers',
			name: 'share_customer',
			type: 'boolean',
			default: true,
			description: 'Whether members may share customers with other members (分享客户)',
		},
		{
			displayName: 'Transfer Customers of Current Members',
			name: 'onjob_customer_transfer',
			type: 'boolean',
			default: true,
			description:
				'Whether members may transfer the customers of current members (转接在职成员的客户)',
		},
		{
			displayName: 'Use Contact Ways',
			name: 'contact_me',
			type: 'boolean',
			default: true,
			description:
				'Whether members may use contact ways (可使用联系我). A basic right that cannot be removed.',
		},
		{
			displayName: 'View Customer List',
			name: 'view_customer_list',
			type: 'boolean',
			default: true,
			description:
				'Whether members may view the customer list (查看客户列表). A basic right that cannot be removed.',
		},
		{
			displayName: 'View Customer Statistics',
			name: 'view_customer_data',
			type: 'boolean',
			default: true,
			description:
				'Whether members may view customer statistics (查看客户统计数据). A basic right that cannot be removed.',
		},
		{
			displayName: 'View Group Chat List',
			name: 'view_room_list',
			type: 'boolean',
			default: true,
			description:
				'Whether members may view the list of group chats (查看群聊列表). A basic right that cannot be removed.',
		},
		{
			displayName: 'View Group Chat Statistics',
			name: 'view_room_data',
			type: 'boolean',
			default: true,
			description: 'Whether members may view group chat statistics (查看群聊数据统计)',
		},
		{
			displayName: 'View Member Statistics',
			name: 'view_behavior_data',
			type: 'boolean',
			default: true,
			description: 'Whether members may view how members contact customers (查看成员联系客户统计)',
		},
	],
};

/** The parameter that the form of `privilegeField` fills. */
export const privilegeParam = object(
	{
		view_customer_list: boolean({ narrows: false }),
		view_customer_data: boolean({ narrows: false }),
		view_room_list: boolean({ narrows: false }),
		contact_me: boolean({ narrows: false }),
		join_room: boolean({ narrows: false }),
		share_customer: boolean({ narrows: false }),
		oper_resign_customer: boolean({ narrows: false }),
		oper_resign_group: boolean({ narrows: false }),
		send_customer_msg: boolean({ narrows: false }),
		edit_welcome_msg: boolean({ narrows: false }),
		view_behavior_data: boolean({ narrows: false }),
		view_room_data: boolean({ narrows: false }),
		send_group_msg: boolean({ narrows: false }),
		room_deduplication: boolean({ narrows: false }),
		rapid_reply: boolean({ narrows: false }),
		onjob_customer_transfer: boolean({ narrows: false }),
		edit_anti_spam_rule: boolean({ narrows: false }),
		export_customer_list: boolean({ narrows: false }),
		export_customer_data: boolean({ narrows: false }),
		export_customer_group_list: boolean({ narrows: false }),
		manage_customer_tag: boolean({ narrows: false }),
	},
	{ narrows: false, from: 'privilege' },
);
