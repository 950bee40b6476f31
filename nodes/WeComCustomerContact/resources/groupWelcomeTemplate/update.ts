import { operation } from '../../operation';
import { string } from '../../params';
import { agentid, agentIdField, content, contentFields, contentRules } from './content';
import { templateIdField } from './templateId';

export const update = operation({
	id: 'groupWelcomeTemplate.update',
	name: 'Update',
	action: 'Update a group welcome template',
	description:
		'Give a template that this app made its new content; fill in all of it, also what stays (编辑入群欢迎语素材)',
	doc: 92366,
	method: 'POST',
	path: '/cgi-bin/externalcontact/group_welcome_template/edit',
	repeat: 'safe',
	fields: [
		templateIdField,
		...contentFields,
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [agentIdField],
		},
	],
	body: { template_id: string({ required: true }), ...content, agentid },
	rules: contentRules,
	serial: ['template_id'],
	result: { kind: 'done', as: 'success' },
});
