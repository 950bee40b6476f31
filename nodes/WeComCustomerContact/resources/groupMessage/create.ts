import { memberLocator } from '../../fields/locators';
import {
	customerMultiSelect,
	groupChatsOfSenderMultiSelect,
	tagMultiSelect,
} from '../../../shared/fields/multiSelects';
import { operation } from '../../declaration/operation';
import { object, objects, string, strings } from '../../declaration/params';
import { atLeastOne, when } from '../../declaration/rules';
import {
	allowSelect,
	allowSelectField,
	CONFIRMATION_HINT,
	contentFields,
	contentParams,
	saysSomething,
} from './shared';

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
	hint: CONFIRMATION_HINT,
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
						'Customers must have at least one tag of every condition. Ignored if customers are chosen one by one. To leave out customers with a tag, or for several senders, use Create by Filter.',
					options: [
						{
							displayName: 'Condition',
							name: 'group_list',
							values: [
								tagMultiSelect({
									name: 'tag_list',
									required: true,
									description:
										'Tags by name, Group/Tag or ID, at most 100. Tags of rule groups (规则组标签) are not listed.',
								}),
							],
						},
					],
				},
				groupChatsOfSenderMultiSelect({
					description:
						'Group chats (客户群) of the sender, by name or chat_id, at most 2000. Leave out to let the owner choose them.',
					displayOptions: { show: { '/chat_type': ['group'] } },
				}),
			],
		},
		...contentFields,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			displayOptions: { show: { chat_type: ['single'] } },
			options: [allowSelectField],
		},
	],
	body: {
		chat_type: string({ narrows: true, oneOf: ['single', 'group'] }),
		external_userid: strings({ narrows: true, minItems: 1, maxItems: 10_000, ...toCustomers }),
		chat_id_list: strings({
			narrows: true,
			minItems: 1,
			maxItems: 2_000,
			names: 'groupChat',
			namesWithin: 'sender',
			...toGroupChats,
		}),
		tag_filter: object(
			{
				group_list: objects(
					{ tag_list: strings({ required: true, maxItems: 100, names: 'corpTag' }) },
					{ narrows: true, from: 'tag_filter.group_list' },
				),
			},
			{ narrows: true, ...toCustomers },
		),
		sender: string({ narrows: true, requiredWhen: { chat_type: ['group'] } }),
		allow_select: { ...allowSelect, ...toCustomers },
		...contentParams,
	},
	rules: [
		when('chat_type', ['single'], atLeastOne('external_userid', 'tag_filter', 'sender')),
		saysSomething,
	],
	result: { kind: 'record' },
});
