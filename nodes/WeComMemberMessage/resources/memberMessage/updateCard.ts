import { UPDATE_CARD_PATH } from '../../../shared/cardUpdate';
import { memberMultiSelect } from '../../../shared/fields/multiSelects';
import { operation } from '../../../WeComCustomerContact/declaration/operation';
import {
	agentId,
	integer,
	object,
	string,
	strings,
} from '../../../WeComCustomerContact/declaration/params';
import { USER_ID } from './shared';

export const updateCard = operation({
	id: 'memberMessage.updateCard',
	name: 'Update Card',
	action: 'Update a card with buttons',
	description:
		'Turn the buttons of a card into a text that says what became of it (更新模板卡片消息)',
	doc: 94888,
	method: 'POST',
	path: UPDATE_CARD_PATH,
	repeat: 'once',
	fields: [
		{
			displayName: 'Response Code',
			name: 'response_code',
			type: 'string',
			required: true,
			default: '={{ $json.ResponseCode ?? $json.response_code }}',
			description:
				'The ResponseCode of a click on the card, or the response_code that Send gives; valid once, for 72 hours',
		},
		{
			displayName: 'Text',
			name: 'replace_name',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Approved',
			description: 'What stands in place of the buttons from now on, grey and not to be clicked',
		},
		{
			displayName: 'Update For',
			name: 'atall',
			type: 'options',
			options: [
				{ name: 'Everybody Who Got the Card', value: 1 },
				{ name: 'Some Members', value: 0 },
			],
			default: 1,
		},
		memberMultiSelect({
			name: 'userids',
			required: true,
			description: 'Members (成员) for whom the card is updated, at most 1000',
			displayOptions: { show: { atall: [0] } },
		}),
	],
	body: {
		atall: integer({ required: true, oneOf: [0, 1] }),
		userids: strings({
			narrows: true,
			maxItems: 1000,
			item: { format: USER_ID },
			onlyWhen: { atall: [0] },
			requiredWhen: { atall: [0] },
		}),
		agentid: agentId(),
		response_code: string({ required: true }),
		button: object({ replace_name: string({ required: true }) }, { required: true }),
	},
	result: { kind: 'record' },
});
