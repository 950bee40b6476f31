import { conclusionsField, conclusionsParam, conclusionsRules } from './conclusions';
import { memberMultiSelect } from '../../../shared/fields/multiSelects';
import { qrCodeOptions } from '../../fields/qrCode';
import { downloadQrCode } from '../../finishers/downloadQrCode';
import { operation } from '../../declaration/operation';
import { boolean, integer, integers, string, strings } from '../../declaration/params';
import { exactly, onlyWith, when } from '../../declaration/rules';
import { contactWayFields } from './shared';

const { chatExpiresIn, expiresIn, markSource, party, remark, skipVerify, state, style, unionid } =
	contactWayFields;

const whenTemporary = { displayOptions: { show: { is_temp: [true] } } };
const ofTemporary = { onlyWhen: { is_temp: [true] } };

const members = {
	name: 'user',
	description: 'Members (成员) customers can add: exactly one for a single member',
};

/** doc 92228: 14 days in seconds. */
const LONGEST = 1_209_600;

export const create = operation({
	id: 'contactWay.create',
	name: 'Create',
	action: 'Create a contact way (QR code)',
	description:
		'Create a QR code or mini-program button for customers to add members (配置「联系我」). Keep the config_id, as the admin console does not show it.',
	hint: 'Keep the config_id of the output. The admin console does not show contact ways created through the API.',
	doc: 92228,
	method: 'POST',
	path: '/cgi-bin/externalcontact/add_contact_way',
	repeat: 'once',
	fields: [
		{
			displayName: 'Type',
			name: 'type',
			type: 'options',
			options: [
				{ name: 'Several Members (多人)', value: 2 },
				{ name: 'Single Member (单人)', value: 1 },
			],
			required: true,
			default: 1,
			description: 'Whether customers reach one member or are distributed among several',
		},
		{
			displayName: 'Scene',
			name: 'scene',
			type: 'options',
			options: [
				{ name: 'Mini Program (小程序)', value: 1 },
				{ name: 'QR Code (二维码)', value: 2 },
			],
			required: true,
			default: 2,
			description: 'Where the contact way is used',
		},
		memberMultiSelect({
			...members,
			required: true,
			displayOptions: { show: { type: [1] } },
		}),
		memberMultiSelect({ ...members, displayOptions: { show: { type: [2] } } }),
		{ ...party, displayOptions: { show: { type: [2] } } },
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				conclusionsField(whenTemporary),
				{
					displayName: 'Exclusive',
					name: 'is_exclusive',
					type: 'boolean',
					default: false,
					description:
						'Whether customers of one company reach the member who already serves it (同一外部企业客户只能添加同一个员工)',
				},
				markSource,
				{ ...expiresIn, ...whenTemporary },
				remark,
				{ ...chatExpiresIn, ...whenTemporary },
				skipVerify,
				state,
				{ ...style, displayOptions: { show: { '/scene': [1] } } },
				{
					displayName: 'Temporary Session',
					name: 'is_temp',
					type: 'boolean',
					default: false,
					description:
						'Whether to make a temporary session (临时会话) with a single member. Enables more fields. Healthcare companies only.',
					hint: 'The QR code is valid for 7 days and the session for 24 hours by default; at most 14 days each',
				},
				{ ...unionid, ...whenTemporary },
			],
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: qrCodeOptions(),
		},
	],
	body: {
		type: integer({ required: true, oneOf: [1, 2] }),
		scene: integer({ required: true, oneOf: [1, 2] }),
		style: integer({ narrows: false, oneOf: [1, 2, 3], onlyWhen: { scene: [1] } }),
		remark: string({ narrows: false, maxChars: 30 }),
		skip_verify: boolean({ narrows: false }),
		state: string({ narrows: true, maxChars: 30 }),
		user: strings({ narrows: true, requiredWhen: { type: [1] }, maxItems: 100 }),
		party: integers({ narrows: true, onlyWhen: { type: [2] } }),
		is_temp: boolean({ narrows: true }),
		expires_in: integer({ narrows: false, max: LONGEST, ...ofTemporary }),
		chat_expires_in: integer({ narrows: false, max: LONGEST, ...ofTemporary }),
		unionid: string({ narrows: true, ...ofTemporary }),
		is_exclusive: boolean({ narrows: false }),
		mark_source: boolean({ narrows: false }),
		conclusions: conclusionsParam(ofTemporary),
	},
	rules: [
		when('type', [1], exactly('user', 1)),
		onlyWith('type', [2], 'style', [1, 2]),
		onlyWith('is_temp', [true], 'type', [1]),
		...conclusionsRules,
	],
	result: { kind: 'record', about: ['state', 'remark'] },
	finish: downloadQrCode({ created: true }),
});
