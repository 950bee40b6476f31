import { requestsOf } from '../../../tools/contract/reach';
import { pagingParams } from '../../../tools/contract/compareOperation';
import type { ContractEndpoint, ContractParam } from '../../../contract/types';
import { compileCondition } from '../../../contract/conditions';
import type { Json, JsonObject } from '../../../wecom/types';
import { minimalRequests } from '../minimalRequests';

/** The request with the parameters that the contract requires and no others. */
export function minimalRequest(endpoint: ContractEndpoint): JsonObject {
	const fixed = minimalRequests[endpoint.id];
	if (fixed) return fixed;
	const paging = pagingParams(endpoint.pagination);
	const params = endpoint.params.filter(({ name }) => !paging.includes(name));
	const [example = {}] = requestsOf(endpoint);
	const minimal: JsonObject = {};
	// What is required may depend on what was added before it.
	for (let before = ''; before !== JSON.stringify(minimal);) {
		before = JSON.stringify(minimal);
		addRequired(endpoint, params, example, minimal, minimal);
	}
	return minimal;
}

function addRequired(
	endpoint: ContractEndpoint,
	params: readonly ContractParam[],
	from: JsonObject,
	target: JsonObject,
	root: JsonObject,
): void {
	for (const param of params) {
		const { name, children = [] } = param;
		const value = from[name];
		if (value === undefined) continue;
		if (target[name] === undefined && isNeeded(endpoint, params, param, root, target)) {
			target[name] = smallest(param, value);
		}
		const inner = target[name];
		const pairs = Array.isArray(inner)
			? inner.map((one, index) => [one, (value as Json[])[index]])
			: [[inner, value]];
		for (const [one, source] of pairs) {
			if (typeof one !== 'object' || one === null || param.type === 'file') continue;
			addRequired(endpoint, children, source as JsonObject, one as JsonObject, root);
		}
	}
}

/** The value without anything optional: an empty object, to be filled; the first entry of a list. */
function smallest({ type }: ContractParam, value: Json): Json {
	if (type === 'object') return {};
	if (type === 'array<object>') return [{}];
	return Array.isArray(value) ? value.slice(0, 1) : value;
}

/** Whether a parameter has to be there, as far as the request itself decides. */
export function isNeeded(
	{ params }: Pick<ContractEndpoint, 'params'>,
	siblings: readonly ContractParam[],
	{ required, required_when: when }: ContractParam,
	root: JsonObject,
	parent: JsonObject,
): boolean {
	if (required === true) return true;
	if (when === undefined) return false;
	const condition = compileCondition(when, [...siblings], [...params]);
	return condition?.(root, parent) === true;
}
