import type { EventDefinition } from './types';

/** Events about customers (doc 92130), and the one of chat archiving that shares their group. */
export const customerEvents: readonly EventDefinition[] = [
	{
		id: 'change_external_contact.add_external_contact',
		doc: 92130,
		title: { en: 'Customer Added', zh: '添加企业客户事件' },
		when: 'A member adds a customer; often includes the welcome code, which is valid for 20 seconds',
		fields: {
			UserID: 'string',
			ExternalUserID: 'string',
			State: 'string',
			WelcomeCode: 'string',
		},
		identity: ['UserID', 'ExternalUserID'],
	},
	{
		id: 'change_external_contact.edit_external_contact',
		doc: 92130,
		title: { en: 'Customer Edited', zh: '编辑企业客户事件' },
		when: 'A member changes the remark, phone number or tags of a customer',
		fields: { UserID: 'string', ExternalUserID: 'string' },
		identity: ['UserID', 'ExternalUserID'],
	},
	{
		id: 'change_external_contact.add_half_external_contact',
		doc: 92130,
		title: { en: 'Customer Added Without Confirmation', zh: '外部联系人免验证添加成员事件' },
		when: 'A contact adds a member who does not need to confirm, before the member adds them',
		fields: {
			UserID: 'string',
			ExternalUserID: 'string',
			State: 'string',
			WelcomeCode: 'string',
		},
		identity: ['UserID', 'ExternalUserID'],
	},
	{
		id: 'change_external_contact.del_external_contact',
		doc: 92130,
		title: { en: 'Customer Removed by a Member', zh: '删除企业客户事件' },
		when: 'A member deletes a customer, or loses them through a transfer',
		fields: { UserID: 'string', ExternalUserID: 'string', Source: 'string' },
		identity: ['UserID', 'ExternalUserID'],
	},
	{
		id: 'change_external_contact.del_follow_user',
		doc: 92130,
		title: { en: 'Member Removed by the Customer', zh: '删除跟进成员事件' },
		when: 'A customer deletes a member',
		fields: { UserID: 'string', ExternalUserID: 'string' },
		identity: ['UserID', 'ExternalUserID'],
	},
	{
		id: 'change_external_contact.transfer_fail',
		doc: 92130,
		title: { en: 'Customer Transfer Failed', zh: '客户接替失败事件' },
		when: 'A customer refuses the new member, or the new member has reached the limit',
		fields: { FailReason: 'string', UserID: 'string', ExternalUserID: 'string' },
		identity: ['UserID', 'ExternalUserID'],
	},
	{
		id: 'change_external_contact.msg_audit_approved',
		doc: 92005,
		title: {
			en: 'Customer Agreed to Chat Archiving',
			zh: '客户同意进行聊天内容存档事件回调',
		},
		when: 'A customer agrees to the archiving of the chat; may include a welcome code',
		fields: { UserID: 'string', ExternalUserID: 'string', WelcomeCode: 'string' },
		identity: ['UserID', 'ExternalUserID'],
	},
];
