import { operation } from '../../declaration/operation';
import { string } from '../../declaration/params';
import { agentid, agentIdField } from './content';
import { templateIdField } from './templateId';

export const remove = operation({
	id: 'groupWelcomeTemplate.delete',
	name: 'Delete',
	action: 'Delete a group welcome template',
	description: 'Delete a template that this app created (删除入群欢迎语素材)',
	doc: 92366,
	method: 'POST',
	path: '/cgi-bin/externalcontact/group_welcome_template/del',
	repeat: 'safe',
	fields: [
		templateIdField,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [agentIdField],
		},
	],
	body: { template_id: string({ required: true }), agentid },
	serial: ['template_id'],
	result: { kind: 'done', as: 'deleted', about: ['template_id'] },
});
