import { toRecords } from '../../nodes/WeComCustomerContact/engine/records';
import { splitRequest } from '../../nodes/WeComCustomerContact/engine/split';
import type { Operation } from '../../nodes/WeComCustomerContact/declaration/operation';
import type { ContractEndpoint } from '../../contract/types';
import { merge, schemaOf, type OutputSchema } from './infer';
import { sampleAnswer, sampleRequest } from './sample';

/**
 * The schema of an operation's output items: what the node itself makes of an answer that holds every
 * field of the contract, and of the contract's example.
 */
export function outputSchemaOf(operation: Operation, endpoint: ContractEndpoint): OutputSchema {
	const request = sampleRequest(operation, endpoint);
	if (operation.result.kind === 'binary') return fileSchema(request.query);
	const answers = [sampleAnswer(endpoint), endpoint.example.response];
	const schema = splitRequest(request, operation.split)
		.flatMap((part) => answers.flatMap((answer) => toRecords(operation, [answer], part)))
		.map(schemaOf)
		.reduce<OutputSchema | undefined>(merge, undefined);
	if (!schema?.properties || Object.keys(schema.properties).length === 0) {
		throw new TypeError(`The output of ${operation.id} has no fields`);
	}
	return schema;
}

/** What stands beside a file in its item. */
function fileSchema(query: object): OutputSchema {
	return schemaOf({
		...query,
		fileName: 'price-list.pdf',
		mimeType: 'application/pdf',
		bytes: 1,
		contentRange: 'bytes 0-0/1',
	});
}
