import type { EventDefinition } from './types';

/** Events about customer group chats (doc 92130). */
export const groupChatEvents: readonly EventDefinition[] = [
	{
		id: 'change_external_chat.create',
		doc: 92130,
		title: { en: 'Group Chat Created', zh: '客户群创建事件' },
		when: 'A new customer group chat appears',
		fields: { ChatId: 'string' },
		identity: ['ChatId'],
	},
	{
		id: 'change_external_chat.update',
		doc: 92130,
		title: { en: 'Group Chat Changed', zh: '客户群变更事件' },
		when: 'Members join or leave a group, or its name, owner or notice changes',
		fields: {
			ChatId: 'string',
			UpdateDetail: 'string',
			JoinScene: 'integer',
			QuitScene: 'integer',
			MemChangeCnt: 'integer',
			MemChangeList: 'array<string>',
			LastMemVer: 'string',
			CurMemVer: 'string',
		},
		identity: ['ChatId', 'UpdateDetail', 'CurMemVer'],
	},
	{
		id: 'change_external_chat.dismiss',
		doc: 92130,
		title: { en: 'Group Chat Dissolved', zh: '客户群解散事件' },
		when: 'The owner dissolves a group',
		fields: { ChatId: 'string' },
		identity: ['ChatId'],
	},
];
