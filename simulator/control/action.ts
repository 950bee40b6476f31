import type { Corp } from '../corp/corp';
import type { JsonObject } from '../types';

interface FieldTypes {
	string: string;
	number: number;
	boolean: boolean;
	'string[]': string[];
	'number[]': number[];
}

type FieldSpec = keyof FieldTypes | `${keyof FieldTypes}?`;
export type Spec = Record<string, FieldSpec>;

type TypeOf<F> = F extends `${infer T extends keyof FieldTypes}?`
	? FieldTypes[T]
	: F extends keyof FieldTypes
		? FieldTypes[F]
		: never;
type OptionalKeys<S> = { [K in keyof S]: S[K] extends `${string}?` ? K : never }[keyof S];

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
export class ControlError extends Error {}

/** Declares an action; the spec of its input serves the types, the checks and the help. */
export function action<S extends Spec, Output>(declared: Action<S, Output>): Action<S, Output> {
	return declared;
}

function isOfType(value: unknown, type: string): boolean {
	if (type.endsWith('[]')) {
		return Array.isArray(value) && value.every((entry) => typeof entry === type.slice(0, -2));
	}
	return typeof value === type;
}

/** Checks the input of an action that came over HTTP. @throws ControlError naming the field */
export function checkInput(spec: Spec, input: JsonObject): void {
	for (const [name, field] of Object.entries(spec)) {
		const value = input[name];
		if (value === undefined) {
			if (!field.endsWith('?')) throw new ControlError(`${name} is missing (${field})`);
			continue;
		}
		const type = field.replace('?', '');
		if (!isOfType(value, type)) throw new ControlError(`${name} has to be of type ${type}`);
	}
	const unknown = Object.keys(input).filter((name) => !(name in spec));
	if (unknown.length) throw new ControlError(`unknown: ${unknown.join(', ')}`);
}
