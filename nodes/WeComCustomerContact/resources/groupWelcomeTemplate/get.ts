import { operation } from '../../declaration/operation';
import { string } from '../../declaration/params';
import { templateIdField } from './templateId';

export const get = operation({
	id: 'groupWelcomeTemplate.get',
	name: 'Get',
	action: 'Get a group welcome template',
	description: 'Retrieve the content of a template (获取入群欢迎语素材)',
	doc: 92366,
	method: 'POST',
	path: '/cgi-bin/externalcontact/group_welcome_template/get',
	repeat: 'safe',
	fields: [templateIdField],
	body: { template_id: string({ required: true }) },
	result: { kind: 'record', about: ['template_id'] },
});
