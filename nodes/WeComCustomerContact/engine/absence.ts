import { translate } from '../../../i18n/translate';
import { emptyEntryFault, isBlank, isEverything } from '../../shared/blank';
import { show } from '../../shared/given';
import { splitIds, unwrap } from '../../shared/ids';
import type { Param } from '../declaration/params';
import type { FormValue } from './form';

/** A field as far as the rules about absence look at it. */
export interface GivenField {
	param: Param;
	given: FormValue;
	/** It has to be there beside what the request holds so far: then it is missing, whatever it narrows. */
	required: boolean;
	/** The field takes ids that WeCom made, or the operation deletes: `*` can be no name there. */
	takesIds: boolean;
}

/** Whether a field says nothing, and what is wrong with it if it may not do so, to be put behind its name. */
export type Absence = { absent: boolean; fault?: undefined } | { fault: string };

/**
 * Decides whether a field says nothing. What narrows a call has to say something once the field holds
 * anything, or the call would be about everybody; only a filter of a list is left alone by a `*`.
 */
export function absenceOf({ param, given, required, takesIds }: GivenField): Absence {
	const value = unwrap(given.value);
	const narrows = param.narrows === true;
	const isOfSeveral = isList(param);
	const entries = isOfSeveral || Array.isArray(value) ? splitIds(value) : [value];
	const star = starFault(entries, param, narrows || takesIds);
	if (star !== undefined) return star;
	if (entries.every((entry) => isNothing(entry, param))) {
		// Of a number that is none, or of `false`, converting it says more than that something is missing.
		if (required)
			return { absent: entries.every((entry) => isBlank(entry) && typeof entry !== 'number') };
		if (narrows && given.held) return { fault: nothingFault(value, given, param) };
		if (narrows) return { absent: true };
	}
	if (isAbsent(value, given.added, param)) return { absent: true };
	const fault = isOfSeveral ? entryFault(entries, param) : undefined;
	return fault === undefined ? { absent: false } : { fault };
}

/** What is wrong with a group of fields that narrows a call, was added and holds nothing. */
export function emptyGroupFault(param: Param, given: FormValue): string | undefined {
	if (param.narrows !== true || !given.held) return undefined;
	return nothingFault(given.value, given, param);
}

/**
 * Whether a value says nothing: undefined, null, blanks, no number, or `false` where a value is wanted, as
 * `{{ $json.vip && $json.id }}` gives it.
 */
function isNothing(value: unknown, param: Param): boolean {
	return isBlank(value) || (value === false && !isSwitch(param));
}

function isSwitch(param: Param): boolean {
	return param.type === 'boolean' || ('fromBoolean' in param && param.fromBoolean === true);
}

function isList(param: Param): boolean {
	return param.type === 'list' || ('several' in param && param.several === true);
}

function isAbsent(value: unknown, added: boolean, param: Param): boolean {
	if (value === undefined || value === null) return true;
	if (added && param.type !== 'time') return false;
	return value === '' || (Array.isArray(value) && value.length === 0);
}

function starFault(
	entries: readonly unknown[],
	param: Param,
	isRefused: boolean,
): Absence | undefined {
	const stars = entries.filter(isEverything);
	if (stars.length === 0) return undefined;
	if (param.filter === true) {
		if (stars.length === entries.length) return { absent: true };
		const fault = translate(
			'message.starAlone',
			'allows * only by itself, which leaves the filter unused (got {given} entries)',
			{ given: entries.length },
		);
		return { fault };
	}
	if (!isRefused) return undefined;
	const fault = translate(
		'message.starRefused',
		'does not allow *, which only works in filters of lists: enter what you mean',
	);
	return { fault };
}

function nothingFault(value: unknown, { added }: FormValue, param: Param): string {
	const words = { given: show(value) };
	if (param.filter === true) {
		return added
			? translate(
					'message.emptyFilter',
					'is empty (got {given}). Fill it in, use * to leave the filter unused, or remove the filter: an empty one never means all',
					words,
				)
			: translate(
					'message.emptyFixedFilter',
					'is empty (got {given}). Fill it in, or use * to leave the filter unused: an empty one never means all',
					words,
				);
	}
	return added
		? translate(
				'message.emptyField',
				'is empty (got {given}). Fill it in, or remove the field: an empty one never means all',
				words,
			)
		: translate(
				'message.emptyFixedField',
				'is empty (got {given}). Fill it in, or reset its value to leave it out: an empty one never means all',
				words,
			);
}

/** An entry that got lost on the way would leave somebody out, and nobody would notice. */
function entryFault(entries: readonly unknown[], param: Param): string | undefined {
	if ('emptyAs' in param && param.emptyAs !== undefined) return undefined;
	const at = entries.findIndex((entry) => isNothing(entry, param));
	return at === -1 ? undefined : emptyEntryFault(entries, at);
}
