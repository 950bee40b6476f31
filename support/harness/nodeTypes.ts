import type { INodeType, INodeTypes } from 'n8n-workflow';

/** The node types of a workflow that has nodes of one type alone, whatever they are called. */
export const onlyNodeType = (nodeType: INodeType): INodeTypes => ({
	getByName: () => nodeType,
	getByNameAndVersion: () => nodeType,
	getKnownTypes: () => ({}),
});
