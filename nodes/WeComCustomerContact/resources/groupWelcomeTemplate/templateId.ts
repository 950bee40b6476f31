import type { INodeProperties } from 'n8n-workflow';

/** WeCom has no endpoint that lists templates (doc 92366). */
export const templateIdField: INodeProperties = {
	displayName: 'Template ID',
	name: 'template_id',
	type: 'string',
	required: true,
	default: '',
	description: 'The template_id returned by Create. WeCom has no list of templates.',
};
