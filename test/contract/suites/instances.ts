import type { ContractParam } from '../../../contract/types';
import type { Json, JsonObject } from '../../../wecom/types';

/** A parameter at the place where a request holds it. */
export interface Instance {
	param: ContractParam;
	siblings: readonly ContractParam[];
	/** Keys that lead to it, e.g. `attachments`, `0`, `link`, `title`. */
	keys: readonly string[];
	value: Json;
	/** The object that holds it. */
	parent: JsonObject;
}

/** Every parameter that a request holds, nested ones and each entry of lists of objects included. */
export function instancesIn(
	params: readonly ContractParam[],
	request: JsonObject,
	keys: readonly string[] = [],
): Instance[] {
	return params.flatMap((param): Instance[] => {
		const value = request[param.name];
		if (value === undefined) return [];
		const own = [...keys, param.name];
		const instance = { param, siblings: params, keys: own, value, parent: request };
		const { children = [], type } = param;
		if (type === 'object') return [instance, ...instancesIn(children, value as JsonObject, own)];
		if (type !== 'array<object>') return [instance];
		const inner = (value as JsonObject[]).flatMap((entry, index) =>
			instancesIn(children, entry, [...own, String(index)]),
		);
		return [instance, ...inner];
	});
}

/** The path under which a filled-in form lists the field of an instance. */
export const pathOf = ({ keys }: Pick<Instance, 'keys'>): string => keys.join('.');

/** The path of an instance's parameter, without the places in lists. */
export const paramPathOf = ({ keys }: Pick<Instance, 'keys'>): string =>
	keys.filter((key) => !/^\d+$/.test(key)).join('.');

/** What a request holds at `keys`. */
export function valueAtKeys(request: JsonObject, keys: readonly string[]): unknown {
	return keys.reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], request);
}

/** A copy of the request with another value at `keys`; without any where `value` is undefined. */
export function changed(
	request: JsonObject,
	keys: readonly string[],
	value: Json | undefined,
): JsonObject {
	return withValue(request, keys, value) as JsonObject;
}

function withValue(holder: Json, [key, ...rest]: readonly string[], value: Json | undefined): Json {
	if (key === undefined) return value ?? null;
	if (Array.isArray(holder)) {
		return holder.map((entry, index) =>
			String(index) === key ? withValue(entry, rest, value) : entry,
		);
	}
	const { [key]: before = null, ...others } = holder as JsonObject;
	const isRemoved = rest.length === 0 && value === undefined;
	return isRemoved ? others : { ...(holder as JsonObject), [key]: withValue(before, rest, value) };
}
