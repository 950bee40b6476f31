import type { ContractParam, JsonObject } from './types';

/** Whether a condition of the contract holds for a request. */
export type Condition = (root: JsonObject, parent: JsonObject) => boolean;

/** What a condition needs to know of a parameter. */
type Named = Pick<ContractParam, 'name' | 'default'>;

type Operand = (root: JsonObject, parent: JsonObject) => unknown;

/** Nothing, an empty text or list, or an object in which nothing is filled in. */
export function isEmpty(value: unknown): boolean {
	if (value === undefined || value === null || value === '') return true;
	if (Array.isArray(value)) return value.length === 0;
	return typeof value === 'object' && Object.values(value).every(isEmpty);
}

/** Reads a name of the condition: a sibling of the parameter, or a path from the top. */
function operand(
	name: string,
	siblings: readonly Named[],
	top: readonly Named[],
): Operand | undefined {
	const sibling = siblings.find((param) => param.name === name);
	const [first = '', ...rest] = name.split('.');
	const known = sibling ?? top.find((param) => param.name === first);
	if (!known) return undefined;
	const fallback = known.default;
	if (sibling) return (_root, parent) => parent[name] ?? fallback;
	return (root) => {
		let value: unknown = root[first] ?? (rest.length ? undefined : fallback);
		for (const key of rest) value = (value as Record<string, unknown> | undefined)?.[key];
		return value;
	};
}

/** "neither image nor link is given" */
const NEITHER = /^neither ([\w.]+) nor ([\w.]+) (?:is|are) given$/;
/** "image is empty", "both sender and tag_filter are empty", "user_list is left out" … */
const EMPTINESS =
	/^(?:both )?([\w., ]+?) (?:is|are)(?: both| all)? (?:empty|absent|left out|not given)$/;
/** "chat_type is single and …" */
const CONJUNCTION = /^([\w.]+ is \w+) and (.+)$/;
/** "type is 1" */
const EQUALITY = /^([\w.]+) is (\w+)$/;

/** The list, if nothing in it is missing. */
function allOf<T>(list: ReadonlyArray<T | undefined>): T[] | undefined {
	const found = list.filter((entry) => entry !== undefined);
	return found.length === list.length ? found : undefined;
}

/**
 * Compiles the words of `required_when` ("type is 1", "image and link are both empty", …).
 * @param words the condition in the contract's wording
 * @param siblings the parameters beside the one that has the condition
 * @param top the endpoint's parameters
 * @returns undefined for a condition that no request can answer ("the caller is an old suite")
 */
export function compileCondition(
	words: string,
	siblings: readonly Named[],
	top: readonly Named[],
): Condition | undefined {
	const text = words.replace(/empty or absent/g, 'empty').replace(NEITHER, '$1 and $2 are empty');
	const compile = (part: string) => compileCondition(part, siblings, top);

	const alternatives = text.split(/,? or /);
	if (alternatives.length > 1) {
		const parts = allOf(alternatives.map(compile));
		return parts && ((root, parent) => parts.some((part) => part(root, parent)));
	}

	const [, names] = EMPTINESS.exec(text) ?? [];
	if (names !== undefined && !/ (is|are) /.test(names)) {
		const operands = allOf(names.split(/, | and /).map((name) => operand(name, siblings, top)));
		return operands && ((root, parent) => operands.every((read) => isEmpty(read(root, parent))));
	}

	const [, left, right] = CONJUNCTION.exec(text) ?? [];
	if (left !== undefined && right !== undefined) {
		const parts = allOf([compile(left), compile(right)]);
		return parts && ((root, parent) => parts.every((part) => part(root, parent)));
	}

	const [, name, value] = EQUALITY.exec(text) ?? [];
	const read = name === undefined ? undefined : operand(name, siblings, top);
	return read && ((root, parent) => String(read(root, parent)) === value);
}
