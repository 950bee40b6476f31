import type { JsonObject } from '../../../wecom/types';
import { eitherLabel, joinLabels, joinNames, translate } from '../../../i18n/translate';
import { MediaUpload } from '../engine/mediaUpload';
import { NamedIds } from '../engine/names/namedIds';

/**
 * Gives the name of a parameter as the form shows it, or that of one of its values; `path` is dotted, as
 * in `text.content`.
 */
export type LabelOf = (path: string, of?: { value: unknown }) => string;

/**
 * A rule across parameters of a request, which holds all values as they would be sent.
 * Returns what is wrong in words, or undefined.
 */
export type Rule = (request: JsonObject, label: LabelOf) => string | undefined;

/** Whether a parameter is in the request and not empty. */
function isFilled(request: JsonObject, path: string): boolean {
	const value = valueAt(request, path);
	if (value === undefined || value === null || value === '') return false;
	if (value instanceof MediaUpload || value instanceof NamedIds) return true;
	if (Array.isArray(value)) return value.length > 0;
	return (
		typeof value !== 'object' ||
		Object.keys(value).some((key) => isFilled(value as JsonObject, key))
	);
}

/** The value of a parameter by its dotted path. */
export function valueAt(request: JsonObject, path: string): unknown {
	return path
		.split('.')
		.reduce<unknown>(
			(value, key) => (value as Record<string, unknown> | null | undefined)?.[key],
			request,
		);
}

/** At least one of the parameters is filled in. */
export function atLeastOne(...paths: string[]): Rule {
	return (request, label) =>
		paths.some((path) => isFilled(request, path)) ? undefined : missingAll(paths, label);
}

/** At least one of the parameters is sent, even with an empty value, which clears what was there. */
export function atLeastOneGiven(...paths: string[]): Rule {
	return (request, label) =>
		paths.some((path) => valueAt(request, path) !== undefined)
			? undefined
			: missingAll(paths, label);
}

/** At most one of the parameters is filled in. */
export function atMostOne(...paths: string[]): Rule {
	return (request, label) => {
		const filled = paths.filter((path) => isFilled(request, path));
		return filled.length <= 1
			? undefined
			: translate('message.atMostOne', 'Fill in only one of {names}', {
					names: joinLabels(filled.map((path) => label(path))),
				});
	};
}

function missingAll(paths: string[], label: LabelOf): string {
	return translate('message.atLeastOne', 'Fill in at least one of {names}', {
		names: joinLabels(paths.map((path) => label(path))),
	});
}

/** The rule holds only where a parameter has one of the values. */
export function when(
	path: string,
	values: ReadonlyArray<string | number | boolean | undefined>,
	rule: Rule,
): Rule {
	return (request, label) =>
		values.includes(valueAt(request, path) as string | number | boolean | undefined)
			? rule(request, label)
			: undefined;
}

/** Where a parameter has one of the values, another one that is given has to be one of the `allowed` ones. */
export function onlyWith(
	path: string,
	values: ReadonlyArray<string | number | boolean>,
	other: string,
	allowed: ReadonlyArray<string | number | boolean>,
): Rule {
	return (request, label) => {
		const value = valueAt(request, path) as string | number | boolean;
		const given = valueAt(request, other) as string | number | boolean | undefined;
		if (!values.includes(value) || given === undefined || allowed.includes(given)) return undefined;
		return translate(
			'message.onlyWith',
			'If {path} is {value}, {name} must be {allowed} (got {given})',
			{
				path: label(path),
				value: label(path, { value }),
				name: label(other),
				allowed: eitherLabel(allowed.map((entry) => label(other, { value: entry }))),
				given: label(other, { value: given }),
			},
		);
	};
}

/** A list holds exactly so many entries. */
export function exactly(path: string, count: number): Rule {
	return (request, label) => {
		const list = valueAt(request, path);
		const given = Array.isArray(list) ? list.length : 0;
		return given === count
			? undefined
			: translate('message.exactly', '{name} must have exactly {count} here (got {given})', {
					name: label(path),
					count,
					given,
				});
	};
}

/** Two times are in order and at most so many days apart. */
export function spanOfDays(from: string, to: string, days: number): Rule {
	return (request, label) => {
		const start = valueAt(request, from);
		const end = valueAt(request, to);
		if (typeof start !== 'number' || typeof end !== 'number') return undefined;
		if (end < start) {
			return translate('message.timeOrder', '{to} is before {from}', {
				from: label(from),
				to: label(to),
			});
		}
		// Rounded up, so that one second too much does not read as none.
		const given = Math.ceil((end - start) / 864) / 100;
		return given <= days
			? undefined
			: translate(
					'message.span',
					'{from} and {to} may be at most {days} days apart (got {given})',
					{ from: label(from), to: label(to), days, given },
				);
	};
}

/** All entries of a list have one kind, the value of their field `key`, and `most` says how many of each there may be. */
export function oneKind(path: string, key: string, most: Readonly<Record<string, number>>): Rule {
	return (request, label) => {
		const list = valueAt(request, path);
		const kinds = Array.isArray(list)
			? list.map((entry) => String((entry as JsonObject)[key]))
			: [];
		const [kind] = kinds;
		const kindName = (shown: string) => label(`${path}.${key}`, { value: shown });
		if (kind === undefined) return undefined;
		if (kinds.some((other) => other !== kind)) {
			return translate('message.oneKind', '{name} must be all of one kind (got {kinds})', {
				name: label(path),
				kinds: joinNames([...new Set(kinds)].map(kindName)),
			});
		}
		const max = most[kind] ?? Infinity;
		return kinds.length <= max
			? undefined
			: translate(
					'message.mostOfKind',
					'{name} allows at most {max} of kind {kind} (got {given})',
					{
						name: label(path),
						kind: kindName(kind),
						max,
						given: kinds.length,
					},
				);
	};
}

/** Switches of an object that may be left out or on, because WeCom does not let anyone take away what they stand for. */
export function neverOff(path: string, names: readonly string[]): Rule {
	return (request, label) => {
		const off = names.filter((name) => valueAt(request, `${path}.${name}`) === false);
		return off.length === 0
			? undefined
			: translate('message.neverOff', '{names} cannot be turned off: every member has this right', {
					names: joinLabels(off.map((name) => label(`${path}.${name}`))),
				});
	};
}

/** A contact is a WeChat user: the ids of WeCom users begin with `wo` (doc 92323). */
export function onlyWeChatContact(path: string): Rule {
	return (request, label) => {
		const id = valueAt(request, path);
		return typeof id === 'string' && id.startsWith('wo')
			? translate(
					'message.onlyWeChat',
					'{name} is a WeCom user (its ID starts with wo); only WeChat users are allowed here',
					{ name: label(path) },
				)
			: undefined;
	};
}
