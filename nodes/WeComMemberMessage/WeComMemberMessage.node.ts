import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { members } from '../shared/lists/members';
import { optionsOf } from '../shared/lists/methods';
import { localize } from '../shared/localize';
import { withOperationSubtitle } from '../shared/subtitle';
import { withToolForm } from '../shared/toolForm';
import { chosenOperation } from '../WeComCustomerContact/chosenOperation';
import { runOperation } from '../WeComCustomerContact/engine/run';
import { buildHints, buildProperties } from '../WeComCustomerContact/properties';
import { resources } from './resources';

/** Messages of an app to members, apart from the action node: they are no part of Customer Contact. */
export class WeComMemberMessage implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'WeCom Member Message',
		name: 'weComMemberMessage',
		icon: {
			light: 'file:../../icons/wecomMemberMessage.svg',
			dark: 'file:../../icons/wecomMemberMessage.dark.svg',
		},
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Send texts and cards of a WeCom app to members of the company, take them back and update them (企业微信应用消息)',
		defaults: { name: 'WeCom Member Message' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'weComCustomerContactApi', required: true }],
		hints: buildHints(resources),
		properties: buildProperties(resources),
	};

	methods = { loadOptions: { getMembers: optionsOf(members) } };

	constructor() {
		this.description = withToolForm(withOperationSubtitle(localize(this.description)));
	}

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const resource = this.getNodeParameter('resource', 0, '');
		const operation = this.getNodeParameter('operation', 0, '');
		const chosen = chosenOperation(this.getNode(), resource, operation, resources);
		return await runOperation(this, chosen);
	}
}
