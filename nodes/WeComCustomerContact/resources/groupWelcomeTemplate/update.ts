import { operation } from '../../declaration/operation';
import { string } from '../../declaration/params';
import { agentid, agentIdField, content, contentFields, contentRules } from './content';
import { templateIdField } from './templateId';

/** doc 92366; a new template takes 3000. */
const MAX_TEXT_BYTES = 4000;

export const update = operation({
	id: 'groupWelcomeTemplate.update',
	name: 'Update',
	action: 'Update a group welcome template',
	description:
		'Replace the content of a template that this app created. Fill in everything, including what stays the same. (编辑入群欢迎语素材)',
	doc: 92366,
	method: 'POST',
	path: '/cgi-bin/externalcontact/group_welcome_template/edit',
	repeat: 'safe',
	fields: [
		templateIdField,
		...contentFields(MAX_TEXT_BYTES),
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [agentIdField],
		},
	],
	body: { template_id: string({ required: true }), ...content(MAX_TEXT_BYTES), agentid },
	rules: contentRules,
	serial: ['template_id'],
	result: { kind: 'done', as: 'success', about: ['template_id'] },
});
