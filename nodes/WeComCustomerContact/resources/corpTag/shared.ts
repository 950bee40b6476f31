import type { INodeProperties } from 'n8n-workflow';

/** doc 92117 */
export const agentId: INodeProperties = {
	displayName: 'Agent ID',
	name: 'agentid',
	type: 'number',
	default: 0,
	description:
		'ID of the app that the company installed (应用ID). Needed only by legacy third-party suites with several apps.',
};
