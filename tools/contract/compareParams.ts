import type { Operation } from '../../nodes/WeComCustomerContact/declaration/operation';
import type { Param, Params } from '../../nodes/WeComCustomerContact/declaration/params';
import { compileCondition } from '../../contract/conditions';
import { compareLimits } from './compareLimits';
import { difference, type Finding } from './findings';
import { type PlacedParam } from '../../contract/load';
import type { ContractEndpoint, ContractParam, ContractType } from '../../contract/types';

/** What is compared: an operation with its endpoint. */
export interface Compared {
	operation: Operation;
	endpoint: ContractEndpoint;
}

/** Types of the declaration that can stand for a type of the contract. */
const TYPES: Record<ContractType, ReadonlyArray<Param['type']>> = {
	string: ['string', 'media', 'constant'],
	integer: ['integer', 'time', 'constant', 'agentId'],
	number: ['integer', 'constant'],
	boolean: ['boolean', 'constant'],
	object: ['object'],
	'array<string>': ['list'],
	'array<integer>': ['list'],
	'array<object>': ['objects'],
	file: ['file'],
};

/**
 * Compares declared parameters with those of the contract: names, types, what is required, values and
 * limits. Parameters that only the contract has are missing; all else is a difference.
 */
export function compareParams(
	compared: Compared,
	declared: Params,
	expected: readonly ContractParam[],
	parent = '',
): Finding[] {
	const { id } = compared.operation;
	const pathOf = (name: string) => (parent === '' ? name : `${parent}.${name}`);
	const names = new Set(expected.map(({ name }) => name));
	const unknown = Object.keys(declared)
		.filter((name) => !names.has(name))
		.map((name): Finding => {
			const text = 'the contract has no such parameter';
			return { kind: 'differs', id, path: pathOf(name), aspect: 'unknown', text };
		});
	return [
		...unknown,
		...expected.flatMap((param) => {
			const path = pathOf(param.name);
			const found = declared[param.name];
			return found
				? compareParam(compared, found, { param, siblings: expected, path })
				: missing(id, path, param);
		}),
	];
}

/** The parameter and all that is in it are missing. */
function missing(id: string, path: string, { children = [] }: ContractParam): Finding[] {
	const text = 'the operation does not declare it';
	return [
		{ kind: 'missing', id, path, aspect: 'missing', text },
		...children.flatMap((child) => missing(id, `${path}.${child.name}`, child)),
	];
}

function compareParam(compared: Compared, declared: Param, placed: PlacedParam): Finding[] {
	const { operation } = compared;
	const { param: expected, path } = placed;
	const single = operation.split?.param === path && operation.split.single === true;
	const type = single ? (`array<${expected.type}>` as ContractType) : expected.type;
	if (!canStandFor(declared, expected, type)) {
		return [difference(operation.id, path, 'type', type, declared.type)];
	}
	const inner =
		declared.type === 'object' || declared.type === 'objects'
			? compareParams(compared, declared.fields, expected.children ?? [], path)
			: [];
	return [
		...compareRequired(compared, declared, placed),
		...compareLimits(operation, declared, expected, path),
		...inner,
	];
}

function canStandFor(declared: Param, { separator }: ContractParam, type: ContractType): boolean {
	if (declared.type !== 'list') return TYPES[type].includes(declared.type);
	if (declared.joinedWith !== undefined) {
		return type === 'string' && separator === declared.joinedWith;
	}
	return type === `array<${declared.of}>`;
}

function compareRequired(
	{ operation: { id, rules = [] }, endpoint }: Compared,
	declared: Param,
	{ param: { required, required_when: when }, siblings, path }: PlacedParam,
): Finding[] {
	if (['constant', 'agentId', 'file'].includes(declared.type)) return [];
	const conditional = declared.requiredWhen !== undefined || declared.requiredUnless !== undefined;
	if (required === true) {
		return declared.required === true ? [] : [difference(id, path, 'required', true, false)];
	}
	if (when === undefined) {
		const stricter = declared.required === true || conditional;
		return stricter ? [difference(id, path, 'required', false, true)] : [];
	}
	// Conditions that no request can answer ("the caller is an old suite") are for the description.
	const isAboutRequest = compileCondition(when, [...siblings], [...endpoint.params]) !== undefined;
	const checked = declared.required === true || conditional || rules.length > 0;
	return checked || !isAboutRequest ? [] : [difference(id, path, 'required_when', when, undefined)];
}
