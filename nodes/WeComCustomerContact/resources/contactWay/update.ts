import { conclusionsField, conclusionsParam, conclusionsRules } from './conclusions';
import { contactWayLocator } from '../../fields/locators';
import { memberMultiSelect } from '../../../shared/fields/multiSelects';
import { operation } from '../../declaration/operation';
import { boolean, integer, integers, string, strings } from '../../declaration/params';
import { contactWayFields } from './shared';

const { chatExpiresIn, expiresIn, markSource, party, remark, skipVerify, state, style, unionid } =
	contactWayFields;

export const update = operation({
	id: 'contactWay.update',
	name: 'Update',
	action: 'Update a contact way',
	description:
		'Change the members and settings of a contact way (更新「联系我」方式), but not its type or scene',
	doc: 92228,
	method: 'POST',
	path: '/cgi-bin/externalcontact/update_contact_way',
	repeat: 'safe',
	fields: [
		contactWayLocator(),
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				conclusionsField(),
				party,
				markSource,
				memberMultiSelect({
					name: 'user',
					description: 'Members (成员) customers can add. Replaces the current members.',
				}),
				expiresIn,
				remark,
				chatExpiresIn,
				skipVerify,
				state,
				style,
				unionid,
			],
		},
	],
	body: {
		config_id: string({ required: true, names: 'contactWay' }),
		remark: string({ narrows: false, maxChars: 30 }),
		skip_verify: boolean({ narrows: false }),
		style: integer({ narrows: false, oneOf: [1, 2, 3] }),
		state: string({ narrows: false }),
		user: strings({ narrows: false }),
		party: integers({ narrows: false }),
		expires_in: integer({ narrows: false }),
		chat_expires_in: integer({ narrows: false }),
		unionid: string({ narrows: false }),
		mark_source: boolean({ narrows: false }),
		conclusions: conclusionsParam(),
	},
	rules: conclusionsRules,
	serial: ['config_id'],
	result: { kind: 'done', as: 'success', about: ['config_id', 'state', 'remark'] },
});
