import { operation } from '../../declaration/operation';
import { flag } from '../../declaration/params';
import { agentid, agentIdField, content, contentFields, contentRules } from './content';

/** doc 92366; an update takes 4000. */
const MAX_TEXT_BYTES = 3000;

export const create = operation({
	id: 'groupWelcomeTemplate.create',
	name: 'Create',
	action: 'Create a group welcome template',
	description:
		'Add a message that greets new members of customer group chats to the library (at most 100) (添加入群欢迎语素材)',
	doc: 92366,
	method: 'POST',
	path: '/cgi-bin/externalcontact/group_welcome_template/add',
	repeat: 'once',
	fields: [
		...contentFields(MAX_TEXT_BYTES),
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				agentIdField,
				{
					displayName: 'Notify Members',
					name: 'notify',
					type: 'boolean',
					default: true,
					description:
						'Whether to ask members to use the template in their group chats (通知成员). Defaults to on.',
				},
			],
		},
	],
	body: { ...content(MAX_TEXT_BYTES), agentid, notify: flag({ narrows: false }) },
	rules: contentRules,
	result: { kind: 'record' },
});
