import type { IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';

import { description, findOperation } from './description';
import { runOperation } from './engine/run';
import * as listSearch from './listSearch';
import * as loadOptions from './loadOptions';

/** The action node. Everything about an operation stands in its file under `resources`. */
export class WeComCustomerContact implements INodeType {
	description = description;

	methods = { listSearch, loadOptions };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const resource = this.getNodeParameter('resource', 0) as string;
		const operation = this.getNodeParameter('operation', 0) as string;
		return [await runOperation(this, findOperation(resource, operation))];
	}
}
