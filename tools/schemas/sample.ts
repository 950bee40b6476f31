import type { Operation } from '../../nodes/WeComCustomerContact/declaration/operation';
import type { Params } from '../../nodes/WeComCustomerContact/declaration/params';
import type { Json, JsonObject } from '../../wecom/types';
import type { ContractEndpoint, ContractParam } from '../../contract/types';

/** An answer that holds every field of the contract, each list with one entry. */
export function sampleAnswer({ response }: ContractEndpoint): JsonObject {
	return { errcode: 0, errmsg: 'ok', ...sampleObject(response) };
}

/** The example request of the contract, its parameters where the operation has them. */
export function sampleRequest(
	{ query = {}, body = {} }: Operation,
	{ example }: ContractEndpoint,
): { query: JsonObject; body: JsonObject } {
	const pick = (params: Params) =>
		Object.fromEntries(Object.entries(example.request).filter(([name]) => name in params));
	return { query: pick(query), body: pick(body) };
}

function sampleObject(fields: readonly ContractParam[]): JsonObject {
	return Object.fromEntries(fields.map((field) => [field.name, sampleValue(field)]));
}

function sampleValue({ type, enum: values, children = [] }: ContractParam): Json {
	const known = values?.[0]?.value;
	switch (type) {
		case 'string':
			return known ?? 'text';
		case 'integer':
			return known ?? 1;
		case 'number':
			return known ?? 0.5;
		case 'boolean':
			return true;
		case 'object':
			return sampleObject(children);
		case 'array<object>':
			return [sampleObject(children)];
		case 'array<string>':
			return [known ?? 'text'];
		case 'array<integer>':
			return [known ?? 1];
		case 'file':
			throw new TypeError('A field of an answer is no file');
	}
}
