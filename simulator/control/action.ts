import type { Corp } from '../corp/corp';
import type { JsonObject } from '../types';

/** A field of an input that takes less than its type: what it takes in words, and the check. */
export interface Field<T> {
	takes: string;
	optional: boolean;
	/** @throws ControlError naming the field (`path`) and what it takes */
	check: (value: unknown, path: string) => void;
	/** Never there: it carries the type of the value. */
	readonly type?: T;
}

interface FieldTypes {
	string: string;
	number: number;
	boolean: boolean;
	'string[]': string[];
	'number[]': number[];
}

type FieldSpec = keyof FieldTypes | `${keyof FieldTypes}?` | Field<unknown>;
export type Spec = Record<string, FieldSpec>;

type TypeOf<F> =
	F extends Field<infer T>
		? Exclude<T, undefined>
		: F extends `${infer T extends keyof FieldTypes}?`
			? FieldTypes[T]
			: F extends keyof FieldTypes
				? FieldTypes[F]
				: never;
type IsOptional<F> =
	F extends Field<infer T>
		? undefined extends T
			? true
			: false
		: F extends `${string}?`
			? true
			: false;
type OptionalKeys<S> = { [K in keyof S]: IsOptional<S[K]> extends true ? K : never }[keyof S];

/** The input that a spec describes: `{ userid: 'string', state: 'string?' }`. */
export type InputOf<S> = { [K in Exclude<keyof S, OptionalKeys<S>>]: TypeOf<S[K]> } & {
	[K in OptionalKeys<S>]?: TypeOf<S[K]>;
};

/** Something that a customer, a member or an administrator does in a client or in the console. */
export interface Action<S extends Spec, Output> {
	summary: string;
	input: S;
	run: (corp: Corp, input: InputOf<S>) => Output;
}

/** A wrong use of the control API: what was wrong with the input. */
export class ControlError extends Error {
	constructor(
		message: string,
		/** HTTP status of the answer. */
		readonly status: 400 | 403 | 404 | 415 = 400,
	) {
		super(message);
	}
}

/** Declares an action; the spec of its input serves the types, the checks and the help. */
export function action<S extends Spec, Output>(declared: Action<S, Output>): Action<S, Output> {
	return declared;
}

function isOfType(value: unknown, type: string): boolean {
	if (type.endsWith('[]')) {
		return Array.isArray(value) && value.every((entry) => isOfType(entry, type.slice(0, -2)));
	}
	return type === 'number' ? Number.isFinite(value) : typeof value === type;
}

/**
 * Checks an input that came over HTTP.
 * @param where what the fields are in, for the message
 * @throws ControlError naming the field and what it takes
 */
export function checkInput(spec: Spec, input: JsonObject, where = ''): void {
	for (const [name, field] of Object.entries(spec)) {
		const value = Object.hasOwn(input, name) ? input[name] : undefined;
		const path = where + name;
		if (typeof field === 'object') {
			if (value === undefined && !field.optional) {
				throw new ControlError(`${path} is missing (${field.takes})`);
			}
			if (value !== undefined) field.check(value, path);
			continue;
		}
		if (value === undefined) {
			if (!field.endsWith('?')) throw new ControlError(`${path} is missing (${field})`);
			continue;
		}
		const type = field.replace('?', '');
		if (!isOfType(value, type)) throw new ControlError(`${path} has to be of type ${type}`);
	}
	const unknown = Object.keys(input).filter((name) => !Object.hasOwn(spec, name));
	if (unknown.length)
		throw new ControlError(`unknown: ${unknown.map((name) => where + name).join(', ')}`);
}

/** The spec as the help shows it. */
export function describeSpec(spec: Spec): Record<string, string> {
	return Object.fromEntries(
		Object.entries(spec).map(([name, field]) => [
			name,
			typeof field === 'object' ? field.takes + (field.optional ? '?' : '') : field,
		]),
	);
}
