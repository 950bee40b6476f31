import { translate } from '../../../../i18n/translate';
import { isJsonObject, textIn } from '../../../../wecom/json';
import { memberMultiSelect } from '../../../shared/fields/multiSelects';
import { composed } from '../../../WeComCustomerContact/declaration/operation';
import {
	integer,
	objects,
	string,
	strings,
} from '../../../WeComCustomerContact/declaration/params';
import { valueAt, type Rule } from '../../../WeComCustomerContact/declaration/rules';
import { ask } from '../../ask/ask';
import { minutesOf, MOST_MINUTES, UNITS } from '../../ask/timeLimit';
import { send } from './send';
import { USER_ID } from './shared';
import { updateCard } from './updateCard';

const approval = { show: { responseType: ['approval'] } };
const choice = { show: { responseType: ['choice'] } };

export const sendAndWait = composed({
	id: 'memberMessage.sendAndWait',
	name: 'Send and Wait for Response',
	action: 'Send message and wait for response',
	description:
		'Ask members for an approval, a choice or a text, and wait until the first of them answers (发送并等待回复)',
	doc: 90236,
	repeat: 'once',
	fields: [
		memberMultiSelect({
			name: 'touser',
			required: true,
			description:
				'Who is asked, at most 1000 members (成员) in the visible range of the app; the first answer counts',
		}),
		{
			displayName: 'Title',
			name: 'card_title',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Approval needed',
			description: 'WeCom recommends at most 36 characters',
		},
		{
			displayName: 'Message',
			name: 'message',
			type: 'string',
			typeOptions: { rows: 4 },
			required: true,
			default: '',
			description:
				'The question, at most 2048 bytes; a Chinese character counts as 3. WeCom recommends at most 160 characters and may cut off what is more; the page of a link shows all of it.',
		},
		{
			displayName: 'Response Type',
			name: 'responseType',
			type: 'options',
			options: [
				{ name: 'Approval', value: 'approval', description: 'Approve or decline' },
				{ name: 'Choice', value: 'choice', description: 'One of up to six buttons' },
				{ name: 'Free Text', value: 'freeText', description: 'A text, on the page of a link' },
			],
			default: 'approval',
		},
		{
			displayName: 'Type of Approval',
			name: 'approvalType',
			type: 'options',
			options: [
				{ name: 'Approve and Decline', value: 'double' },
				{ name: 'Approve Only', value: 'single' },
			],
			default: 'double',
			displayOptions: approval,
		},
		{
			displayName: 'Approve Button Text',
			name: 'approveText',
			type: 'string',
			default: '',
			placeholder: 'e.g. Approve',
			description: 'WeCom recommends at most 10 characters. Leave empty for "Approve".',
			displayOptions: approval,
		},
		{
			displayName: 'Decline Button Text',
			name: 'declineText',
			type: 'string',
			default: '',
			placeholder: 'e.g. Decline',
			description: 'WeCom recommends at most 10 characters. Leave empty for "Decline".',
			displayOptions: { show: { responseType: ['approval'], approvalType: ['double'] } },
		},
		{
			displayName: 'Choices',
			name: 'choices',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Choice',
			required: true,
			default: {},
			description: '1 to 6 buttons (按钮)',
			displayOptions: choice,
			options: [
				{
					displayName: 'Choice',
					name: 'values',
					values: [
						{
							displayName: 'Text',
							name: 'text',
							type: 'string',
							required: true,
							default: '',
							description: 'WeCom recommends at most 10 characters',
						},
						{
							displayName: 'Value',
							name: 'value',
							type: 'string',
							default: '',
							placeholder: 'e.g. shanghai',
							description: 'Comes out in data.choice. Leave empty to use the text.',
						},
					],
				},
			],
		},
		{
			displayName: 'Answer By',
			name: 'answerBy',
			type: 'options',
			options: [
				{
					name: 'Buttons of the Card',
					value: 'card',
					description: 'One click in WeCom; who clicked is proven',
				},
				{
					name: 'Link',
					value: 'link',
					description: 'A page that n8n shows; whoever has the link can answer',
				},
			],
			default: 'card',
			displayOptions: { show: { responseType: ['approval', 'choice'] } },
		},
		{
			displayName:
				'Clicks reach n8n through a WeCom Customer Contact Trigger: a workflow of this n8n with one for the same app must be published (active), and its Production URL saved in the app. It needs no event chosen for that. Without it no answer arrives.',
			name: 'cardNotice',
			type: 'notice',
			default: '',
			displayOptions: { show: { responseType: ['approval', 'choice'], answerBy: ['card'] } },
		},
		{
			displayName: 'Wait at Most',
			name: 'resumeAmount',
			type: 'number',
			typeOptions: { minValue: 1 },
			required: true,
			default: 24,
			description:
				'How long to wait for the answer; after that the workflow goes on with data.answered false. With Buttons of the Card at most 72 hours, with a link at most 30 days. n8n looks once a minute, so it may take a minute longer.',
		},
		{
			displayName: 'Unit',
			name: 'resumeUnit',
			type: 'options',
			options: [
				{ name: 'Days', value: 'days' },
				{ name: 'Hours', value: 'hours' },
				{ name: 'Minutes', value: 'minutes' },
			],
			default: 'hours',
		},
	],
	own: {
		touser: strings({ required: true, minItems: 1, maxItems: 1000, item: { format: USER_ID } }),
		card_title: string({ required: true, oneLine: true }),
		message: string({ required: true, maxBytes: 2048 }),
		responseType: string({ required: true, oneOf: ['approval', 'choice', 'freeText'] }),
		approvalType: string({
			required: true,
			oneOf: ['double', 'single'],
			onlyWhen: { responseType: ['approval'] },
		}),
		approveText: string({
			narrows: false,
			oneLine: true,
			onlyWhen: { responseType: ['approval'] },
		}),
		declineText: string({
			narrows: false,
			oneLine: true,
			onlyWhen: { approvalType: ['double'] },
		}),
		choices: objects(
			{
				text: string({ required: true, oneLine: true }),
				value: string({ narrows: false }),
			},
			{
				required: true,
				minItems: 1,
				maxItems: 6,
				from: 'choices.values',
				onlyWhen: { responseType: ['choice'] },
			},
		),
		answerBy: string({
			required: true,
			oneOf: ['card', 'link'],
			onlyWhen: { responseType: ['approval', 'choice'] },
		}),
		resumeAmount: integer({ required: true, min: 1 }),
		resumeUnit: string({ required: true, oneOf: Object.keys(UNITS) }),
	},
	rules: [distinctChoices, notTooLong],
	uses: [send.id, updateCard.id],
	cost: '1 to ask; 1 to update the card once somebody has answered.',
	sample: {
		data: {
			answered: true,
			approved: true,
			choice: 'shanghai',
			text: 'Only those of the last year, please.',
			answer: 'Approve',
			respondedBy: 'member_a',
			respondedAt: '2026-01-01T01:02:03.000Z',
			verified: true,
			asked: ['member_a', 'member_b'],
			notReached: ['member_c'],
			askedAt: '2026-01-01T01:00:00.000Z',
			msgid: 'msgExample0001',
			response_code: 'ExampleResponseCode0001',
		},
	},
	takesExtraBody: true,
	forAllItems: ask,
});

