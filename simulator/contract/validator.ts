import { WeComError } from '../errors';
import type { JsonObject } from '../types';
import { compileCondition, isEmpty, type Condition } from '../../contract/conditions';
import type { ContractEndpoint, ContractParam } from '../../contract/types';
import { LENIENT, refusalCode, REFUSED_WHEN_EMPTY, type Problem } from './refusals';

/** Checks the parameters of one request and returns the names that the contract does not know. */
export interface Validator {
	/** @throws WeComError with the code that WeCom gives */
	body(body: JsonObject): string[];
	/** The same for the query; values that the contract calls numbers are turned into such in place. */
	query(query: JsonObject): string[];
}

interface Scope {
	endpoint: ContractEndpoint;
	root: JsonObject;
	unknown: string[];
}

type Check = (value: unknown, scope: Scope, parent: JsonObject) => void;

interface Field {
	name: string;
	path: string;
	required: boolean;
	requiredWhen: Condition | undefined;
	/** Where it does not hold, the field is not read at all. */
	validWhen: Condition | undefined;
	/** The code with which an object is refused that is there and has nothing in it. */
	emptyCode: number | undefined;
	check: Check;
}

function refuse(endpoint: ContractEndpoint, path: string, problem: Problem, text: string): never {
	const code = refusalCode(endpoint.id, path, problem);
	throw new WeComError(code, `${text}. invalid Request Parameter`);
}

const TYPE_TESTS: Record<string, (value: unknown) => boolean> = {
	string: (value) => typeof value === 'string',
	integer: (value) => Number.isInteger(value),
	number: (value) => typeof value === 'number',
	boolean: (value) => typeof value === 'boolean',
	object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
	file: () => true,
};

/** More than `max` code points; the length in UTF-16 units is never smaller. */
function hasMoreChars(text: string, max: number): boolean {
	return text.length > max && [...text].length > max;
}

function hasMoreBytes(text: string, max: number): boolean {
	return text.length * 3 > max && Buffer.byteLength(text) > max;
}

function compileValue(
	param: ContractParam,
	path: string,
	type: string,
	endpoint: ContractEndpoint,
): Check {
	const limits = param.limits ?? {};
	const values = param.enum && new Set(param.enum.map((entry) => entry.value));
	const isType = TYPE_TESTS[type];
	if (!isType) throw new Error(`${endpoint.id}: ${path} has the unknown type ${type}`);
	const lenient = LENIENT[`${endpoint.id}.${path}`];
	const object =
		type === 'object' ? compileObject(param.children ?? [], path, endpoint) : undefined;
	return (value, scope, parent) => {
		if (!isType(value)) {
			refuse(endpoint, path, 'value', `Warning: wrong json format. ${path} should be ${type}`);
		}
		if (values && lenient !== 'handler' && !values.has(value as string)) {
			refuse(endpoint, path, 'value', `${path} has invalid value ${String(value)}`);
		}
		if (typeof value === 'string' && lenient !== 'handler') {
			if (limits.maxChars !== undefined && hasMoreChars(value, limits.maxChars)) {
				refuse(endpoint, path, 'length', `${path} exceed max length ${limits.maxChars}`);
			}
			if (limits.maxBytes !== undefined && hasMoreBytes(value, limits.maxBytes)) {
				refuse(endpoint, path, 'length', `${path} exceed max length ${limits.maxBytes}`);
			}
		} else if (typeof value === 'number') {
			if (limits.max !== undefined && value > limits.max) {
				if (lenient === undefined) {
					refuse(endpoint, path, 'length', `${path} exceed max value ${limits.max}`);
				}
				if (lenient !== 'handler') parent[param.name] = lenient;
			}
			if (limits.min !== undefined && value < limits.min) {
				refuse(endpoint, path, 'length', `${path} less than min value ${limits.min}`);
			}
		}
		object?.(value as JsonObject, scope);
	};
}

function compileList(param: ContractParam, path: string, endpoint: ContractEndpoint): Check {
	const itemType = param.type.slice('array<'.length, -1);
	const { minItems, maxItems, ...itemLimits } = param.limits ?? {};
	const item = compileValue({ ...param, limits: itemLimits }, path, itemType, endpoint);
	return (value, scope, parent) => {
		if (!Array.isArray(value)) {
			refuse(endpoint, path, 'value', `Warning: wrong json format. ${path} should be array`);
		}
		if (maxItems !== undefined && value.length > maxItems) {
			refuse(endpoint, path, 'length', `${path} exceed max size ${maxItems}`);
		}
		if (minItems !== undefined && value.length < minItems) {
			refuse(endpoint, path, 'missing', `${path} less than min size ${minItems}`);
		}
		for (const entry of value) item(entry, scope, parent);
	};
}

function compileObject(
	params: ContractParam[],
	prefix: string,
	endpoint: ContractEndpoint,
): (value: JsonObject, scope: Scope) => void {
	const fields: Field[] = params.map((param) => {
		const path = prefix ? `${prefix}.${param.name}` : param.name;
		return {
			name: param.name,
			path,
			required: param.required === true,
			requiredWhen: param.required_when
				? compileCondition(param.required_when, params, endpoint.params)
				: undefined,
			validWhen: param.valid_when
				? compileCondition(param.valid_when, params, endpoint.params)
				: undefined,
			emptyCode: REFUSED_WHEN_EMPTY[`${endpoint.id}.${path}`],
			check: param.type.startsWith('array<')
				? compileList(param, path, endpoint)
				: compileValue(param, path, param.type, endpoint),
		};
	});
	const known = new Set(fields.map((field) => field.name));
	return (value, scope) => {
		for (const field of fields) {
			const given = value[field.name];
			if (given !== undefined && field.emptyCode !== undefined && isEmpty(given)) {
				throw new WeComError(field.emptyCode, `some parameters are empty: ${field.path}`);
			}
			if (field.validWhen?.(scope.root, value) === false) {
				Reflect.deleteProperty(value, field.name);
				continue;
			}
			const needed = field.required || field.requiredWhen?.(scope.root, value);
			if (needed && isEmpty(given)) {
				refuse(endpoint, field.path, 'missing', `missing ${field.path}`);
			}
			if (given !== undefined) field.check(given, scope, value);
		}
		for (const name of Object.keys(value)) {
			if (!known.has(name)) scope.unknown.push(prefix ? `${prefix}.${name}` : name);
		}
	};
}

function readNumbers(query: JsonObject, params: ContractParam[]): void {
	for (const param of params) {
		const text = query[param.name];
		if (param.type === 'integer' && typeof text === 'string' && /^-?\d+$/.test(text)) {
			query[param.name] = Number(text);
		}
	}
}

/**
 * Turns an endpoint of the contract into a check that costs next to nothing per request.
 * Lists and objects are checked to any depth. In place, a value in `LENIENT` is replaced, and what
 * `valid_when` rules out is taken away unread: of an attachment, all but what `msgtype` names.
 */
export function compileValidator(endpoint: ContractEndpoint): Validator {
	const inBody = endpoint.params.filter((param) => (param.in ?? 'body') === 'body');
	const inQuery = endpoint.params.filter((param) => param.in === 'query');
	const checkBody = compileObject(inBody, '', endpoint);
	const checkQuery = compileObject(inQuery, '', endpoint);
	const run = (check: typeof checkBody, root: JsonObject) => {
		const scope: Scope = { endpoint, root, unknown: [] };
		check(root, scope);
		return scope.unknown;
	};
	return {
		body: (body) => run(checkBody, body),
		query: (query) => {
			readNumbers(query, inQuery);
			return run(checkQuery, query);
		},
	};
}
