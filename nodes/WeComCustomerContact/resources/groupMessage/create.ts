import { attachmentsField, attachmentsParam, type AttachmentPlace } from '../../fields/attachments';
import { memberLocator } from '../../fields/locators';
import {
	customerMultiSelect,
	groupChatsOfSenderMultiSelect,
	tagMultiSelect,
} from '../../../shared/fields/multiSelects';
import { operation } from '../../declaration/operation';
import { boolean, object, objects, string, strings } from '../../declaration/params';
import { atLeastOne, when } from '../../declaration/rules';

/** doc 92135 */
const place: AttachmentPlace = {
	kinds: ['image', 'link', 'miniprogram', 'video', 'file'],
	target: 'temporary',
	maxItems: 9,
	imageByUrl: true,
	maxUrlBytes: 2048,
};

const toCustomers = { onlyWhen: { chat_type: ['single'] } };
const toGroupChats = { onlyWhen: { chat_type: ['group'] } };

const sender = memberLocator({
	displayName: 'Sender',
	name: 'sender',
	description:
		'Member (成员) who is asked to send, by userid; for group chats, their owner (群主). If no recipients are added, the message goes to all customers of this member.',
	hint: 'Nothing is sent before the sender confirms it in WeCom',
});

export const create = operation({
	id: 'groupMessage.create',
	name: 'Create',
	action: 'Create a group message',
	description:
		'Ask members to send a message to many customers or group chats; nothing is sent before they confirm (创建企业群发)',
	// doc 92135: no more reach a customer, and an admin can allow even fewer.
	hint: 'The members have to confirm before anything is sent, which Group Message > Get Many Member Tasks shows. A customer or group chat can receive one group message per day of the month (30 in June).',
	doc: 92135,
	method: 'POST',
	path: '/cgi-bin/externalcontact/add_msg_template',
	repeat: 'once',
	fields: [
		{
			displayName: 'Send To',
			name: 'chat_type',
			type: 'options',
			options: [
				{ name: 'Customer Group Chats (客户群)', value: 'group' },
				{ name: 'Customers (客户)', value: 'single' },
			],
			default: 'single',
			description: 'Whether the message goes to customers or to customer group chats',
		},
		{ ...sender, required: false, displayOptions: { show: { chat_type: ['single'] } } },
		{ ...sender, displayOptions: { show: { chat_type: ['group'] } } },
		{
			displayName: 'Recipients',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Recipients',
			default: {},
			options: [
				customerMultiSelect('sender', {
					description:
						'Customers (客户), by external_userid, at most 10000. Each input item creates a separate group message.',
					displayOptions: { show: { '/chat_type': ['single'] } },
				}),
				{
					displayName: 'Customer Tags',
					name: 'tag_filter',
					type: 'fixedCollection',
					typeOptions: { multipleValues: true },
					displayOptions: { show: { '/chat_type': ['single'] } },
					placeholder: 'Add Condition',
					default: {},
					description:
						'Customers must have at least one tag of every condition. Ignored if customers are chosen one by one.',
					options: [
						{
							displayName: 'Condition',
							name: 'group_list',
							values: [
								tagMultiSelect({
									name: 'tag_list',
									description:
										'Tags by ID and not by name, at most 100. Tags of rule groups (规则组标签) are not listed.',
								}),
							],
						},
					],
				},
				groupChatsOfSenderMultiSelect({
					description:
						'Group chats (客户群), by chat_id, at most 2000. Leave out to let the owner choose them.',
					displayOptions: { show: { '/chat_type': ['group'] } },
				}),
			],
		},
		{
			displayName: 'Text',
			name: 'content',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			description:
				'Text of the message (文本), at most 4000 bytes; a Chinese character counts as 3',
		},
		attachmentsField(place),
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			displayOptions: { show: { chat_type: ['single'] } },
			options: [
				{
					displayName: 'Let Sender Change Recipients',
					name: 'allow_select',
					type: 'boolean',
					default: false,
					description: 'Whether the sender may remove customers from the list before sending',
				},
			],
		},
	],
	body: {
		chat_type: string({ narrows: true, oneOf: ['single', 'group'] }),
		external_userid: strings({ narrows: true, minItems: 1, maxItems: 10_000, ...toCustomers }),
		chat_id_list: strings({ narrows: true, minItems: 1, maxItems: 2_000, ...toGroupChats }),
		tag_filter: object(
			{
				group_list: objects(
					{ tag_list: strings({ required: true, maxItems: 100 }) },
					{ narrows: true, from: 'tag_filter.group_list' },
				),
			},
			{ narrows: true, ...toCustomers },
		),
		sender: string({ narrows: true, requiredWhen: { chat_type: ['group'] } }),
		allow_select: boolean({ narrows: false, ...toCustomers }),
		text: object({ content: string({ narrows: false, maxBytes: 4000 }) }, { narrows: false }),
		attachments: attachmentsParam(place),
	},
	rules: [
		when('chat_type', ['single'], atLeastOne('external_userid', 'tag_filter', 'sender')),
		atLeastOne('text.content', 'attachments'),
	],
	result: { kind: 'record' },
});
