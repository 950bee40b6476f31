import { translate } from '../../../../i18n/translate';
import { textIn } from '../../../../wecom/json';
import type { JsonObject } from '../../../../wecom/types';
import { memberMultiSelect } from '../../../shared/fields/multiSelects';
import { operation } from '../../../WeComCustomerContact/declaration/operation';
import {
	agentId,
	constant,
	flag,
	integer,
	object,
	objects,
	string,
	strings,
} from '../../../WeComCustomerContact/declaration/params';
import { atLeastOne, valueAt, type Rule } from '../../../WeComCustomerContact/declaration/rules';
import { paced } from '../../pace';
import { buttonsField, NUMBER, rowsField, USER_ID } from './shared';

const texts = { show: { msgtype: ['text', 'markdown'] } };
const textCard = { show: { msgtype: ['textcard'] } };
const card = { show: { msgtype: ['template_card'] } };

/** The answer names them in one text each, and only where there are any. */
const RECEIVERS = ['invaliduser', 'invalidparty', 'invalidtag', 'unlicenseduser'];

export const send = operation({
	id: 'memberMessage.send',
	name: 'Send',
	action: 'Send a message to members',
	description:
		'Send a text, Markdown or a card of the app to members of the company (发送应用消息)',
	hint: 'Members whom WeCom could not reach are named in invaliduser and unlicenseduser; that is no error as long as somebody gets the message.',
	doc: 90236,
	method: 'POST',
	path: '/cgi-bin/message/send',
	repeat: 'once',
	fields: [
		memberMultiSelect({
			name: 'touser',
			description:
				'Who gets the message, at most 1000 members (成员) in the visible range of the app',
		}),
		{
			displayName: 'Message Type',
			name: 'msgtype',
			type: 'options',
			options: [
				{
					name: 'Card With Buttons',
					value: 'template_card',
					description: 'Template card (模板卡片)',
				},
				{ name: 'Markdown', value: 'markdown', description: 'Shown in WeCom, not in WeChat' },
				{ name: 'Text', value: 'text', description: 'Text (文本)' },
				{ name: 'Text Card', value: 'textcard', description: 'Title, text and link (文本卡片)' },
			],
			default: 'text',
		},
		{
			displayName: 'Text',
			name: 'content',
			type: 'string',
			typeOptions: { rows: 4 },
			required: true,
			default: '',
			description: 'At most 2048 bytes; a Chinese character counts as 3',
			displayOptions: texts,
		},
		{
			displayName: 'Title',
			name: 'title',
			type: 'string',
			required: true,
			default: '',
			description: 'At most 128 characters',
			displayOptions: textCard,
		},
		{
			displayName: 'Description',
			name: 'description',
			type: 'string',
			typeOptions: { rows: 4 },
			required: true,
			default: '',
			description: 'Text of the card, at most 512 characters',
			displayOptions: textCard,
		},
		{
			displayName: 'Link',
			name: 'url',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://example.com/order/17',
			description: 'Where a click leads, with http:// or https://; at most 2048 bytes',
			displayOptions: textCard,
		},
		{
			displayName: 'Title',
			name: 'card_title',
			type: 'string',
			required: true,
			default: '',
			description: 'WeCom recommends at most 36 characters',
			displayOptions: card,
		},
		{
			displayName: 'Task ID',
			name: 'task_id',
			type: 'string',
			required: true,
			default: '={{ $execution.id }}-{{ $now.toMillis() }}-{{ $itemIndex }}',
			description:
				'Names the card: no two cards of an app have the same. Digits, letters, _, - and @, at most 128 bytes; a click on the card brings it along.',
			displayOptions: card,
		},
		buttonsField(card),
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'Button Text',
					name: 'btntxt',
					type: 'string',
					default: '',
					description: 'Text of the link below a text card, at most 4 characters; 详情 if left out',
					displayOptions: { show: { '/msgtype': ['textcard'] } },
				},
				{
					displayName: 'Card Link',
					name: 'card_action',
					type: 'fixedCollection',
					placeholder: 'Add Link',
					default: {},
					options: [
						{
							displayName: 'Link',
							name: 'values',
							values: [
								{
									displayName: 'Link',
									name: 'url',
									type: 'string',
									required: true,
									default: '',
									placeholder: 'e.g. https://example.com/order/17',
									description: 'Where a click on the card leads',
								},
							],
						},
					],
					displayOptions: { show: { '/msgtype': ['template_card'] } },
				},
				{
					displayName: 'Card Source',
					name: 'source',
					type: 'string',
					default: '',
					description:
						'Where the card comes from, in its head; WeCom recommends at most 20 characters',
					displayOptions: { show: { '/msgtype': ['template_card'] } },
				},
				{
					displayName: 'Card Subtitle',
					name: 'card_subtitle',
					type: 'string',
					default: '',
					description: 'Text below the title; WeCom recommends at most 44 characters',
					displayOptions: { show: { '/msgtype': ['template_card'] } },
				},
				{
					displayName: 'Card Text',
					name: 'sub_title_text',
					type: 'string',
					typeOptions: { rows: 4 },
					default: '',
					description: 'Text of the card; WeCom recommends at most 160 characters',
					displayOptions: { show: { '/msgtype': ['template_card'] } },
				},
				{
					displayName: 'Confidential',
					name: 'safe',
					type: 'boolean',
					default: false,
					description: 'Whether the text may not be passed on and carries a watermark',
					displayOptions: { show: { '/msgtype': ['text'] } },
				},
				{
					displayName: 'Departments',
					name: 'toparty',
					type: 'string',
					default: '',
					description:
						'IDs of departments (部门) whose members get the message, separated by commas; at most 100. How many messages a member gets this way is not counted.',
				},
				rowsField({ show: { '/msgtype': ['template_card'] } }),
				{
					displayName: 'Show Names for IDs',
					name: 'enable_id_trans',
					type: 'boolean',
					default: false,
					description: 'Whether WeCom shows names in place of IDs in the text (ID 转译)',
				},
				{
					displayName: 'Skip Duplicates',
					name: 'enable_duplicate_check',
					type: 'boolean',
					default: false,
					description: 'Whether the same message to the same members is sent only once in a while',
				},
				{
					displayName: 'Skip Duplicates Within',
					name: 'duplicate_check_interval',
					type: 'number',
					typeOptions: { minValue: 1, maxValue: 14_400 },
					default: 1800,
					description: 'How many seconds that while is, with Skip Duplicates switched on',
				},
				{
					displayName: 'Tags',
					name: 'totag',
					type: 'string',
					default: '',
					description:
						'IDs of tags of the address book (通讯录标签, not of customers) whose members get the message, separated by commas; at most 100. How many messages a member gets this way is not counted.',
				},
			],
		},
	],
	body: {
		touser: strings({ narrows: true, maxItems: 1000, item: { format: USER_ID }, joinedWith: '|' }),
		toparty: strings({ narrows: true, maxItems: 100, item: { format: NUMBER }, joinedWith: '|' }),
		totag: strings({ narrows: true, maxItems: 100, item: { format: NUMBER }, joinedWith: '|' }),
		msgtype: string({
			required: true,
			oneOf: ['text', 'markdown', 'textcard', 'template_card'],
		}),
		agentid: agentId(),
		text: object(
			{ content: string({ required: true, maxBytes: 2048 }) },
			{ required: true, onlyWhen: { msgtype: ['text'] } },
		),
		markdown: object(
			{ content: string({ required: true, maxBytes: 2048 }) },
			{ required: true, onlyWhen: { msgtype: ['markdown'] } },
		),
		textcard: object(
			{
				title: string({ required: true, maxChars: 128 }),
				description: string({ required: true, maxChars: 512 }),
				url: string({ required: true, maxBytes: 2048 }),
				btntxt: string({ narrows: false, maxChars: 4 }),
			},
			{ required: true, onlyWhen: { msgtype: ['textcard'] } },
		),
		template_card: object(
			{
				card_type: constant('button_interaction'),
				source: object({ desc: string({ narrows: false, from: 'source' }) }, { narrows: false }),
				main_title: object(
					{
						title: string({ required: true, from: 'card_title' }),
						desc: string({ narrows: false, from: 'card_subtitle' }),
					},
					{ required: true },
				),
				sub_title_text: string({ narrows: false }),
				horizontal_content_list: objects(
					{
						keyname: string({ required: true }),
						value: string({ narrows: false }),
						type: integer({ narrows: false, oneOf: [0, 1] }),
						url: string({
							narrows: false,
							onlyWhen: { type: [1] },
							requiredWhen: { type: [1] },
						}),
					},
					{ narrows: false, maxItems: 6, from: 'horizontal_content_list.values' },
				),
				card_action: object(
					{ type: constant(1), url: string({ required: true }) },
					{ narrows: false, from: 'card_action.values' },
				),
				task_id: string({
					required: true,
					maxBytes: 128,
					format: {
						pattern: /^[\w@-]+$/,
						description: 'digits, letters, _, - and @ only',
					},
				}),
				button_list: objects(
					{
						text: string({ required: true }),
						style: integer({ narrows: false, oneOf: [1, 2, 3, 4] }),
						type: integer({ narrows: false, oneOf: [0, 1] }),
						key: string({
							narrows: false,
							maxBytes: 1024,
							onlyWhen: { type: [0, undefined] },
							requiredWhen: { type: [0, undefined] },
						}),
						url: string({
							narrows: false,
							onlyWhen: { type: [1] },
							requiredWhen: { type: [1] },
						}),
					},
					{ required: true, minItems: 1, maxItems: 6, from: 'button_list.values' },
				),
			},
			{ required: true, onlyWhen: { msgtype: ['template_card'] } },
		),
		safe: flag({ narrows: false, onlyWhen: { msgtype: ['text'] } }),
		enable_id_trans: flag({ narrows: false }),
		enable_duplicate_check: flag({ narrows: false }),
		duplicate_check_interval: integer({
			narrows: false,
			min: 1,
			max: 14_400,
		}),
	},
	rules: [atLeastOne('touser', 'toparty', 'totag'), distinctKeys],
	before: paced,
	result: { kind: 'record' },
	map: (answer) => [
		{
			...answer,
			...Object.fromEntries(
				RECEIVERS.map((name) => [name, textIn(answer[name]).split('|').filter(Boolean)]),
			),
		},
	],
});

/** Buttons are told apart by their keys alone. */
function distinctKeys(request: JsonObject, label: Parameters<Rule>[1]): string | undefined {
	const path = 'template_card.button_list';
	const buttons = valueAt(request, path);
	const keys = Array.isArray(buttons)
		? buttons.map((button) => (button as JsonObject).key).filter((key) => key !== undefined)
		: [];
	const double = keys.find((key, at) => keys.indexOf(key) !== at);
	if (double === undefined) return undefined;
	return translate(
		'message.sameKey',
		'{name}: two have the key "{key}"; a click must tell them apart',
		{
			name: label(path),
			key: textIn(double),
		},
	);
}
