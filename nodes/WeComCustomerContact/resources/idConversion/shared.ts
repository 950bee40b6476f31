import type { INodeProperties } from 'n8n-workflow';

/** The provider's app that got the ids which are to be converted. */
export const sourceAgentField: INodeProperties = {
	displayName: 'Source Agent ID',
	name: 'source_agentid',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 1000087',
	description:
		"Agent ID of the provider's app, customized (代开发) or third-party (第三方), that received these IDs",
};
