import { translate } from '../../i18n/translate';
import { show } from './given';

/** What leaves a filter of a list alone, where somebody gives it on purpose; never a recipient, sender or id. */
const EVERYTHING = '*';

/** Whether a value says nothing: undefined, null, a text of blanks, or a number that is none or infinite. */
export function isBlank(value: unknown): boolean {
	if (value === undefined || value === null) return true;
	if (typeof value === 'number') return !Number.isFinite(value);
	// With the signs that have no width, which `trim` leaves.
	return typeof value === 'string' && value.replace(/[\s\u200b-\u200d\u2060]/g, '') === '';
}

/** Whether a value is the word for everything. */
export function isEverything(value: unknown): boolean {
	return typeof value === 'string' && value.trim() === EVERYTHING;
}

/** What is wrong with a list one entry of which is empty, to be put behind the name of its field. */
export function emptyEntryFault(entries: readonly unknown[], at: number): string {
	return translate(
		'message.emptyEntry',
		'has an empty entry, number {number} of {count} (got {given}): fill it in or remove it',
		{ number: at + 1, count: entries.length, given: show(entries[at]) },
	);
}
