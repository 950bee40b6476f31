import { Workflow, type INodeParameters, type INodeType } from 'n8n-workflow';

import { onlyNodeType } from './nodeTypes';

/** What n8n's editor puts under the name of a node that is filled in like this. */
export function subtitleOf(nodeType: INodeType, parameters: INodeParameters): unknown {
	const { name, subtitle: expression } = nodeType.description;
	const node = {
		id: '1',
		name,
		type: name,
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters,
	};
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: onlyNodeType(nodeType),
	});
	return workflow.expression.getSimpleParameterValue(node, expression, 'internal', {});
}
