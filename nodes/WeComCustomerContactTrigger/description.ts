import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';

import { memberMultiSelect } from '../shared/fields/multiSelects';
import { CUSTOMER_CONTACT, eventOptions } from './choices';

const stateValue: INodeProperties = {
	displayName: 'Value',
	name: 'value',
	type: 'string',
	default: '',
	placeholder: 'e.g. store-017',
	description: 'Case-sensitive. Equals with an empty value matches events without a State.',
};

/** Texts, webhooks and form of the trigger; what n8n's linter looks for stands in the node's class. */
export const triggerDescription = {
	displayName: 'WeCom Customer Contact Trigger',
	name: 'weComCustomerContactTrigger',
	description:
		'Work with customers, tags, group chats, messages and Moments in WeCom Customer Contact (企业微信客户联系), or start a workflow when something happens there',
	eventTriggerDescription: 'Waiting for WeCom to send an event to the Test URL',
	activationMessage:
		"WeCom can now send events to the Production URL. If you have not done so yet, enter that URL in the app's message receiving settings (接收消息) and save it there. An app has one callback URL: this one takes all events away from any other workflow of the app.",
	triggerPanel: {
		header: 'Receive an event from WeCom',
		executionsHelp: {
			inactive:
				"<b>Publish (activate) this workflow first.</b> Then open your app in the WeCom admin console, go to Receive Messages via API (接收消息 > 设置API接收), enter the <b>Production URL</b> and the Token and EncodingAESKey of the credential, tick External Contact Change (外部联系人变更回调) and save: WeCom checks the URL while you save, so it must be reachable from the internet. An app has one callback URL: this one takes all events away from any other workflow of the app.<br /><br /><b>While building your workflow</b>, you can enter the Test URL instead: click <b>Execute step</b>, then save in the admin console, then make an event happen. The check leaves the listener open for the event.<br /><br />Events that start a published workflow show up in the <a data-key='executions'>executions list</a>, but not in the editor.",
			active:
				"<b>This workflow is published.</b> It starts with every event that WeCom sends to the <b>Production URL</b>. If you have not done so yet, copy that URL into the settings of your app in the WeCom admin console, under Receive Messages via API (接收消息 > 设置API接收), and save there. An app has one callback URL: this one takes all events away from any other workflow of the app.<br /><br /><b>While building your workflow</b>, click <b>Execute step</b> and let an event reach the Test URL; it will show up in this editor.<br /><br />Events that start the published workflow show up in the <a data-key='executions'>executions list</a>, but not in the editor.",
		},
		activationHint: {
			inactive:
				'Publish this workflow before you enter its Production URL in WeCom: WeCom checks the URL while you save.',
			active:
				"This node also starts the workflow for every event that reaches the Production URL (but those executions won't show up here).",
		},
	},
	defaults: { name: 'WeCom Customer Contact Trigger' },
	credentials: [{ name: 'weComCustomerContactApi', required: true }],
	webhooks: [
		{
			// WeCom has one URL for both, so the editor shows it once.
			name: 'setup',
			httpMethod: 'GET',
			responseMode: 'onReceived',
			path: 'webhook',
			ndvHideUrl: true,
		},
		{
			name: 'default',
			httpMethod: 'POST',
			responseMode: 'onReceived',
			responseData: 'success',
			path: 'webhook',
			ndvHideMethod: true,
		},
	],
	properties: [
		{
			displayName:
				'The credential needs the Callback Token and the EncodingAESKey of your app. Publish (activate) the workflow, then copy the <b>Production URL</b>, the same Token and the same EncodingAESKey into the app under Receive Messages via API (接收消息 > 设置API接收), tick External Contact Change (外部联系人变更回调) and save. An app has one callback URL: this one takes all events away from any other workflow of the app. <a href="https://developer.work.weixin.qq.com/document/path/92129" target="_blank">Official guide</a>.',
			name: 'setupNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Trigger On',
			name: 'events',
			type: 'multiOptions',
			required: true,
			default: [CUSTOMER_CONTACT.value],
			description:
				"What starts the workflow. An app has one URL for all of this; what is not chosen is acknowledged and starts nothing, and n8n's log says once an hour how much that was.",
			options: eventOptions,
		},
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			description: 'An event must pass every filter to start the workflow',
			options: [
				memberMultiSelect({
					name: 'members',
					description:
						'Only events of these members (成员) pass; events that name no member, such as those of groups and tags, do not',
				}),
				{
					displayName: 'State (渠道参数)',
					name: 'state',
					type: 'fixedCollection',
					typeOptions: { multipleValues: true },
					placeholder: 'Add Rule',
					default: {},
					description:
						'State of the contact way (联系我), or customer channel of the acquisition link, through which the customer came. Only events whose State matches one of the rules pass.',
					options: [
						{
							displayName: 'Rule',
							name: 'rules',
							values: [
								{
									displayName: 'Match',
									name: 'match',
									type: 'options',
									default: 'equals',
									options: [
										{ name: 'Equals', value: 'equals' },
										{ name: 'Starts With', value: 'startsWith' },
									],
								},
								{ ...stateValue, displayOptions: { show: { match: ['equals'] } } },
								{
									...stateValue,
									required: true,
									displayOptions: { show: { match: ['startsWith'] } },
								},
							],
						},
					],
				},
			],
		},
		{
			displayName: 'Options',
			name: 'additionalOptions',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Include XML',
					name: 'includeXml',
					type: 'boolean',
					default: false,
					description:
						'Whether to include the decrypted message exactly as WeCom sent it, in the field xml',
				},
			],
		},
		{
			// For n8n, not for people: with this value at this place n8n (2.41, webhook-helpers) leaves the
			// body of a version 1 node alone, whatever its content type. Else it would answer 422 where
			// the body is not what the type says, and read XML with one parser for all requests of the
			// process, in which somebody else's broken XML breaks good callbacks. Without it, the node
			// works on the bytes that n8n has kept.
			displayName: 'Raw Body',
			name: 'options',
			type: 'hidden',
			default: { binaryData: true },
		},
	],
} satisfies Partial<INodeTypeDescription>;
