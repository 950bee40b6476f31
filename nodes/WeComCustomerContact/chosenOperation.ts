import { NodeOperationError, type INode } from 'n8n-workflow';

import { translate } from '../../i18n/translate';
import type { AnyOperation, Resource } from './declaration/operation';
import { findOperation } from './properties';

/**
 * What n8n adds to the lists of a node whose credential the HTTP Request node takes too. Its editor says so when
 * somebody chooses it; a model that uses the node as a tool may choose it all the same.
 */
const CUSTOM_API_CALL = '__CUSTOM_API_CALL__';

/**
 * The operation that the form of a node names, among those of the action node or of `all`.
 * @throws NodeOperationError when the node has no such operation
 */
export function chosenOperation(
	node: INode,
	resource: string,
	operation: string,
	all?: readonly Resource[],
): AnyOperation {
	if (resource === CUSTOM_API_CALL || operation === CUSTOM_API_CALL) {
		throw new NodeOperationError(
			node,
			translate('message.customApiCall', '"Custom API Call" is not an operation of this node'),
			{
				description: translate(
					'message.customApiCallDescription',
					'For any other API of WeCom use the HTTP Request node with Authentication > Predefined Credential Type > WeCom (企业微信, WeChat Work) API.',
				),
			},
		);
	}
	const found = findOperation(resource, operation, all);
	if (found) return found;
	throw new NodeOperationError(
		node,
		translate('message.noOperation', 'Resource "{resource}" has no operation "{operation}"', {
			resource,
			operation,
		}),
	);
}
