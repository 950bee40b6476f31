import type { EventDefinition } from './types';

/** Events of the customer acquisition assistant (doc 97299). */
export const acquisitionEvents: readonly EventDefinition[] = [
	{
		id: 'customer_acquisition.balance_low',
		doc: 97299,
		title: { en: 'Acquisition Quota Almost Used Up', zh: '企业使用量即将耗尽事件' },
		when: 'The remaining quota falls below 20',
		fields: {},
	},
	{
		id: 'customer_acquisition.balance_exhausted',
		doc: 97299,
		title: { en: 'Acquisition Quota Used Up', zh: '使用量已经耗尽事件' },
		when: 'The quota is used up',
		fields: {},
	},
	{
		id: 'customer_acquisition.balance_increased',
		doc: 97299,
		title: { en: 'Acquisition Quota Available Again', zh: '使用量增加事件' },
		when: 'The quota rises from 0',
		fields: {},
	},
	{
		id: 'customer_acquisition.link_unavailable',
		doc: 97299,
		title: { en: 'Acquisition Link Unavailable', zh: '获客链接异常事件' },
		when: 'No member of a link can add customers for now',
		fields: { LinkId: 'string' },
	},
	{
		id: 'customer_acquisition.delete_link',
		doc: 97299,
		title: { en: 'Acquisition Link Deleted', zh: '删除获客链接事件' },
		when: 'A link that was created by API is deleted by a person',
		fields: { LinkId: 'string' },
	},
	{
		id: 'customer_acquisition.quota_expire_soon',
		doc: 97299,
		title: { en: 'Acquisition Quota About to Expire', zh: '获客使用量即将过期事件' },
		when: '14, 7, 3, 2 and 1 days before a bought quota expires',
		fields: { ExpireTime: 'integer', ExpireQuotaNum: 'integer' },
	},
	{
		id: 'customer_acquisition.open_profile',
		doc: 97299,
		title: { en: 'WeChat Customer Opened an Acquisition Link', zh: '微信客户打开获客链接事件' },
		when: 'A WeChat customer reaches the profile of a member through a link',
		fields: { LinkId: 'string', State: 'string' },
	},
	{
		id: 'customer_acquisition.friend_request',
		doc: 97299,
		title: {
			en: 'Friend Request Through an Acquisition Link',
			zh: '通过获客链接发起好友请求事件',
		},
		when: 'A WeChat user sends a friend request on the page of a link',
		fields: { LinkId: 'string', State: 'string' },
	},
	{
		id: 'customer_acquisition.customer_start_chat',
		doc: 97299,
		title: { en: 'First Message From an Acquired Customer', zh: '成员首次收消息事件' },
		when: 'A member gets the first message of a customer who came through a link',
		fields: { UserID: 'string', ExternalUserID: 'string', LinkId: 'string' },
	},
	{
		id: 'customer_acquisition.message_from_customer',
		doc: 97299,
		title: { en: 'Several Messages From an Acquired Customer', zh: '成员多次收消息事件' },
		when: 'A member gets the 3rd, 5th and 10th message of a customer who came through a link',
		fields: {
			UserID: 'string',
			ExternalUserID: 'string',
			LinkId: 'string',
			ChatSeq: 'integer',
			ChatKey: 'string',
		},
	},
];