/** Answers are told apart by their values. */
function distinctChoices(request: Parameters<Rule>[0], label: Parameters<Rule>[1]) {
	const choices = valueAt(request, 'choices');
	if (!Array.isArray(choices)) return undefined;
	const values = choices.map((one) => (isJsonObject(one) ? textIn(one.value ?? one.text) : ''));
	const double = values.find((value, at) => values.indexOf(value) !== at);
	if (double === undefined) return undefined;
	return translate('message.sameChoice', '{name}: two have the value "{value}"', {
		name: label('choices'),
		value: double,
	});
}

/** doc 94888: a card can be updated for 72 hours. */
function notTooLong(request: Parameters<Rule>[0], label: Parameters<Rule>[1]) {
	const { resumeAmount: amount, resumeUnit: unit, answerBy } = request;
	if (typeof amount !== 'number' || amount < 1) return undefined;
	const most = MOST_MINUTES[answerBy === 'card' ? 'card' : 'link'];
	if (!(minutesOf(amount, textIn(unit)) > most)) return undefined;
	const words = { name: label('resumeAmount'), hours: most / 60 };
	return answerBy === 'card'
		? translate(
				'message.cardWaitsTooLong',
				'{name} must be at most {hours} hours where the buttons of a card answer: after that WeCom does not let the card be updated',
				words,
			)
		: translate('message.waitsTooLong', '{name} must be at most {hours} hours', words);
}
