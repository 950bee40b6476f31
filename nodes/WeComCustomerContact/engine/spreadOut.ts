import type { Json, JsonObject } from '../../../wecom/types';
import type { Param, Params } from '../declaration/params';

/** One entry for each value of the parameter, at any depth, for which the form takes several. */
export function spreadOut(entry: JsonObject, fields: Params): JsonObject[] {
	for (const [name, value] of Object.entries(entry)) {
		const param = fields[name];
		const values = param && severalIn(param, value);
		if (values) return values.map((one) => ({ ...entry, [name]: one }));
	}
	return [entry];
}

/** The values of a parameter of which each makes an entry of its own. */
function severalIn(param: Param, value: Json | undefined): Json[] | undefined {
	if (Array.isArray(value)) {
		const takesSeveral =
			('several' in param && param.several) || ('severalFiles' in param && param.severalFiles);
		return takesSeveral ? value : undefined;
	}
	if (param.type !== 'object' || typeof value !== 'object' || value === null) return undefined;
	const entries = spreadOut(value, param.fields);
	return entries.length > 1 ? entries : undefined;
}
