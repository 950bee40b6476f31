import { joinNames, translate } from '../../../../i18n/translate';
import { emptyEntryFault, isBlank } from '../../../shared/blank';
import { show } from '../../../shared/given';
import { splitIds } from '../../../shared/ids';
import { InvalidValue, toText } from '../convert';
import { callOf, type Named, type NameIndex } from './nameIndex';

/** How many records an error names. */
const MOST_NAMED = 8;

/**
 * The texts of a value that holds names and ids, as `splitIds` finds them.
 * @param index where known, a text that stands in it as a whole is one name, whatever separators are in it
 * @throws InvalidValue for an entry that is empty or no text that WeCom takes
 */
export function textsOf(value: unknown, index?: NameIndex): string[] {
	const entries = splitIds(value, index && ((text) => index.find(text).length > 0));
	return entries.map((entry, at) => {
		if (isBlank(entry)) throw new InvalidValue(emptyEntryFault(entries, at));
		const place = { oneLine: true, entry: entries.length > 1 ? at + 1 : undefined };
		return toText(entry, {}, place);
	});
}

/** The records that a text stands for, as `NameIndex.find` has it, with the blanks around it or without them. */
export function matchesOf(index: NameIndex, text: string): readonly Named[] {
	const exact = index.find(text);
	return exact.length > 0 ? exact : index.find(text.trim());
}

/**
 * The one record that a text stands for.
 * @throws InvalidValue that says what there is, where it stands for none or for several
 */
export function lookUp(index: NameIndex, text: string): Named {
	const [found, ...others] = matchesOf(index, text);
	if (found && others.length === 0) return found;
	throw new InvalidValue(found ? severalFault(text, [found, ...others]) : noneFault(text, index));
}

function severalFault(text: string, found: readonly Named[]): string {
	const words = { given: show(text), found: inWords(found, withId) };
	return found.some(({ group }) => group)
		? translate(
				'message.nameOfSeveralInGroups',
				'has the name {given}, which stands for more than one: {found}. Write Group/Tag or use the ID',
				words,
			)
		: translate(
				'message.nameOfSeveral',
				'has the name {given}, which stands for more than one: {found}. Use the ID',
				words,
			);
}

function noneFault(text: string, index: NameIndex): string {
	const words = { given: show(text) };
	const near = index.near(text);
	if (near.length > 0) {
		return translate(
			'message.nameOfNoneNear',
			'has the name {given}, which does not exist. Similar ones: {near}',
			{ ...words, near: inWords(near, callOf) },
		);
	}
	const { records } = index;
	return records.length === 0
		? translate(
				'message.nameOfNoneEmpty',
				'has the name {given}, which does not exist. WeCom lists none at all',
				words,
			)
		: translate(
				'message.nameOfNone',
				'has the name {given}, which does not exist. There is: {found}',
				{ ...words, found: inWords(records, callOf) },
			);
}

const withId = (record: Named): string => `${callOf(record)} [${record.id}]`;

function inWords(records: readonly Named[], call: (record: Named) => string): string {
	const shown = joinNames(records.slice(0, MOST_NAMED).map(call));
	const more = records.length - MOST_NAMED;
	return more <= 0
		? shown
		: translate('message.namesAndMore', '{names} and {more} more', { names: shown, more });
}
