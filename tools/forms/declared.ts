import type {
	AnyOperation,
	Operation,
} from '../../nodes/WeComCustomerContact/declaration/operation';
import type { Param, Params } from '../../nodes/WeComCustomerContact/declaration/params';

/** A declared parameter with its dotted path in the request. */
export interface DeclaredParam {
	path: string;
	param: Param;
	siblings: Params;
}

/** All parameters that an operation sends, those inside others included. */
export function declaredParams({ query, body, upload, headers }: Operation): DeclaredParam[] {
	return walk({ ...query, ...body, ...upload, ...headers }, '');
}

/** All parameters that an operation reads for itself and does not send, those inside others included. */
export function ownParams({ own = {} }: AnyOperation): DeclaredParam[] {
	return walk(own, '');
}

function walk(params: Params, parent: string): DeclaredParam[] {
	return Object.entries(params).flatMap(([name, param]) => {
		const path = parent === '' ? name : `${parent}.${name}`;
		const inner = 'fields' in param ? walk(param.fields, path) : [];
		return [{ path, param, siblings: params }, ...inner];
	});
}
