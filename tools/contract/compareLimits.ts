import type { Operation } from '../../nodes/WeComCustomerContact/declaration/operation';
import type { ListParam, Param } from '../../nodes/WeComCustomerContact/declaration/params';
import { difference, type Finding } from './findings';
import type { ContractLimits, ContractParam } from '../../contract/types';

/** The limits of the declaration, flat; those of a list's entries have `item.` before their names. */
type Limits = Record<string, unknown>;

/** What the words of `format` ask of a declaration. Any other words would be a finding. */
const FORMATS: ReadonlyArray<
	{ words: RegExp; limits: Limits } | { words: RegExp; type: Param['type'] }
> = [
	{ words: /^unix (time in )?seconds/i, type: 'time' },
	{ words: /^image with|^video of/, type: 'media' },
	{ words: /^bytes=<first>-<last>$/, limits: { format: true } },
	{ words: /bytes|MB/, type: 'file' },
	{ words: /^1 to 20 UTF-8 characters$/, limits: { maxChars: 20 } },
	{ words: /^each word 1 to 32 UTF-8 characters$/, limits: { 'item.maxChars': 32 } },
	{ words: /^digits(, letters.*| and letters) only$/, limits: { format: true } },
	{ words: /^(user)?ids( joined by \|)?$/, limits: { 'item.format': true } },
];

/** Compares the values and limits that a declared parameter takes with those of the contract. */
export function compareLimits(
	{ id, split }: Operation,
	declared: Param,
	expected: ContractParam,
	path: string,
): Finding[] {
	const actual = declaredLimits(declared);
	const { limits, findings } = expectedLimits(id, declared, expected, path);
	if (split?.param === path && split.unless === undefined) {
		// Lists longer than one call are sent in parts; then the size of a part is what counts.
		const size = split.single ? 1 : limits.maxItems;
		delete limits.maxItems;
		delete actual.maxItems;
		if (split.size !== size) findings.push(difference(id, path, 'maxItems', size, split.size));
	}
	if (expected.enum) {
		// The length of a text that is one of a few is not a limit of its own.
		delete limits.maxBytes;
		delete actual.maxBytes;
	}
	const names = new Set([...Object.keys(limits), ...Object.keys(actual)]);
	for (const name of names) {
		if (JSON.stringify(limits[name]) === JSON.stringify(actual[name])) continue;
		const finding = difference(id, path, name, limits[name], actual[name]);
		const isAdded = limits[name] === undefined;
		findings.push(isAdded ? { ...finding, aspect: `${name} ${String(actual[name])}` } : finding);
	}
	return findings;
}

function expectedLimits(
	id: string,
	declared: Param,
	{ type, enum: values, limits: stated = {}, required }: ContractParam,
	path: string,
): { limits: Limits; findings: Finding[] } {
	const { format, ...numbers } = stated;
	const limits: Limits = { ...numbers };
	const findings: Finding[] = [];
	const isList = type.startsWith('array<') && type !== 'array<object>';
	if (values) {
		limits[isList ? 'item.oneOf' : 'oneOf'] = sorted(values.map(({ value }) => value));
	}
	// An empty list counts as no list, which `required` refuses.
	if (required === true && limits.minItems === 1 && !isCounted(declared)) delete limits.minItems;
	if (format !== undefined) {
		const rule = FORMATS.find(({ words }) => words.test(format));
		if (!rule) findings.push(difference(id, path, 'format', format, undefined));
		else if ('limits' in rule) Object.assign(limits, rule.limits);
		else if (rule.type !== declared.type) {
			findings.push(difference(id, path, 'format', format, declared.type));
		}
	}
	return { limits, findings };
}

/** Whether the declaration itself says how few entries there may be. */
function isCounted(param: Param): boolean {
	return 'minItems' in param && param.minItems !== undefined;
}

function declaredLimits(param: Param): Limits {
	switch (param.type) {
		case 'string':
		case 'integer':
			return definedLimits(param);
		case 'list':
			return { ...definedLimits(param), ...itemLimits(param) };
		case 'objects':
			return definedLimits(param);
		case 'constant':
			return { oneOf: [param.value] };
		default:
			return {};
	}
}

const LIMIT_NAMES = ['min', 'max', 'minItems', 'maxItems', 'maxChars', 'maxBytes'] as const;

function definedLimits(
	param: Partial<Omit<ContractLimits, 'format'>> & { oneOf?: readonly unknown[]; format?: unknown },
): Limits {
	const numbers = LIMIT_NAMES.filter((name) => param[name] !== undefined).map((name) => [
		name,
		param[name],
	]);
	return {
		...Object.fromEntries(numbers),
		...(param.oneOf ? { oneOf: sorted(param.oneOf) } : {}),
		...(param.format ? { format: true } : {}),
	};
}

function itemLimits({ item = {} }: ListParam): Limits {
	const limits = Object.entries(definedLimits(item));
	return Object.fromEntries(limits.map(([name, value]) => [`item.${name}`, value]));
}

function sorted(values: readonly unknown[]): unknown[] {
	return [...values].sort((one, other) => (String(one) < String(other) ? -1 : 1));
}
