import type { JsonObject } from '../../../wecom/types';
import type { Param, When } from '../declaration/params';

/** Whether a condition holds beside the parameters that were read before. */
export function holds(condition: When, siblings: JsonObject): boolean {
	return Object.entries(condition).every(([name, values]) =>
		values.includes(siblings[name] as string | number | boolean),
	);
}

/** Whether a parameter has to be there beside those that were read before. */
export function isRequired(
	{ required, requiredWhen, requiredUnless }: Param,
	siblings: JsonObject,
): boolean {
	return (
		required === true ||
		(requiredWhen !== undefined && holds(requiredWhen, siblings)) ||
		(requiredUnless !== undefined && siblings[requiredUnless] === undefined)
	);
}

/** Whether it depends on one of these parameters that another one is required. */
export function dependsOn(
	{ requiredWhen, requiredUnless, onlyWhen }: Param,
	names: ReadonlySet<string>,
): boolean {
	return [requiredUnless ?? '', ...Object.keys({ ...requiredWhen, ...onlyWhen })].some((name) =>
		names.has(name),
	);
}
