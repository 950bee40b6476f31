import { NodeHelpers, type INodeParameters } from 'n8n-workflow';

import { Form } from '../../nodes/WeComCustomerContact/engine/form';
import { indexForm } from '../../nodes/WeComCustomerContact/engine/formIndex';
import { InvalidForm } from '../../nodes/WeComCustomerContact/engine/invalidForm';
import { readRequest } from '../../nodes/WeComCustomerContact/engine/readRequest';
import { requestOptions } from '../../nodes/WeComCustomerContact/engine/requestOptions';
import type { Operation } from '../../nodes/WeComCustomerContact/declaration/operation';
import { buildProperties } from '../../nodes/WeComCustomerContact/properties';
import type { JsonObject } from '../../wecom/types';
import { TIMEZONE } from './fieldValue';

/** What the node makes of a form: the request, or what it says is wrong. */
export type ReadBack = { request: JsonObject } | { refused: readonly string[] };

/**
 * Reads a form as the node does when n8n runs it: fields that are hidden count for nothing, fields that
 * were not filled in have their defaults. Expressions are not resolved.
 */
export function readBack(operation: Operation, parameters: INodeParameters): ReadBack {
	const [value = ''] = operation.id.split('.');
	const properties = buildProperties([{ value, name: value, operations: [operation] }]);
	const shown = NodeHelpers.getNodeParameters(properties, parameters, true, false, null, null);
	const context = {
		getNodeParameter: (name: string) => (shown ?? {})[name],
	} as unknown as ConstructorParameters<typeof Form>[0];
	const form = new Form(context, indexForm([...operation.fields, requestOptions]));
	try {
		const { query, body, upload, headers } = readRequest(operation, form, 0, TIMEZONE);
		return { request: { ...query, ...body, ...upload, ...headers } };
	} catch (error) {
		if (!(error instanceof InvalidForm)) throw error;
		return { refused: error.violations };
	}
}
