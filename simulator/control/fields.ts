import { isJsonObject } from '../types';
import { checkInput, ControlError, type Field, type InputOf, type Spec } from './action';

function field<T>(takes: string, isGood: (value: unknown) => boolean): Field<T> {
	return {
		takes,
		optional: false,
		check: (value, path) => {
			if (!isGood(value)) throw new ControlError(`${path} has to be ${takes}`);
		},
	};
}

/** The field may be left out. */
export function optional<T>(given: Field<T>): Field<T | undefined> {
	return { takes: given.takes, optional: true, check: given.check };
}

/** One of some values. */
export function oneOf<const T extends string | number>(...values: T[]): Field<T> {
	return field(`one of ${values.join(', ')}`, (value) => values.includes(value as T));
}

/** A whole number between two others; without an upper one, any that a timer and an array can hold. */
export function whole(least: number, most = 2_147_483_647): Field<number> {
	return field(
		`a whole number from ${least} to ${most}`,
		(value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
	);
}

/** A share, from 0 to 1. */
export const share: Field<number> = field(
	'a number from 0 to 1',
	(value) => typeof value === 'number' && value >= 0 && value <= 1,
);

/** A text that follows a pattern. */
export function text(takes: string, pattern: RegExp): Field<string> {
	return field(takes, (value) => typeof value === 'string' && pattern.test(value));
}

/** An address to which requests can be sent. */
export const httpUrl: Field<string> = field('an http or https address', (value) => {
	if (typeof value !== 'string' || !URL.canParse(value)) return false;
	return /^https?:$/.test(new URL(value).protocol);
});

/** A list of at least one value. */
export function listOf<T>(each: Field<T>): Field<T[]> {
	return {
		takes: `a list: each ${each.takes}`,
		optional: false,
		check: (value, path) => {
			if (!Array.isArray(value) || value.length === 0) {
				throw new ControlError(`${path} has to be a list that is not empty`);
			}
			value.forEach((entry, index) => each.check(entry, `${path}[${index}]`));
		},
	};
}

/** true, false or what the field takes. */
export function orBoolean<T>(given: Field<T>): Field<T | boolean> {
	return {
		takes: `true, false or ${given.takes}`,
		optional: false,
		check: (value, path) => {
			if (typeof value !== 'boolean') given.check(value, path);
		},
	};
}

/** An object with these fields. */
export function object<S extends Spec>(spec: S): Field<InputOf<S>> {
	return {
		takes: `{${Object.keys(spec).join(', ')}}`,
		optional: false,
		check: (value, path) => {
			if (!isJsonObject(value)) throw new ControlError(`${path} has to be an object`);
			checkInput(spec, value, `${path}.`);
		},
	};
}

type Variant<S extends Record<string, Spec>> = {
	[K in keyof S]: { kind: K } & InputOf<S[K]>;
}[keyof S];

/** An object whose `kind` says which further fields it has. */
export function variants<S extends Record<string, Spec>>(specs: S): Field<Variant<S>> {
	const kinds = Object.keys(specs).join(', ');
	return {
		takes: `{kind: one of ${kinds}, and its own fields}`,
		optional: false,
		check: (value, path) => {
			if (!isJsonObject(value)) throw new ControlError(`${path} has to be an object`);
			const { kind, ...rest } = value;
			const spec = typeof kind === 'string' && Object.hasOwn(specs, kind) ? specs[kind] : undefined;
			if (!spec) throw new ControlError(`${path}.kind has to be one of ${kinds}`);
			checkInput(spec, rest, `${path}.`);
		},
	};
}
