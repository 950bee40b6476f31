import 'reflect-metadata';
import { LoadOptionsContext } from 'n8n-core';
import {
	Workflow,
	type ILoadOptionsFunctions,
	type INode,
	type INodeListSearchResult,
	type INodeParameters,
	type INodePropertyOptions,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

import { WeComCustomerContact } from '../../nodes/WeComCustomerContact/WeComCustomerContact.node';
import * as listSearch from '../../nodes/WeComCustomerContact/lists/listSearch';
import * as loadOptions from '../../nodes/WeComCustomerContact/lists/loadOptions';
import { credentialsHelper } from './credentials';
import type { SimulatorInUse } from './useSimulator';
import { onlyNodeType } from './nodeTypes';

/** The lists that the editor shows in the forms of the action node. */
export interface Lists {
	/** What a resource locator offers under From List. */
	search(
		method: keyof typeof listSearch,
		parameters?: INodeParameters,
		filter?: string,
		paginationToken?: string,
	): Promise<INodeListSearchResult>;
	/** What a multi-select offers. */
	options(
		method: keyof typeof loadOptions,
		parameters?: INodeParameters,
	): Promise<INodePropertyOptions[]>;
}

const nodeType = new WeComCustomerContact();

/** Asks for lists as n8n's editor does, with what the form holds at the moment. */
export function useLists(wecom: Pick<SimulatorInUse, 'credential'>): Lists {
	const context = (parameters: INodeParameters): ILoadOptionsFunctions => {
		const node: INode = {
			id: 'WeCom',
			name: 'WeCom',
			type: 'weComCustomerContact',
			typeVersion: 1,
			position: [0, 0],
			parameters,
			credentials: { weComCustomerContactApi: { id: '1', name: 'test' } },
		};
		const workflow = new Workflow({
			id: 'test',
			nodes: [node],
			connections: {},
			active: false,
			nodeTypes: onlyNodeType(nodeType),
		});
		const additionalData = {
			credentialsHelper: credentialsHelper(wecom.credential()),
			currentNodeParameters: parameters,
		} as unknown as IWorkflowExecuteAdditionalData;
		return new LoadOptionsContext(workflow, node, additionalData, '');
	};
	return {
		search: async (method, parameters = {}, filter, paginationToken) =>
			await listSearch[method].call(context(parameters), filter, paginationToken),
		options: async (method, parameters = {}) => await loadOptions[method].call(context(parameters)),
	};
}
