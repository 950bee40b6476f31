import type { JsonObject } from '../types';
import type { Param } from './load';

/** Whether a condition of the contract holds for a request. */
export type Condition = (root: JsonObject, parent: JsonObject) => boolean;

type Operand = (root: JsonObject, parent: JsonObject) => unknown;

/** Nothing, an empty text or list, or an object in which nothing is filled in. */
export function isEmpty(value: unknown): boolean {
	if (value === undefined || value === null || value === '') return true;
	if (Array.isArray(value)) return value.length === 0;
	return typeof value === 'object' && Object.values(value).every(isEmpty);
}

/** Reads a name of the condition: a sibling of the parameter, or a path from the top. */
function operand(name: string, siblings: Param[], top: Param[]): Operand | undefined {
	const sibling = siblings.find((param) => param.name === name);
	const [first, ...rest] = name.split('.');
	const known = sibling ?? top.find((param) => param.name === first);
	if (!known) return undefined;
	const fallback = (known as { default?: unknown }).default;
	if (sibling) return (_root, parent) => parent[name] ?? fallback;
	return (root) => {
		let value: unknown = root[first!] ?? (rest.length ? undefined : fallback);
		for (const key of rest) value = (value as Record<string, unknown> | undefined)?.[key];
		return value;
	};
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
	siblings: Param[],
	top: Param[],
): Condition | undefined {
	const text = words.replace(/empty or absent/g, 'empty');
	const alternatives = text.split(/,? or /);
	if (alternatives.length > 1) {
		const parts = alternatives.map((part) => compileCondition(part, siblings, top));
		return parts.includes(undefined)
			? undefined
			: (root, parent) => parts.some((part) => part!(root, parent));
	}

	const emptiness =
		/^(?:both )?([\w., ]+?) (?:is|are)(?: both| all)? (?:empty|absent|left out|not given)$/.exec(text);
	if (emptiness && !/ (is|are) /.test(emptiness[1]!)) {
		const names = emptiness[1]!.split(/, | and /);
		const operands = names.map((name) => operand(name, siblings, top));
		if (operands.includes(undefined)) return undefined;
		return (root, parent) => operands.every((read) => isEmpty(read!(root, parent)));
	}

	const conjunction = /^([\w.]+ is \w+) and (.+)$/.exec(text);
	if (conjunction) {
		const left = compileCondition(conjunction[1]!, siblings, top);
		const right = compileCondition(conjunction[2]!, siblings, top);
		return left && right && ((root, parent) => left(root, parent) && right(root, parent));
	}

	const equality = /^([\w.]+) is (\w+)$/.exec(text);
	const read = equality && operand(equality[1]!, siblings, top);
	if (!read) return undefined;
	return (root, parent) => String(read(root, parent)) === equality[2];
}
