import type { ContractParam, ContractType } from '../../contract/types';

type TypeTest = (value: unknown) => boolean;

const isObject: TypeTest = (value) =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf =
	(test: TypeTest): TypeTest =>
	(value) =>
		Array.isArray(value) && value.every(test);
const isString: TypeTest = (value) => typeof value === 'string';

const IS_TYPE: Record<ContractType, TypeTest> = {
	string: isString,
	integer: Number.isSafeInteger,
	number: Number.isFinite,
	boolean: (value) => typeof value === 'boolean',
	object: isObject,
	'array<string>': listOf(isString),
	'array<integer>': listOf(Number.isSafeInteger),
	'array<object>': listOf(isObject),
	file: isObject,
};

/** What is wrong with an object by the parameters or fields that the contract gives it. */
export function faultsOf(
	value: Record<string, unknown>,
	params: readonly ContractParam[],
	parent = '',
): string[] {
	const known = new Set(params.map(({ name }) => name));
	const unknown = Object.keys(value).filter((name) => !known.has(name));
	return [
		...unknown.map((name) => `${parent}${name} is not in the contract`),
		...params.flatMap((param) => faultsOfParam(value[param.name], param, parent)),
	];
}

function faultsOfParam(value: unknown, param: ContractParam, parent: string): string[] {
	const { name, type, required, children, enum: values } = param;
	const path = `${parent}${name}`;
	if (value === undefined) return required === true ? [`${path} is missing`] : [];
	if (!IS_TYPE[type](value)) return [`${path} is no ${type}`];
	const entries = Array.isArray(value) ? (value as unknown[]) : [value];
	const faults = [...faultsOfLimits(value, entries, param)];
	if (values && !entries.every((entry) => values.some((one) => one.value === entry))) {
		faults.push(`has another value than ${values.map((one) => one.value).join(', ')}`);
	}
	const inner =
		children && type !== 'file'
			? entries.flatMap((entry) => faultsOf(entry as Record<string, unknown>, children, `${path}.`))
			: [];
	return [...faults.map((fault) => `${path} ${fault}`), ...inner];
}

function faultsOfLimits(
	value: unknown,
	entries: readonly unknown[],
	{ limits: { min, max, minItems, maxItems, maxChars, maxBytes } = {} }: ContractParam,
): string[] {
	const texts = entries.filter((entry) => typeof entry === 'string');
	const numbers = entries.filter((entry) => typeof entry === 'number');
	const count = Array.isArray(value) ? value.length : undefined;
	const checks: Array<[boolean, string]> = [
		[min !== undefined && numbers.some((one) => one < min), `is below ${min}`],
		[max !== undefined && numbers.some((one) => one > max), `is above ${max}`],
		[minItems !== undefined && (count ?? minItems) < minItems, `has fewer than ${minItems}`],
		[maxItems !== undefined && (count ?? 0) > maxItems, `has more than ${maxItems}`],
		[
			maxChars !== undefined && texts.some((one) => [...one].length > maxChars),
			'has many characters',
		],
		[
			maxBytes !== undefined && texts.some((one) => Buffer.byteLength(one) > maxBytes),
			'has many bytes',
		],
	];
	return checks.filter(([isFault]) => isFault).map(([, text]) => text);
}
