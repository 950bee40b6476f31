import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { localize } from '../shared/localize';
import { withOperationSubtitle } from '../shared/subtitle';
import { runOperation } from './engine/run';
import * as listSearch from './lists/listSearch';
import * as loadOptions from './lists/loadOptions';
import { chosenOperation } from './chosenOperation';
import { buildHints, buildOutputs, buildProperties } from './properties';
import { resources } from './resources';
import { withToolForm } from '../shared/toolForm';

/** The action node. Everything about an operation stands in its file under `resources`. */
export class WeComCustomerContact implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'WeCom Customer Contact',
		name: 'weComCustomerContact',
		icon: {
			light: 'file:../../icons/wecomCustomerContact.svg',
			dark: 'file:../../icons/wecomCustomerContact.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Work with customers, tags, group chats, messages and Moments in WeCom Customer Contact (企业微信客户联系)',
		defaults: { name: 'WeCom Customer Contact' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: buildOutputs(resources),
		credentials: [{ name: 'weComCustomerContactApi', required: true }],
		hints: buildHints(resources),
		properties: buildProperties(resources),
	};

	methods = { listSearch, loadOptions };

	constructor() {
		this.description = withToolForm(withOperationSubtitle(localize(this.description)));
	}

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const resource = this.getNodeParameter('resource', 0, '');
		const operation = this.getNodeParameter('operation', 0, '');
		return await runOperation(this, chosenOperation(this.getNode(), resource, operation));
	}
}
