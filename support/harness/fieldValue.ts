import type { INodeProperties, INodePropertyOptions, NodeParameterValueType } from 'n8n-workflow';

import type { Param } from '../../nodes/WeComCustomerContact/declaration/params';

/** The time zone of the workflows in which filled-in forms are run. */
export const TIMEZONE = 'Asia/Shanghai';
const UTC8_SECONDS = 8 * 3600;

/**
 * The value that n8n stores for a field, from the value that the API takes: what a user would have to
 * choose or type.
 * @throws Error that says why the field cannot hold it
 */
export function toFieldValue(
	param: Param,
	property: INodeProperties,
	value: unknown,
): NodeParameterValueType {
	const given = param.type === 'time' ? wallClock(Number(value)) : value;
	switch (property.type) {
		case 'resourceLocator':
			return locatorValue(property, given);
		case 'multiOptions':
			return listOf(given) as string[];
		case 'options':
			return chosen(property, given);
		case 'boolean':
			return toSwitch(param, given);
		case 'number':
			return Number(given);
		case 'dateTime':
			if (param.type !== 'time') throw new Error('a date picker for a parameter that is no time');
			return String(given);
		case 'string':
			return param.type === 'list' ? listOf(given).join(', ') : String(given);
		default:
			throw new Error(`a field of type ${property.type} holds no such value`);
	}
}

/** An API value as the declaration wants it where the two differ: one id for a list of ids. */
export function listOf(value: unknown): unknown[] {
	return Array.isArray(value) ? value : [value];
}

function locatorValue({ modes = [] }: INodeProperties, value: unknown): NodeParameterValueType {
	if (!modes.some(({ name }) => name === 'id')) throw new Error('a locator without By ID');
	return { __rl: true, mode: 'id', value: String(value) };
}

function chosen(property: INodeProperties, value: unknown): NodeParameterValueType {
	const options = (property.options ?? []) as INodePropertyOptions[];
	if (property.typeOptions?.loadOptionsMethod) return value as string;
	const option = options.find((candidate) => String(candidate.value) === String(value));
	if (!option) throw new Error(`${JSON.stringify(value)} is not among the options`);
	return option.value;
}

function toSwitch(param: Param, value: unknown): boolean {
	if (param.type === 'boolean') return value === true;
	if (param.type === 'integer' && param.fromBoolean) return value === 1;
	throw new Error('a switch for a parameter that is neither boolean nor 0 or 1');
}

/** The time on the clocks of the workflow's time zone, as a date picker stores it. */
function wallClock(seconds: number): string {
	return new Date((seconds + UTC8_SECONDS) * 1000).toISOString().slice(0, 19);
}
