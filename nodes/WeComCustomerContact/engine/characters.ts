import { translate } from '../../../i18n/translate';

/** What a text is, and where it stands. */
export interface Place {
	/** An id, or a text in an address: it has no line breaks, tabs or other control characters. */
	oneLine?: boolean;
	/** Number of the entry in a list, from 1. */
	entry?: number;
}

/**
 * What JSON can write only as \uXXXX, which WeCom refuses with 40033 (doc 90313): halves of characters,
 * and the control characters but backspace, tab, line feed, form feed and carriage return.
 */
const FORBIDDEN = /\p{Cs}|(?![\b\t\n\f\r\u007f-\u009f])\p{Cc}/u;
const FORBIDDEN_IN_ONE_LINE = /[\p{Cs}\p{Cc}\u2028\u2029]/u;

/**
 * Looks for a character that WeCom does not take. Returns what is wrong in words that go behind the name
 * of a field, or undefined.
 */
export function findForbidden(text: string, { oneLine = false, entry }: Place): string | undefined {
	const found = (oneLine ? FORBIDDEN_IN_ONE_LINE : FORBIDDEN).exec(text);
	if (!found) return undefined;
	const [character] = found;
	const where = {
		character: nameOf(character),
		// As a person counts: an emoji before it is one character.
		position: [...text.slice(0, found.index)].length + 1,
	};
	const what = /\p{Cs}/u.test(character) ? halfCharacter(where) : controlCharacter(where);
	return entry === undefined
		? what
		: translate('message.inEntry', '(entry {entry}) {fault}', { entry, fault: what });
}

interface Where {
	/** Its number in Unicode, as in U+0007. */
	character: string;
	/** From 1. */
	position: number;
}

const controlCharacter = (where: Where): string =>
	translate(
		'message.controlCharacter',
		'contains a control character ({character}) at position {position}, which WeCom does not accept. Remove it',
		{ ...where },
	);

const halfCharacter = (where: Where): string =>
	translate(
		'message.halfCharacter',
		"contains half a character ({character}) at position {position}, which WeCom does not accept. This happens when text is cut inside an emoji: cut it with Array.from(text).slice(0, 20).join('')",
		{ ...where },
	);

function nameOf(character: string): string {
	const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
	if (character === '\t') return `U+${code}, ${translate('message.tab', 'a tab')}`;
	const isBreak = /[\r\n\u2028\u2029]/.test(character);
	return isBreak ? `U+${code}, ${translate('message.lineBreak', 'a line break')}` : `U+${code}`;
}
